import type { Bounds } from "@/lib/bands/bounds";
import { levelOf, type Level } from "@/lib/bands/level";
import type { Parts } from "@/lib/metrics/kind";
import type { MetricVersion } from "@/lib/metrics/metric-version";
import { pool } from "@/lib/metrics/pool";
import type { Ratio } from "@/lib/metrics/ratio";
import { figureValue } from "@/lib/metrics/value";
import type { Period } from "@/lib/periods/period";
import type { Figure } from "./figure";
import { boundsIn, versionIn, type Metric } from "./metric";

/** A figure with what it comes to under the definition and the bounds in force in its period. */
export type Judged = {
  readonly period: Period;
  readonly figure: Figure | null;
  readonly version: MetricVersion | null;
  readonly bounds: Bounds | null;
  readonly parts: Parts | null;
  readonly value: Ratio | null;
  readonly level: Level;
};

/**
 * A figure judged by what was in force in its period. No figure, an emptied one and "not applicable" are `no-data`.
 * The version is the one that the figure is pinned to, or, without a figure, the one in force.
 */
export function judged(metric: Metric, period: Period, figure: Figure | null): Judged {
  const version =
    metric.versions.find((one) => one.version === figure?.metricVersion) ??
    versionIn(metric, period);
  return under({ metric, period, version }, figure, figure?.parts ?? null);
}

/**
 * Several series of one metric judged as one: parts are summed, never averaged.
 * Where a part is missing, or the kind has no parts, there is no pooled value.
 */
export function judgedTogether(
  metric: Metric,
  period: Period,
  figures: readonly (Figure | null)[],
): Judged {
  const version = versionIn(metric, period);
  const pooled =
    version === null
      ? null
      : pool(
          version,
          figures.map((figure) => figure?.parts ?? null),
        );
  const parts = pooled?.state === "pooled" ? pooled.parts : null;
  return under({ metric, period, version }, null, parts);
}

function under(
  { metric, period, version }: { metric: Metric; period: Period; version: MetricVersion | null },
  figure: Figure | null,
  parts: Parts | null,
): Judged {
  const bounds = boundsIn(metric, period);
  const value = version === null ? null : figureValue(version, parts);
  return { period, figure, version, bounds, parts, value, level: levelOf(value, bounds) };
}
