import type { MonthFigure, Series } from "./series";
import { valueOf } from "./transform";

/**
 * What gets lost between partners, as a series to monitor beside theirs: ln of the measured outcome less the sum of ln of the
 * stages' yields. Hand-offs that nobody reports show here alone.
 *
 * A month counts when the outcome and all stages have a share above 0; its version changes with any of theirs.
 *
 * @param outcome the share of customers who got everything right
 * @param stages  the shares of cases that went right at each stage, for the same months
 */
export function betweenSilos(name: string, outcome: Series, stages: readonly Series[]): Series {
  const figures = outcome.figures.map((whole, month): MonthFigure | null => {
    const parts = stages.map((one) => one.figures[month] ?? null);
    const all = [whole, ...parts].filter((one) => one !== null);
    if (all.length <= stages.length || !all.every((one) => valueOf(one) > 0)) return null;
    const logs = all.map((one) => Math.log(valueOf(one)));
    const numerator = logs.reduce((left, one, place) => (place === 0 ? one : left - one), 0);
    return { numerator, denominator: null, version: JSON.stringify(all.map((one) => one.version)) };
  });
  return { name, partner: null, stage: null, better: "higher", transform: "identity", figures };
}
