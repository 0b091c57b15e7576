import { incompleteBeta } from "./incomplete-beta";
import type { SeriesScores } from "./scores";

const lately = 12;
const rare = 0.01;

/**
 * How restless a series has become: the mean moving range of its last 12 residuals over that of those before. `grew` says that
 * chance alone would seldom (1 in 100) show as much; scores rest on noise that stays the same, so their promise is then weaker.
 */
export type Dispersion = { readonly ratio: number; readonly grew: boolean };

type Ranges = { readonly mean: number; readonly variance: number; readonly degrees: number };

/** Mean absolute and mean square successive difference, with the degrees of freedom of the latter on independent noise. */
function rangesOf(residuals: Float64Array): Ranges {
  const n = residuals.length;
  const differences = [...residuals.subarray(1)].map(
    (one, place) => one - (residuals[place] ?? one),
  );
  const sum = differences.reduce((total, one) => total + Math.abs(one), 0);
  const squares = differences.reduce((total, one) => total + one * one, 0);
  return {
    mean: sum / (n - 1),
    variance: squares / (2 * (n - 1)),
    degrees: (2 * (n - 1) ** 2) / (3 * n - 4),
  };
}

/**
 * Whether a series' noise has grown, told from month-to-month differences, which a drift hardly moves; an F-test with the
 * degrees of freedom of mean square successive differences. Null with fewer than 12 residuals before the last 12, or no noise.
 *
 * @see J. von Neumann et al., "The mean square successive difference", Annals of Mathematical Statistics 12 (1941), 153-162
 */
export function dispersionOf({ residuals }: SeriesScores): Dispersion | null {
  const known = residuals.filter((one) => !Number.isNaN(one));
  if (known.length < 2 * lately) return null;
  const late = rangesOf(known.subarray(-lately));
  const early = rangesOf(known.subarray(0, -lately));
  if (early.variance === 0) return null;
  const inner = late.degrees * (late.variance / early.variance);
  const below = early.degrees / (early.degrees + inner);
  const tail = incompleteBeta(
    below,
    inner / (early.degrees + inner),
    early.degrees / 2,
    late.degrees / 2,
  );
  return { ratio: late.mean / early.mean, grew: tail < rare };
}
