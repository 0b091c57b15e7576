import { metricDrift, type MetricDrift } from "@/lib/early-warning/charts/metric-drift";
import { chartMonths } from "@/lib/early-warning/charts/metric-chart";
import type { Judged } from "@/lib/reporting/judged";
import type { Metric } from "@/lib/reporting/metric";
import type { ChainFacts, ChainMonth } from "@/lib/scorecards/chain-month";

/** How far the outcome and each stage have slid, by the months up to the one that is shown; null as for `metricDrift`, and for a stage that isn't shared. */
export function chainDrift(
  { outcome, stages, reference }: ChainFacts,
  trend: readonly ChainMonth[],
): { readonly outcome: MetricDrift | null; readonly stages: readonly (MetricDrift | null)[] } {
  const slide = (metric: Metric, all: readonly Judged[]) => {
    const first = all.findIndex(({ value }) => value !== null);
    const judged = first === -1 ? [] : all.slice(first);
    // What a chain is made of are yields: more is better.
    return metricDrift(
      judged,
      { months: chartMonths(metric, judged), better: "higher" },
      reference,
    );
  };
  return {
    outcome: slide(
      outcome.metric,
      trend.map((month) => month.outcome),
    ),
    stages: stages.map((stage, place) =>
      stage === null
        ? null
        : slide(
            stage.metric,
            trend.flatMap((month) => month.stages[place] ?? []),
          ),
    ),
  };
}
