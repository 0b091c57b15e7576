import { markup, type Markup } from "@/app/_components/markup";
import { signalChip } from "@/app/_components/signal";
import { StaticMarkup } from "@/app/_components/static-markup";
import { formatMonth } from "@/app/format";
import { words } from "@/app/words/words";
import type { WarningAnswer } from "@/db/queries/warnings";
import type { Warning } from "@/lib/early-warning/warning";
import { AnswerForm } from "./answer-form";
import { saidText } from "./said-text";
import type { WarningsPage } from "./warnings-page";

const said = words.warnings.life;

/** Every warning that was opened, the last one first: how it stands, what was said of it by whom, and the form for those who may. */
export function Life({ page, mayAnswer }: { page: WarningsPage; mayAnswer: boolean }) {
  const { warnings } = page;
  const { answers: given, chainNumber, network } = page.place;
  const { form } = words.warnings;
  const noteHint = chainNumber === 1 ? form.noteHint : form.noteHintForParties;
  const { names, shown } = page.choice;
  return (
    <section aria-labelledby="life" className="flex flex-col gap-3">
      <h2 id="life" className="section-title">
        {said.title}
      </h2>
      {warnings.length === 0 ? <p className="max-w-[70ch] text-ink-2">{said.none}</p> : null}
      {warnings.toReversed().map((warning, place) => {
        const { openedPeriod, state } = warning;
        const answers = given.filter((one) => one.openedPeriod === openedPeriod);
        return (
          <article
            key={openedPeriod}
            aria-labelledby={`warning-${openedPeriod}`}
            className="card flex flex-col gap-4 p-4"
          >
            <StaticMarkup className="flex flex-col gap-3" of={told(warning, answers, page)} />
            {mayAnswer ? (
              <AnswerForm
                slug={network.slug}
                chain={shown === names[0] ? null : shown}
                openedPeriod={openedPeriod}
                over={answers.length}
                isFolded={state === "closed" || place !== 0}
                words={{ ...form, noteHint }}
                answers={words.forms.answers}
              />
            ) : null}
          </article>
        );
      })}
    </section>
  );
}

function told(
  { openedPeriod, level, actSince, state }: Warning,
  answers: readonly WarningAnswer[],
  { place: { names, network } }: WarningsPage,
): Markup {
  const { timeZone } = network;
  const rose =
    actSince === null || actSince === openedPeriod
      ? null
      : markup`<span class="text-ink-2">${said.rose(formatMonth(actSince))}</span>`;
  return markup`
    <h3 id="warning-${openedPeriod}" class="font-[590]">${said.opened(formatMonth(openedPeriod))}</h3>
    <p class="flex flex-wrap items-center gap-x-4 gap-y-1">
      ${signalChip({ kind: "concern", side: "low" }, words.warnings.chips[level])}
      ${rose}
      <span class="font-[510]">${said.states[state]}</span>
    </p>
    ${
      answers.length === 0
        ? null
        : markup`<ol class="flex flex-col gap-3 border-l-2 border-line-strong pl-4">${answers.map(
            (one) => markup`<li class="flex max-w-[70ch] flex-col gap-1 wrap-anywhere">
              <span class="text-[13px] text-ink-2">${saidText(one, { names, timeZone })}</span>
              <span class="whitespace-pre-line">${one.note}</span>
              ${one.evidence === null ? null : markup`<span class="whitespace-pre-line">${said.evidence}: ${one.evidence}</span>`}
            </li>`,
          )}</ol>`
    }`;
}
