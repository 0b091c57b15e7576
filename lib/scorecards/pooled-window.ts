import type { Parts } from "@/lib/metrics/kind";
import type { MetricTerms } from "@/lib/metrics/metric-version";
import { pool } from "@/lib/metrics/pool";
import { periodsFrom, type Period } from "@/lib/periods/period";
import type { Figure } from "@/lib/reporting/figure";
import { addableUnder, versionOf } from "@/lib/reporting/metric";
import type { Measured } from "./measured";

/** Months that are looked at together, both ends included. */
export type Window = { readonly first: Period; readonly last: Period };

/** The parts of a series summed over a window, and a version under which they stand. */
export type PooledWindow = { readonly version: MetricTerms; readonly parts: Parts };

/**
 * A series summed over a window. Null if a month's parts are missing, if the kind has no parts, or if the figures'
 * definitions differ in kind or decimals or can't be compared.
 */
export function pooledOver(
  { metric, seriesKey }: Measured,
  { first, last }: Window,
  figures: readonly Figure[],
): PooledWindow | null {
  const own = new Map(
    figures.filter((one) => one.seriesKey === seriesKey).map((one) => [one.period, one]),
  );
  const months = periodsFrom(first, last).map((period) => own.get(period) ?? null);
  const versions = months
    .filter((figure) => figure !== null)
    .map((figure) => versionOf(metric, figure.period, figure))
    .filter((version) => version !== null);
  const version = addableUnder(metric, versions);
  if (version === null) return null;
  const pooled = pool(
    version,
    months.map((figure) => figure?.parts ?? null),
  );
  return pooled.state === "pooled" ? { version, parts: pooled.parts } : null;
}
