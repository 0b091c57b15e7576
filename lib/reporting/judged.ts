import type { Bounds } from "@/lib/bands/bounds";
import { levelOf, type Level } from "@/lib/bands/level";
import type { Parts } from "@/lib/metrics/kind";
import type { MetricTerms } from "@/lib/metrics/metric-version";
import { pool } from "@/lib/metrics/pool";
import type { Ratio } from "@/lib/metrics/ratio";
import { figureValue } from "@/lib/metrics/value";
import type { Period } from "@/lib/periods/period";
import type { Figure } from "./figure";
import { addableUnder, boundsIn, versionIn, versionOf, type Metric } from "./metric";

/** A figure with what it comes to under the definition and the bounds in force in its period. */
export type Judged = {
  readonly period: Period;
  readonly figure: Figure | null;
  readonly version: MetricTerms | null;
  readonly bounds: Bounds | null;
  readonly parts: Parts | null;
  readonly value: Ratio | null;
  readonly level: Level;
  /** Only submitted as yet; of several together, that any of them is. */
  readonly provisional: boolean;
  /** Said not to apply, which isn't the same as missing; of several together, that none applies. */
  readonly notApplicable: boolean;
};

/**
 * A figure judged by what was in force in its period. No figure, an emptied one and "not applicable" are `no-data`.
 * The version is the one that the figure is pinned to, or, without a figure, the one in force.
 */
export function judged(metric: Metric, period: Period, figure: Figure | null): Judged {
  const version = versionOf(metric, period, figure);
  const parts = figure?.parts ?? null;
  return under({ metric, period, version, parts, figure }, [figure]);
}

/**
 * The parts of several series of one metric together, summed and never averaged, and the version that they are read by.
 * Null parts where one is missing, the kind has no parts, or the figures' definitions differ in what they count.
 */
export function pooledTogether(
  metric: Metric,
  period: Period,
  figures: readonly (Figure | null)[],
): Pick<Judged, "version" | "parts"> {
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

/** Several series of one metric judged as one, by what `pooledTogether` gives; without it there is no value. */
export function judgedTogether(
  metric: Metric,
  period: Period,
  figures: readonly (Figure | null)[],
): Judged {
  const pooled = pooledTogether(metric, period, figures);
  return under({ metric, period, ...pooled, figure: null }, figures);
}

function under(
  {
    metric,
    period,
    version,
    parts,
    figure,
  }: Pick<Judged, "period" | "version" | "parts" | "figure"> & { readonly metric: Metric },
  figures: readonly (Figure | null)[],
): Judged {
  const bounds = boundsIn(metric, period);
  const value = version === null ? null : figureValue(version, parts);
  return {
    period,
    figure,
    version,
    bounds,
    parts,
    value,
    level: levelOf(value, bounds),
    provisional: figures.some((one) => one?.status === "submitted"),
    notApplicable: figures.length > 0 && figures.every((one) => one?.notApplicable === true),
  };
}
