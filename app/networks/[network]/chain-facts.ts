import type { Chain } from "@/db/queries/chains";
import type { MetricsPlace } from "@/db/queries/places";
import type { Ratio } from "@/lib/metrics/ratio";
import type { Period } from "@/lib/periods/period";
import type { Figure } from "@/lib/reporting/figure";
import type { ChainFacts } from "@/lib/scorecards/chain-month";

/** The keys of the series that a chain is measured by: its outcome's and its stages'. */
export function chainSeriesKeys({ outcomeSeriesKey, stages }: Chain): readonly number[] {
  return [outcomeSeriesKey, ...stages.map(({ seriesKey }) => seriesKey)];
}

/**
 * What a network's chain is computed from; null where it has none, and where the outcome isn't visible to the viewer. A
 * stage that isn't is null.
 *
 * @param place has the metrics that measure the chain
 * @param aggregate what is composed with stages that aren't shared, by month
 */
export function chainFacts(
  { network, chain, metrics, periods }: MetricsPlace,
  figures: readonly Figure[],
  aggregate: ReadonlyMap<Period, Ratio> = new Map(),
): ChainFacts | null {
  if (chain === null) return null;
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
    periods: periods.map(({ period }) => period),
    reference: network.reference,
    figures,
    aggregate,
  };
}
