import { ActionButton } from "@/app/_components/action-button";
import { Disclosure } from "@/app/_components/disclosure";
import { markup, type Markup } from "@/app/_components/markup";
import { StaticMarkup } from "@/app/_components/static-markup";
import { formatMonth, formatValue } from "@/app/format";
import { words } from "@/app/words/words";
import { can } from "@/lib/access/can";
import { versionIn } from "@/lib/reporting/metric";
import type { ValueInRelationship } from "@/lib/scorecards/relationship";
import { moneyOf } from "../../slas/money";
import { value as enter } from "./actions";
import { ClaimForm } from "./claim-form";
import type { PairPage } from "./pair-page";
import { RefuseForm } from "./refuse-form";

const said = words.value;

/** What each side had from the other, as it claims; the other side recognises it or says why not. */
export function ValueOfPair({ page }: { page: PairPage }) {
  const { network, viewer, they, card, periods, guards } = page;
  const mayEnter = can(viewer, "agree", network.id);
  const months = periods.slice(-13).toReversed();
  return (
    <section aria-labelledby="value" className="flex flex-col gap-3">
      <h2 id="value" className="section-title">
        {said.title}
      </h2>
      <p className="max-w-[70ch] text-ink-2">{card.value.length === 0 ? said.none : said.lead}</p>
      {card.value.length === 0 ? null : (
        <ul className="card divide-y divide-line">
          {card.value.map((entry) => (
            <li key={entry.number} className="flex flex-col gap-2 px-4 py-3 wrap-anywhere">
              <StaticMarkup className="flex flex-col gap-1" of={facts(entry, page)} />
              {mayEnter && entry.otherId === viewer.organisationId && entry.answer === null ? (
                <Answer entry={entry} page={page} />
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {mayEnter ? (
        <Disclosure summary={said.claim} className="print:hidden">
          <ClaimForm
            slug={network.slug}
            other={they.id}
            choices={kinds.map((kind) => ({ value: kind, text: said.kinds[kind] }))}
            months={months.map((month) => ({ value: month, text: formatMonth(month) }))}
            guards={[{ value: "", text: said.form.noGuard }, ...guards]}
            amountHint={said.form.amountHint(network.currency)}
            words={formWords}
            answers={words.forms.answers}
          />
        </Disclosure>
      ) : null}
    </section>
  );
}

const kinds = ["saving", "income", "cost"] as const;
const { kind, month, amount, says, saysHint, guard, guardHint, send } = said.form;
const formWords = { kind, month, amount, says, saysHint, guard, guardHint, send };

function Answer({ entry, page }: { entry: ValueInRelationship; page: PairPage }) {
  const { slug } = page.network;
  return (
    <div className="flex flex-wrap items-start gap-x-6 gap-y-2 print:hidden">
      <ActionButton
        act={enter.bind(null, slug, { kind: "recognise", entry: entry.number })}
        label={said.recognise}
        name={said.recogniseOf(titleOf(entry))}
        words={words.forms.answers}
      />
      <Disclosure summary={said.answer}>
        <RefuseForm
          slug={slug}
          entry={entry.number}
          words={said.answerForm}
          answers={words.forms.answers}
        />
      </Disclosure>
    </div>
  );
}

function titleOf({ kind: what, amount: much, currency, period }: ValueInRelationship): string {
  return said.line(said.kinds[what], moneyOf(much, currency), formatMonth(period));
}

function facts(entry: ValueInRelationship, { viewer, they }: PairPage): Markup {
  const { answer, isQuestion, organisationId, personName } = entry;
  const own = organisationId === viewer.organisationId;
  const by = said.by(own ? viewer.organisationName : they.name, personName);
  const guarded = guardText(entry);
  return markup`
    <p class="flex flex-wrap items-baseline gap-x-3 gap-y-1"><span class="font-[590]">${titleOf(entry)}</span>
      ${stateChip(answer)}
      ${isQuestion ? markup`<span class="level-watch">${said.question}</span>` : null}</p>
    <p>${entry.says}</p>
    <p class="text-[13px] text-ink-2">${by}</p>
    ${guarded === null ? null : markup`<p class="text-[13px]">${guarded}</p>`}
    ${answer?.recognised === false ? markup`<p class="text-[13px]">${said.because(answer.says ?? "")}</p>` : null}`;
}

function stateChip(answer: ValueInRelationship["answer"]): Markup {
  if (answer === null) return markup`<span class="outcome-pending">${said.open}</span>`;
  return answer.recognised
    ? markup`<span class="level-on-track">${said.recognised}</span>`
    : markup`<span class="level-no-data">${said.notRecognised}</span>`;
}

function guardText({ guardedBy, guard: reading, period }: ValueInRelationship): string | null {
  if (guardedBy === null || reading === null) return null;
  const version = versionIn(guardedBy, period);
  const name = version === null ? guardedBy.code : `${guardedBy.code} ${version.name}`;
  const { state, before, after } = reading;
  if (state === "unknown") return said.guard.unknown(name);
  return said.guard[state](name, formatValue(before, version), formatValue(after, version));
}
