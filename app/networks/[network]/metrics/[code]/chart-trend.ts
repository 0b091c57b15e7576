import { relaxedNote } from "@/app/_components/relaxed-note";
import { signalWord } from "@/app/_components/signal";
import type { Trend, TrendSignal } from "@/app/_components/trend";
import { trendPoints } from "@/app/_components/trend-of";
import { formatMonth, formatValue } from "@/app/format";
import { words } from "@/app/words/words";
import { variationOf } from "@/lib/early-warning/charts/icons";
import type { Judged } from "@/lib/reporting/judged";
import type { MetricHistory } from "./metric-history";

/** What the chart of a metric draws; null where nothing was measured. */
export function chartTrend(
  { charted, chart, restated }: MetricHistory,
  names: ReadonlyMap<string, string>,
): Trend | null {
  const [first] = charted;
  const last = charted.at(-1);
  if (first === undefined || last === undefined) return null;
  const { better, months, reading } = chart;
  const points = trendPoints(charted, [], restated).map((point, index) => {
    const { limits = null, signal = null } = chart.chart.points[index] ?? {};
    const newBaseline = months[index]?.newBaseline ?? false;
    return { ...point, newBaseline, limits, signal: drawn(variationOf(signal, better)) };
  });
  const summary = words.chain.trendSummary(
    last.version?.name ?? "",
    formatMonth(first.period),
    formatMonth(last.period),
    formatValue(first.value, first.version),
    formatValue(last.value, last.version),
  );
  const signal = signalWord(reading?.variation ?? { kind: "common-cause" });
  return {
    summary: words.charts.asOf(summary, levelText(last, names), signal),
    unit: last.version?.unit ?? "",
    scale: "linear",
    names: { ...words.charts.legend, value: words.metric.value, compared: null },
    points,
  };
}

/** The level in words, with what relaxed it. */
function levelText(month: Judged, names: ReadonlyMap<string, string>): string {
  return relaxedNote(month, names)?.says.replace(/\.$/, "") ?? words.levels[month.level];
}

function drawn(variation: ReturnType<typeof variationOf>): TrendSignal | null {
  return variation.kind === "common-cause" ? null : variation;
}
