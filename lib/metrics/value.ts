import { hasDenominator, type Measure, type Parts } from "./kind";
import { ratio, type Ratio } from "./ratio";

/**
 * The exact value of a figure in its metric's unit: per cent for a proportion, the unit per case or volume for a mean
 * or a rate, the plain value otherwise.
 *
 * Null when the parts are unknown, when a kind in two parts lacks its denominator, or when that is 0: no data, never 0.
 */
export function figureValue(measure: Measure, parts: Parts | null): Ratio | null {
  if (parts === null) return null;
  const unit = 10n ** BigInt(measure.decimals);
  if (!hasDenominator(measure.kind)) return ratio(parts.numerator, unit);
  if (parts.denominator === null || parts.denominator === 0) return null;
  // Both parts of a proportion are in the same smallest unit, which cancels.
  return measure.kind === "proportion"
    ? ratio(BigInt(parts.numerator) * 100n, parts.denominator)
    : ratio(parts.numerator, BigInt(parts.denominator) * unit);
}

/**
 * The parts of a figure in the metric's unit, as doubles: for charts and statistics, not for judgements or figures in words.
 * Null where the figure has no value.
 */
export function measuredIn(measure: Measure, parts: Parts | null): Parts | null {
  if (parts === null) return null;
  const unit = 10 ** measure.decimals;
  if (!hasDenominator(measure.kind))
    return { numerator: parts.numerator / unit, denominator: null };
  if (parts.denominator === null || parts.denominator === 0) return null;
  return measure.kind === "proportion"
    ? parts
    : { numerator: parts.numerator / unit, denominator: parts.denominator };
}

/** As `figureValue`, as a double that was rounded more than once: for lines in charts. */
export function charted(measure: Measure, parts: Parts | null): number | null {
  const measured = measuredIn(measure, parts);
  if (measured === null) return null;
  const { numerator, denominator } = measured;
  if (denominator === null) return numerator;
  return (measure.kind === "proportion" ? numerator * 100 : numerator) / denominator;
}
