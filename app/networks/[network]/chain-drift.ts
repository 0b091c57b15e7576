import { metricDrift, type MetricDrift } from "@/lib/early-warning/charts/metric-drift";
import { chartMonths } from "@/lib/early-warning/charts/metric-chart";
import type { Judged } from "@/lib/reporting/judged";
import type { Metric } from "@/lib/reporting/metric";
import type { ChainFacts, ChainMonth } from "@/lib/scorecards/chain-month";

/** How far the outcome has slid, by the months up to the one that is shown; null as for `metricDrift`. */
export function outcomeDrift(
  { outcome, reference }: ChainFacts,
  trend: readonly ChainMonth[],
): MetricDrift | null {
  const months = trend.map((month) => month.outcome);
  return slide(outcome.metric, months, reference);
}

/** How far each stage has slid, as the outcome; null for a stage that isn't shared, too. */
export function stageDrifts(
  { stages, reference }: ChainFacts,
  trend: readonly ChainMonth[],
): readonly (MetricDrift | null)[] {
  return stages.map((stage, place) => {
    const months = trend.flatMap((month) => month.stages[place] ?? []);
    return stage === null ? null : slide(stage.metric, months, reference);
  });
}

function slide(metric: Metric, all: readonly Judged[], reference: ChainFacts["reference"]) {
  const first = all.findIndex(({ value }) => value !== null);
  const judged = first === -1 ? [] : all.slice(first);
  // What a chain is made of are yields: more is better.
  return metricDrift(judged, { months: chartMonths(metric, judged), better: "higher" }, reference);
}
