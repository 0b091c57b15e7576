import type { Parts } from "@/lib/metrics/kind";
import type { MetricTerms } from "@/lib/metrics/metric-version";
import { pool } from "@/lib/metrics/pool";
import type { Period } from "@/lib/periods/period";
import type { Figure } from "./figure";
import { addableUnder, versionIn, versionOf, type Metric } from "./metric";

/**
 * The parts of several series of one metric together, summed and never averaged, and the version that they are read by.
 * Null parts where one is missing, the kind has no parts, or the figures' definitions differ in what they count.
 */
export function pooledTogether(
  metric: Metric,
  period: Period,
  figures: readonly (Figure | null)[],
): { readonly version: MetricTerms | null; readonly parts: Parts | null } {
  const versions = figures
    .filter((figure) => figure !== null)
    .map((figure) => versionOf(metric, period, figure))
    .filter((version) => version !== null);
  const shared = addableUnder(metric, versions);
  const pooled =
    shared === null
      ? null
      : pool(
          shared,
          figures.map((figure) => figure?.parts ?? null),
        );
  return {
    version: shared ?? versionIn(metric, period),
    parts: pooled?.state === "pooled" ? pooled.parts : null,
  };
}
