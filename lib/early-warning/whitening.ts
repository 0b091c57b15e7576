import { at } from "./at";
import { harmonicsFor, type Harmonics } from "./design";
import { residualsFor } from "./scores";
import type { Series } from "./series";

const firstMonths = 24;
const most = 0.2;

/** What one series says about the month-to-month correlation of a chain, from its first 24 valid months. */
type Lag = { readonly correlation: number; readonly months: number };

function lagOf(series: Series, harmonics: Harmonics): Lag | null {
  const early = residualsFor(series, { harmonics, validMonths: firstMonths });
  if (early === null) return null;
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
 * correlation of residuals that were not whitened, pooled, corrected by (1 + 4φ) / n for its bias, from 0 to 0.2. Series under
 * 24 valid months say nothing yet; what comes later changes nothing any more.
 *
 * @param harmonics of the baseline; those of 24 months if not said
 * @see F. H. C. Marriott, J. A. Pope, "Bias in the estimation of autocorrelations", Biometrika 41 (1954), 390-402
 */
export function whiteningOf(
  series: readonly Series[],
  harmonics: Harmonics = harmonicsFor(firstMonths),
): number {
  const lags = series.map((one) => lagOf(one, harmonics)).filter((one) => one !== null);
  const months = lags.reduce((sum, one) => sum + one.months, 0);
  if (months === 0) return 0;
  const pooled = lags.reduce((sum, one) => sum + one.correlation * one.months, 0) / months;
  const perSeries = months / lags.length;
  return Math.max(0, Math.min(most, pooled + (1 + 4 * pooled) / perSeries));
}
