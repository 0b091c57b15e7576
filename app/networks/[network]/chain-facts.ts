import type { MetricsPlace } from "@/db/queries/places";
import type { Ratio } from "@/lib/metrics/ratio";
import type { Period } from "@/lib/periods/period";
import type { Figure } from "@/lib/reporting/figure";
import { chainSteps } from "@/lib/scorecards/agreed-chain";
import type { ChainFacts } from "@/lib/scorecards/chain-month";

/**
 * What a network's chain is computed from; null where it has none, and where the outcome isn't visible to the viewer. A
 * stage that isn't is null.
 *
 * @param place has the metrics that measure the chain
 * @param aggregate what is composed with stages that aren't shared, by month
 */
export function chainFacts(
  { network, chain, agreed, metrics, periods }: MetricsPlace,
  figures: readonly Figure[],
  aggregate: ReadonlyMap<Period, Ratio> = new Map(),
): ChainFacts | null {
  const steps = chainSteps(chain, agreed, metrics);
  if (steps === null) return null;
  return {
    steps,
    composedMetric: metrics.find(({ code }) => code === chain?.composedMetricCode) ?? null,
    periods: periods.map(({ period }) => period),
    reference: network.reference,
    figures,
    aggregate,
  };
}
