import { boundsText } from "@/app/_components/bounds-text";
import {
  disputedMark,
  levelChip,
  provisionalMark,
  relaxedMark,
  type LevelStanding,
} from "@/app/_components/level";
import { markup, type Markup } from "@/app/_components/markup";
import { relaxedNote } from "@/app/_components/relaxed-note";
import { signalChip } from "@/app/_components/signal";
import { formatMonth, formatPercent, formatValue } from "@/app/format";
import { words } from "@/app/words/words";
import type { Variation } from "@/lib/early-warning/charts/icons";
import type { Period } from "@/lib/periods/period";
import { judgedTogether } from "@/lib/reporting/judged";
import type { ChainMonth } from "@/lib/scorecards/chain-month";
import type { MetricMonth } from "./figure-sources";
import { subjects } from "./series-title";

/** How the metric stands in a month: value and level of its series together with its signal, or of what the chain composes. */
export function metricStanding(
  { metric, period, figures }: MetricMonth,
  {
    composed,
    signal,
    names,
  }: {
    readonly composed: ChainMonth | null;
    readonly signal: Variation | null;
    readonly names: ReadonlyMap<string, string>;
  },
): Markup {
  if (metric.series.length > 0) {
    const together = judgedTogether(metric, period, figures);
    const value = formatValue(together.value, together.version);
    return standing(
      { ...together, note: relaxedNote(together, names) },
      { value, signal, about: subjects(metric.series, names), period },
    );
  }
  const { value = null, bounds = null } = composed?.composed ?? {};
  return markup`
    <p class="text-ink-2">${words.metrics.computed}</p>
    ${
      composed === null
        ? null
        : standing(composed.composed, {
            value: formatPercent(value),
            signal: null,
            about: boundsText(bounds, "%"),
            period,
          })
    }`;
}

function standing(
  { level, notApplicable = false, provisional = false, disputed, note = null }: LevelStanding,
  {
    value,
    signal,
    about,
    period,
  }: {
    readonly value: string;
    readonly signal: Variation | null;
    readonly about: string;
    readonly period: Period;
  },
): Markup {
  const before = about === "" ? "" : `${about} · `;
  return markup`<p class="flex flex-wrap items-center gap-3 text-xl leading-7 font-[590]">
    <span>${value}</span>
    ${levelChip(level, notApplicable)}${disputedMark(disputed)}${relaxedMark(note)}${provisionalMark(provisional)}
    ${signal === null ? null : signalChip(signal)}
    <span class="text-[13px] font-normal text-ink-2">
      ${before}${formatMonth(period)} (<time datetime="${period}">${period}</time>)
    </span>
  </p>
  ${note === null ? null : markup`<p class="max-w-[90ch]">${note.says}</p>`}`;
}
