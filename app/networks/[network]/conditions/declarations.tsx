import { ActionButton } from "@/app/_components/action-button";
import { ScrollRegion } from "@/app/_components/scroll-region";
import { formatDayOf, formatInstant, formatList, formatMonth } from "@/app/format";
import { words } from "@/app/words/words";
import type { Period } from "@/lib/periods/period";
import { monthsAfterTheFact, waitingFor, type Declaration } from "@/lib/scorecards/conditions";
import { confirm, withdraw } from "./actions";
import { effectTexts } from "./effect-texts";
import type { ConditionsPage } from "./read-page";

const said = words.conditions.declared;

/** What was declared, the newest first: by whom, who confirmed it and who hasn't, and what it flexes. */
export function Declarations({ page }: { page: ConditionsPage }) {
  const { declarations } = page;
  return (
    <section aria-labelledby="declared" className="flex flex-col gap-3">
      <h2 id="declared" className="section-title">
        {said.title}
      </h2>
      {declarations.length === 0 ? (
        <p className="text-ink-2">{said.none}</p>
      ) : (
        <ScrollRegion label={said.title}>
          <table className="data-table [&_td]:align-top [&_tbody_th]:align-top">
            <thead>
              <tr>
                <th scope="col">{said.condition}</th>
                <th scope="col">{said.by}</th>
                <th scope="col">{said.confirmed}</th>
                <th scope="col">{said.effect}</th>
              </tr>
            </thead>
            <tbody>
              {declarations.map((one) => (
                <Line key={one.number} declaration={one} page={page} />
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
    </section>
  );
}

function Line({ declaration, page }: { declaration: Declaration; page: ConditionsPage }) {
  const { condition, reason, declaredBy, personName, declaredAt } = declaration;
  const { timeZone } = page.network;
  const after = monthsAfterTheFact(declaration);
  return (
    <tr>
      <th scope="row" className="min-w-44 wrap-anywhere">
        {condition}
        <small>{monthsText(declaration)}</small>
        {after.length === 0 ? null : (
          <span className="mt-1 block text-[13px] leading-5 font-[510] text-watch">
            {said.after}
          </span>
        )}
      </th>
      <td className="min-w-56 wrap-anywhere">
        <span className="whitespace-pre-line">{reason}</span>
        <small>
          {said.byWhom(personName, page.nameOf(declaredBy), formatInstant(declaredAt, timeZone))}
        </small>
      </td>
      <td className="min-w-56 wrap-anywhere">
        <Confirmations declaration={declaration} page={page} />
      </td>
      <td className="min-w-52">
        {effectTexts(declaration, page).map((text) => (
          <p key={text}>{text}</p>
        ))}
        {after.length === 0 ? null : (
          <small>
            {said.afterText(
              formatList(after.map(formatMonth)),
              after.length === 1 ? said.was : said.were,
            )}
          </small>
        )}
      </td>
    </tr>
  );
}

function Confirmations({ declaration, page }: { declaration: Declaration; page: ConditionsPage }) {
  const { confirmations, withdrawnAt, closedMonth } = declaration;
  const { network, nameOf } = page;
  const waiting = waitingFor(declaration);
  return (
    <div className="flex flex-col items-start gap-2">
      {confirmations.length === 0 ? (
        <p>{said.nobody}</p>
      ) : (
        <ul className="flex flex-col gap-1">
          {confirmations.map(({ organisationId, personName, confirmedAt }) => (
            <li key={organisationId}>
              {said.byWhom(
                personName,
                nameOf(organisationId),
                formatInstant(confirmedAt, network.timeZone),
              )}
            </li>
          ))}
        </ul>
      )}
      {withdrawnAt === null ? null : (
        <p className="text-ink-2">{said.withdrawn(formatDayOf(withdrawnAt, network.timeZone))}</p>
      )}
      {waiting.length === 0 ? null : (
        <p className="font-[510]">
          {closedMonth === null
            ? said.waiting(formatList(waiting.map(nameOf)))
            : said.closed(formatMonth(closedMonth))}
        </p>
      )}
      {withdrawnAt === null && waiting.length === 0 ? (
        <p className="font-[510] text-good">{said.complete}</p>
      ) : null}
      <Buttons declaration={declaration} page={page} waiting={waiting} />
    </div>
  );
}

function Buttons({
  declaration: {
    number,
    condition,
    declaredBy,
    confirmations,
    withdrawnAt,
    closedMonth,
    ...months
  },
  page: { network, viewer, mayAgree },
  waiting,
}: {
  declaration: Declaration;
  page: ConditionsPage;
  waiting: readonly string[];
}) {
  if (!mayAgree || withdrawnAt !== null) return null;
  const about = [condition, monthsText(months)] as const;
  if (waiting.includes(viewer.organisationId) && closedMonth === null) {
    return (
      <ActionButton
        act={confirm.bind(null, network.slug, { number })}
        label={words.conditions.confirm}
        name={words.conditions.confirmOf(...about)}
        words={words.forms.answers}
        className="button-primary"
      />
    );
  }
  if (declaredBy !== viewer.organisationId || confirmations.length > 0) return null;
  return (
    <ActionButton
      act={withdraw.bind(null, network.slug, { number })}
      label={words.conditions.withdraw}
      name={words.conditions.withdrawOf(...about)}
      words={words.forms.answers}
    />
  );
}

function monthsText({ first, last }: { readonly first: Period; readonly last: Period }): string {
  return first === last
    ? formatMonth(first)
    : words.conditions.named.between(formatMonth(first), formatMonth(last));
}
