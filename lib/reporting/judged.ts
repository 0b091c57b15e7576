import type { Bounds } from "@/lib/bands/bounds";
import type { Evaluation } from "@/lib/bands/evaluation";
import { levelOf, type Level } from "@/lib/bands/level";
import type { Parts } from "@/lib/metrics/kind";
import type { MetricTerms } from "@/lib/metrics/metric-version";
import type { Ratio } from "@/lib/metrics/ratio";
import { figureValue } from "@/lib/metrics/value";
import type { Period } from "@/lib/periods/period";
import { evaluated, relaxedTermsIn } from "./evaluated";
import type { Figure } from "./figure";
import { bandSetIn, versionOf, type Metric } from "./metric";
import { pooledTogether } from "./pooled-together";

/** What flex and grace did in a month, or would have done, and who agreed to them. */
export type Relaxed = Evaluation & { readonly agreedBy: readonly string[] };

/** A figure with what it comes to under the definition and the bounds in force in its period. */
export type Judged = {
  readonly period: Period;
  readonly figure: Figure | null;
  readonly version: MetricTerms | null;
  /** As they were agreed, without flex. */
  readonly bounds: Bounds | null;
  readonly parts: Parts | null;
  readonly value: Ratio | null;
  readonly level: Level;
  /** Null where no rule applied and no grace was used: then the level is that of the agreed bounds. */
  readonly relaxed: Relaxed | null;
  /** Only submitted as yet; of several together, that any of them is. */
  readonly provisional: boolean;
  /** A question about it is open; of several together, about any of them. */
  readonly disputed?: boolean;
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
  const set = bandSetIn(metric, period);
  const bounds = set?.bounds ?? null;
  const value = version === null ? null : figureValue(version, parts);
  const seriesKeys = figures.flatMap((one) => one?.seriesKey ?? []);
  const evaluation = evaluated({ metric, period, seriesKeys, value });
  return {
    period,
    figure,
    version,
    bounds,
    parts,
    value,
    level: evaluation?.level ?? levelOf(value, bounds),
    relaxed: evaluation === null ? null : relaxedIn(metric, evaluation),
    provisional: figures.some((one) => one?.status === "submitted"),
    disputed: figures.some((one) => one?.status === "disputed"),
    notApplicable: figures.length > 0 && figures.every((one) => one?.notApplicable === true),
  };
}

function relaxedIn(metric: Metric, evaluation: Evaluation): Relaxed | null {
  const { applied, grace, setFrom } = evaluation;
  if (applied.length === 0 && grace === null) return null;
  const agreedBy = setFrom === null ? [] : relaxedTermsIn(metric, setFrom).partyIds;
  return { ...evaluation, agreedBy };
}
