import { disputedMark, levelChip, provisionalMark, relaxedMark } from "@/app/_components/level";
import { markup, type Markup } from "@/app/_components/markup";
import { periodLinks } from "@/app/_components/period-links";
import { relaxedNote } from "@/app/_components/relaxed-note";
import { StaticMarkup } from "@/app/_components/static-markup";
import { formatChange, formatMonth, formatPercent, formatWhole } from "@/app/format";
import { hrefOf } from "@/app/viewer";
import { words } from "@/app/words/words";
import type { Period } from "@/lib/periods/period";
import type { ChainHealth } from "@/lib/scorecards/chain-health";
import type { MonthFacts } from "@/lib/scorecards/chain-month";
import { chainStrip } from "./chain-strip";
import { composition } from "./composition";
import { driftMeter } from "./drift-meter";
import { hiddenHarm } from "./hidden-harm";
import { OutcomeTrend } from "./outcome-trend";
import { chainCustomer } from "./chain-customer";
import { chainExpectations } from "./chain-expectations";
import { chainQuestion } from "./chain-question";
import { chainChoice, type ChainChoice } from "./chain-choice";
import type { ChainPage, NoChainPage } from "./chain-page";
import { chainWeakest } from "./chain-weakest";
import { whereFrom } from "./where-from";

/** Chain health of a month, the customer first. */
export function ChainView({
  page,
  base,
  choice,
  periods,
}: {
  page: ChainPage | NoChainPage;
  base: string;
  choice: ChainChoice;
  periods: readonly Period[];
}) {
  if (typeof page === "string") {
    const nothing = markup`
      ${chainChoice(base, choice)}
      <h1 class="text-2xl leading-8 font-semibold tracking-tight">${words.chain.notShown[page]}</h1>
      <p><a href="${hrefOf(`${base}/chains`)}" class="text-link">${words.chain.agreedChains}</a></p>`;
    return <StaticMarkup className="flex flex-col gap-4" of={nothing} />;
  }
  const month = markup`
    ${headline(page, periods)}${chainQuestion(page)}${chainStrip(page)}${hiddenHarm(page)}${driftMeter(page)}${chainCustomer(page)}${composition(page)}${whereFrom(page)}${chainExpectations(page)}`;
  return (
    <div className="flex flex-col gap-10">
      <StaticMarkup className="flex flex-col gap-10" of={month} />
      <OutcomeTrend page={page} />
    </div>
  );
}

function headline(page: ChainPage, periods: readonly Period[]): Markup {
  const { base, network, facts, health } = page;
  const { period, outcome } = health.month;
  const month = formatMonth(period);
  const note = relaxedNote(outcome, page.names);
  const says =
    outcome.value === null
      ? words.chain.headlineMissing(month)
      : words.chain.headline(formatPercent(outcome.value), month);
  return markup`<section class="flex flex-col gap-3">
    <div class="flex flex-wrap items-center justify-between gap-3">
      <p class="text-[13px] text-ink-2">${network.name} · ${month} (<time datetime="${period}">${period}</time>)</p>
      ${periodLinks(base, period, periods, page.choice.query)}
    </div>
    ${chainChoice(base, page.choice)}
    <h1 class="max-w-[26ch] text-[28px] leading-9 font-semibold tracking-[-0.02em] sm:text-[32px] sm:leading-10">
      ${says}
    </h1>
    <p class="flex flex-wrap items-center gap-x-3 gap-y-1 text-[15px] leading-[22px] text-ink-2">
      ${levelChip(outcome.level, outcome.notApplicable)}
      ${disputedMark(outcome.disputed)}${relaxedMark(note)}${provisionalMark(outcome.provisional)}
      <span>${moved(health, facts)}</span>
    </p>
    ${chainWeakest(page)}
    ${note === null ? null : markup`<p class="max-w-[90ch] text-ink-2">${note.says}</p>`}
    <p class="max-w-[70ch] text-ink-2">${customers(page)}${words.chain.promise}: ${page.chain.promise}</p>
  </section>`;
}

/** How many customers didn't get what was promised, which leads to the outcome. */
function customers({ base, facts, health }: ChainPage): Markup | null {
  if (health.customers === null) return null;
  const href = hrefOf(`${base}/metrics/${facts.outcome.metric.code}?period=${health.month.period}`);
  const { harmed, all } = health.customers;
  const says = words.chain.harmed(formatWhole(harmed), formatWhole(all));
  return markup`<a href="${href}" class="text-link">${says}</a> ${words.chain.didNot} `;
}

/** How the outcome moved, against the reference window first. */
function moved({ change, referenceOutcome }: ChainHealth, { reference }: MonthFacts): string {
  const window =
    reference === null
      ? ""
      : words.chain.against(
          formatMonth(reference.first),
          formatMonth(reference.last),
          formatPercent(referenceOutcome),
        );
  const moves = [
    { by: change.reference, from: window },
    { by: change.lastMonth, from: words.chain.lastMonth },
    { by: change.lastYear, from: words.chain.lastYear },
  ].filter(({ by }) => by !== null);
  const says = moves.map(({ by, from }) => words.chain.moved(formatChange(by), from)).join("; ");
  return says === "" ? "" : `${says}.`;
}
