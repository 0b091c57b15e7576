import { metricDrift, type MetricDrift } from "@/lib/early-warning/charts/metric-drift";
import { chartMonths } from "@/lib/early-warning/charts/metric-chart";
import type { Judged } from "@/lib/reporting/judged";
import type { Metric } from "@/lib/reporting/metric";
import type { ChainFacts, ChainMonth, MonthFacts } from "@/lib/scorecards/chain-month";
import { wholeOf } from "@/lib/scorecards/chain-shape";
import type { Measured } from "@/lib/scorecards/measured";

/** How far the outcome has slid, by the months up to the one that is shown; null as for `metricDrift`. */
export function outcomeDrift(
  { outcome, reference }: MonthFacts,
  trend: readonly ChainMonth[],
): MetricDrift | null {
  const months = trend.filter(({ shape }) => shape.outcome.seriesKey === outcome.seriesKey);
  return slide(
    outcome.metric,
    months.map((month) => month.outcome),
    reference,
  );
}

/** How far each stage has slid while it was one, as the outcome; null for a stage that isn't shared, or has branches, too. */
export function stageDrifts(
  { stages, reference }: MonthFacts,
  trend: readonly ChainMonth[],
): readonly (MetricDrift | null)[] {
  return stages.map((stage) => {
    const measured = wholeOf(stage);
    if (measured === null) return null;
    const months = trend.flatMap((month) => stageOf(month, measured) ?? []);
    return slide(measured.metric, months, reference);
  });
}

function stageOf({ shape, stages }: ChainMonth, { seriesKey }: Measured): Judged | null {
  const place = shape.stages.findIndex((stage) => wholeOf(stage)?.seriesKey === seriesKey);
  return stages[place] ?? null;
}

function slide(metric: Metric, all: readonly Judged[], reference: ChainFacts["reference"]) {
  const first = all.findIndex(({ value }) => value !== null);
  const judged = first === -1 ? [] : all.slice(first);
  // What a chain is made of are yields: more is better.
  return metricDrift(judged, { months: chartMonths(metric, judged), better: "higher" }, reference);
}
