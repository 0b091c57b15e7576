import type { Chain } from "@/db/queries/chains";
import type { Period } from "@/lib/periods/period";
import type { Figure } from "@/lib/reporting/figure";
import type { Metric } from "@/lib/reporting/metric";
import type { ChainFacts } from "@/lib/scorecards/chain-month";

/** The keys of the series that a chain is measured by: its outcome's and its stages'. */
export function chainSeriesKeys({ outcomeSeriesKey, stages }: Chain): readonly number[] {
  return [outcomeSeriesKey, ...stages.map(({ seriesKey }) => seriesKey)];
}

/** What chain health is computed from; null when the outcome isn't visible to the viewer. A stage that isn't is null. */
export function chainFacts({
  chain,
  metrics,
  figures,
  periods,
  reference,
}: {
  chain: Chain;
  metrics: readonly Metric[];
  figures: readonly Figure[];
  periods: readonly Period[];
  reference: ChainFacts["reference"];
}): ChainFacts | null {
  const measuredBy = (seriesKey: number) => {
    const metric = metrics.find(({ series }) => series.some(({ key }) => key === seriesKey));
    return metric === undefined ? null : { metric, seriesKey };
  };
  const outcome = measuredBy(chain.outcomeSeriesKey);
  if (outcome === null) return null;
  return {
    stages: chain.stages.map(({ seriesKey }) => measuredBy(seriesKey)),
    outcome,
    composedMetric: metrics.find(({ code }) => code === chain.composedMetricCode) ?? null,
    periods,
    reference,
    figures,
  };
}
