import { at } from "./at";
import { designOf, harmonicsFor, type Harmonics } from "./design";
import { filterOf, play, roomFor, whitenedAt, type Filter } from "./filter";
import type { Series } from "./series";
import { normalScoreOfStudent } from "./student";
import { oriented } from "./transform";

/** How far a score may count: heavy tails must not alarm. */
const clip = 3;

/**
 * What the engine knows of one series by itself; it changes only with the series' own figures or the chain's whitening.
 *
 * A number a month, NaN where there is none: `values` on the oriented scale, `residuals` (recursive, in units of that scale),
 * `scores` (standard normal while nothing changes, above 0 is worse, not clipped).
 */
export type SeriesScores = {
  readonly series: Series;
  readonly validMonths: number;
  readonly harmonics: Harmonics;
  readonly filter: Filter;
  readonly values: Float64Array;
  readonly residuals: Float64Array;
  readonly scores: Float64Array;
};

/** How a series is scored: harmonics by its length if not said, and the chain's whitening, none if not said. */
export type Scoring = { readonly harmonics?: Harmonics; readonly whitening?: number };

/**
 * The scores of one series: recursive residuals of its baseline, each held against the root mean square of those before it.
 *
 * @throws RangeError if months differ in the number of their covariates
 * @see C. P. Quesenberry, "SPC Q charts for start-up processes and short or long runs", Journal of Quality Technology 23 (1991), 213-224
 */
export function scoresOf(series: Series, { harmonics, whitening = 0 }: Scoring = {}): SeriesScores {
  const values = oriented(series);
  const validMonths = values.reduce((count, one) => (Number.isNaN(one) ? count : count + 1), 0);
  const season = harmonics ?? harmonicsFor(validMonths);
  const filter = filterOf(designOf(series, values, season), whitening);
  const residuals = residualsOf(filter, values);
  const scores = studentised(residuals);
  return { series, validMonths, harmonics: season, filter, values, residuals, scores };
}

/**
 * The recursive residuals of a series up to its so many-th valid month, not whitened; null if it has fewer.
 *
 * @throws RangeError if months differ in the number of their covariates
 */
export function residualsFor(
  series: Series,
  { harmonics, validMonths }: { readonly harmonics: Harmonics; readonly validMonths: number },
): Float64Array | null {
  let seen = 0;
  const values = oriented(series);
  const last = values.findIndex((one) => !Number.isNaN(one) && ++seen === validMonths);
  if (last < 0) return null;
  const early = values.subarray(0, last + 1);
  const short = { ...series, figures: series.figures.slice(0, last + 1) };
  return residualsOf(filterOf(designOf(short, early, harmonics), 0), early);
}

/** The recursive residuals of a column of values under a filter, NaN where there is none. */
function residualsOf(filter: Filter, values: Float64Array): Float64Array {
  const residuals = new Float64Array(values.length).fill(Number.NaN);
  const played = roomFor(filter, 1);
  // Every baseline has an intercept: taking a constant off changes nothing but keeps digits.
  const first = values.find((one) => !Number.isNaN(one)) ?? 0;
  const centred = values.map((one) => one - first);
  for (let month = 0; month < values.length; month++) {
    if (filter.hasRow[month] === 0) continue;
    played.values[0] = whitenedAt(centred, month, 1, filter.whitening);
    play(filter, month, played, 0, 0);
    residuals[month] = at(played.values, 0);
  }
  return residuals;
}

/**
 * Each number over the root mean square of at least two before it, as a standard normal score; NaN before that, while all were
 * 0, and for NaN, which teaches nothing.
 */
export function studentised(numbers: Float64Array): Float64Array {
  let squares = 0;
  let known = 0;
  return numbers.map((one) => {
    if (Number.isNaN(one)) return one;
    const score =
      known < 2 || squares === 0
        ? Number.NaN
        : normalScoreOfStudent(one / Math.sqrt(squares / known), known);
    squares += one * one;
    known += 1;
    return score;
  });
}

/** A score within the clip; NaN stays NaN. */
export function clipped(score: number): number {
  return Math.max(-clip, Math.min(clip, score));
}
