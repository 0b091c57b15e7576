import type { ReactNode } from "react";
import { formatDayOf, formatInstant, formatList, formatMonth } from "@/app/format";
import { words } from "@/app/words/words";
import { monthsAfterTheFact, waitingFor, type Declaration } from "@/lib/scorecards/conditions";
import { DeclarationButtons } from "./declaration-buttons";
import { effectTexts } from "./effect-texts";
import { monthsText } from "./months-text";
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
        <ul className="card divide-y divide-line">
          {declarations.map((one) => (
            <Line key={one.number} declaration={one} page={page} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Line({ declaration, page }: { declaration: Declaration; page: ConditionsPage }) {
  const { condition, reason, declaredBy, personName, declaredAt } = declaration;
  const after = monthsAfterTheFact(declaration);
  const when = formatInstant(declaredAt, page.network.timeZone);
  return (
    <li className="grid gap-x-6 gap-y-3 px-4 py-4 wrap-anywhere md:grid-cols-[3fr_5fr_4fr_4fr]">
      <div>
        <h3 className="font-[590]">{condition}</h3>
        <p>{monthsText(declaration)}</p>
        {after.length === 0 ? null : <p className="font-[510] text-watch">{said.after}</p>}
      </div>
      <Fact title={said.by}>
        <p className="whitespace-pre-line">{reason}</p>
        <p className="text-[13px] text-ink-2">
          {said.byWhom(personName, page.nameOf(declaredBy), when)}
        </p>
      </Fact>
      <Fact title={said.confirmed}>
        <Confirmations declaration={declaration} page={page} />
        <DeclarationButtons declaration={declaration} page={page} />
      </Fact>
      <Fact title={said.effect}>
        {effectTexts(declaration, page).map((text) => (
          <p key={text}>{text}</p>
        ))}
        {after.length === 0 ? null : (
          <p className="text-[13px] text-ink-2">
            {said.afterText(
              formatList(after.map(formatMonth)),
              after.length === 1 ? said.was : said.were,
            )}
          </p>
        )}
      </Fact>
    </li>
  );
}

function Fact({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="flex flex-col items-start gap-1">
      <p className="text-[13px] text-ink-3">{title}</p>
      {children}
    </div>
  );
}

function Confirmations({ declaration, page }: { declaration: Declaration; page: ConditionsPage }) {
  const { confirmations, withdrawnAt, closedMonth } = declaration;
  const { nameOf } = page;
  const { timeZone } = page.network;
  const waiting = waitingFor(declaration);
  return (
    <>
      {confirmations.length === 0 ? (
        <p>{said.nobody}</p>
      ) : (
        <ul className="flex flex-col gap-1">
          {confirmations.map(({ organisationId, personName, confirmedAt }) => (
            <li key={organisationId}>
              {said.byWhom(
                personName,
                nameOf(organisationId),
                formatInstant(confirmedAt, timeZone),
              )}
            </li>
          ))}
        </ul>
      )}
      {withdrawnAt === null ? null : (
        <p className="text-ink-2">{said.withdrawn(formatDayOf(withdrawnAt, timeZone))}</p>
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
    </>
  );
}
