import { meanMovingRange, type Limits } from "./limits";

/** So many of so many: of cases for a proportion, per volume for a rate. The denominator is above 0. */
export type Counted = { readonly numerator: number; readonly denominator: number };

/** What counts are: parts of a whole, which end at 1, or events per volume, which don't. */
export type CountedKind = "proportion" | "rate";

/** What the limits of counts rest on: the pooled centre, and how many times wider than chance alone the months spread. */
export type CountedSpread = {
  readonly kind: CountedKind;
  readonly centre: number;
  /** Laney's sigma z, from the moving ranges of the standardised months; 1 is what chance alone explains; null with fewer than two months or without any chance. */
  readonly sigmaZ: number | null;
};

/** From the mean moving range of two to a standard deviation. */
const perStandardDeviation = 1.128;

/**
 * Centre and spread of counts in their order; screened as for `individualsLimits`.
 *
 * @see D. B. Laney, "Improved control charts for attributes", Quality Engineering 14 (2002), 531-537
 */
export function countedSpread(
  kind: CountedKind,
  counts: readonly Counted[],
  screened: boolean,
): CountedSpread | null {
  const all = counts.reduce((sum, { denominator }) => sum + denominator, 0);
  if (all === 0) return null;
  const centre = counts.reduce((sum, { numerator }) => sum + numerator, 0) / all;
  const standardised = counts.map(({ numerator, denominator }) => {
    const chance = chanceOf(kind, centre, denominator);
    return chance === 0 ? 0 : (numerator / denominator - centre) / chance;
  });
  const range = meanMovingRange(standardised, screened);
  const isCertain = chanceOf(kind, centre, 1) === 0;
  return {
    kind,
    centre,
    sigmaZ: range === null || isCertain ? null : range / perStandardDeviation,
  };
}

/**
 * The limits of a month with this denominator, as a fraction: 3 standard deviations of chance alone (the p and the u
 * chart), or of chance times sigma z (Laney's p' and u'). Kept within what is possible.
 */
export function countedLimits(
  { kind, centre, sigmaZ }: CountedSpread,
  denominator: number,
  widened: boolean,
): Limits {
  const reach = 3 * chanceOf(kind, centre, denominator) * (widened ? (sigmaZ ?? 1) : 1);
  const most = kind === "proportion" ? 1 : Infinity;
  return {
    mean: centre,
    lower: Math.max(0, centre - reach),
    upper: Math.min(most, centre + reach),
    reach,
  };
}

/** The standard deviation that chance alone gives so many cases. */
function chanceOf(kind: CountedKind, centre: number, denominator: number): number {
  const variance = kind === "proportion" ? centre * (1 - centre) : centre;
  return Math.sqrt(Math.max(0, variance) / denominator);
}
