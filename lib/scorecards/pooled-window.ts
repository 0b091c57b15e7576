import { stageYield } from "@/lib/chain/yields";
import type { Parts } from "@/lib/metrics/kind";
import { pool } from "@/lib/metrics/pool";
import type { Ratio } from "@/lib/metrics/ratio";
import { figureValue } from "@/lib/metrics/value";
import { periodsFrom, type Period } from "@/lib/periods/period";
import type { Figure } from "@/lib/reporting/figure";
import { versionIn, type Metric } from "@/lib/reporting/metric";

type Measured = { readonly metric: Metric; readonly seriesKey: number };
type Window = { readonly first: Period; readonly last: Period };

/** The value of a series over a window, from the sums of its parts; null if a month's parts are missing. */
export function pooledValue(
  measured: Measured,
  window: Window,
  figures: readonly Figure[],
): Ratio | null {
  const version = versionIn(measured.metric, window.last);
  return version === null ? null : figureValue(version, pooledParts(measured, window, figures));
}

/** The yield of a stage over a window, from the sums of its parts; null if a month's parts are missing. */
export function pooledYield(
  measured: Measured,
  window: Window,
  figures: readonly Figure[],
): Ratio | null {
  return stageYield(pooledParts(measured, window, figures));
}

function pooledParts(
  { metric, seriesKey }: Measured,
  { first, last }: Window,
  figures: readonly Figure[],
): Parts | null {
  const version = versionIn(metric, last);
  if (version === null) return null;
  const own = new Map(
    figures.filter((one) => one.seriesKey === seriesKey).map((one) => [one.period, one.parts]),
  );
  const pooled = pool(
    version,
    periodsFrom(first, last).map((period) => own.get(period) ?? null),
  );
  return pooled.state === "pooled" ? pooled.parts : null;
}
