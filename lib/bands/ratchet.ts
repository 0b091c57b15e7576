import {
  addRatios,
  compareRatios,
  decimal,
  multiplyRatios,
  ratio,
  roundedText,
  type Ratio,
} from "@/lib/metrics/ratio";
import type { Bounds } from "./bounds";

/**
 * The tighter target that twelve months in a row on the better side of the target suggest: halfway between it and their
 * average, rounded to two decimals. Null where a month isn't better than the target or is missing, where no side is better, and
 * where rounding leaves the target as it is. It is only ever proposed.
 *
 * @param months the values of the last twelve months
 * @param average of those months, pooled from their parts
 */
export function ratchet(
  bounds: Bounds,
  months: readonly (Ratio | null)[],
  average: Ratio | null,
): string | null {
  if (bounds.direction === "in-range" || months.length !== 12 || average === null) return null;
  const target = decimal(bounds.target);
  const better = bounds.direction === "higher" ? 1 : -1;
  const isBetter = (value: Ratio | null) =>
    value !== null && compareRatios(value, target) === better;
  if (!months.every(isBetter)) return null;
  const proposed = roundedText(multiplyRatios(addRatios(target, average), ratio(1, 2)), 2);
  return isBetter(decimal(proposed)) ? proposed : null;
}
