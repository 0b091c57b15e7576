import type { Chain } from "@/db/queries/chains";
import type { Period } from "@/lib/periods/period";
import type { Figure } from "@/lib/reporting/figure";
import type { Metric } from "@/lib/reporting/metric";
import type { ChainFacts } from "@/lib/scorecards/chain-health";

/** What chain health is computed from; null when a series of the chain isn't visible to the viewer. */
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
  const stages = chain.stages.map(({ seriesKey }) => measuredBy(seriesKey));
  if (outcome === null || !stages.every((stage) => stage !== null)) return null;
  return {
    stages,
    outcome,
    composedMetric: metrics.find(({ code }) => code === chain.composedMetricCode) ?? null,
    periods,
    reference,
    figures,
  };
}
