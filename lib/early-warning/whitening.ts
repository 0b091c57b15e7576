import { at } from "./at";
import type { SeriesScores } from "./scores";

const firstMonths = 24;
const most = 0.2;

/** What one series says about the month-to-month correlation of a chain, from its first 24 valid months. */
type Lag = { readonly correlation: number; readonly months: number };

function lagOf({ values, residuals, validMonths }: SeriesScores): Lag | null {
  if (validMonths < firstMonths) return null;
  let seen = 0;
  const end = values.findIndex((one) => !Number.isNaN(one) && ++seen === firstMonths);
  const early = residuals.subarray(0, end + 1);
  const known = early.filter((one) => !Number.isNaN(one));
  const mean = known.reduce((sum, one) => sum + one, 0) / known.length;
  let square = 0;
  let product = 0;
  for (let month = 0; month < early.length; month++) {
    const here = at(early, month) - mean;
    if (Number.isNaN(here)) continue;
    square += here * here;
    const before = at(early, month - 1) - mean;
    if (!Number.isNaN(before)) product += here * before;
  }
  return square > 0 ? { correlation: product / square, months: known.length } : null;
}

/**
 * The share φ of each month that a chain's series carry into the next one, from their first 24 valid months: the lag-1
 * correlation of residuals that were not whitened, pooled, corrected by (1 + 4φ) / n for its bias, from 0 to 0.2.
 *
 * @param scores of the chain's series, scored without whitening; those under 24 valid months say nothing yet
 * @see F. H. C. Marriott, J. A. Pope, "Bias in the estimation of autocorrelations", Biometrika 41 (1954), 390-402
 */
export function whiteningOf(scores: readonly SeriesScores[]): number {
  const lags = scores.map(lagOf).filter((one) => one !== null);
  const months = lags.reduce((sum, one) => sum + one.months, 0);
  if (months === 0) return 0;
  const pooled = lags.reduce((sum, one) => sum + one.correlation * one.months, 0) / months;
  const perSeries = months / lags.length;
  return Math.max(0, Math.min(most, pooled + (1 + 4 * pooled) / perSeries));
}
