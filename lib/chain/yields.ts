import type { Parts } from "@/lib/metrics/kind";
import {
  addRatios,
  compareRatios,
  multiplyRatios,
  ratio,
  subtractRatios,
  type Ratio,
} from "@/lib/metrics/ratio";

const none = ratio(0, 1);
const all = ratio(1, 1);

function complete(yields: readonly (Ratio | null)[]): readonly Ratio[] | null {
  const known = yields.filter((one) => one !== null);
  return known.length > 0 && known.length === yields.length ? known : null;
}

/**
 * The share of a stage's cases that went right the first time, 0 to 1. Null when its parts are unknown or nothing was due.
 *
 * @throws RangeError when more cases went right than there were, or fewer than none
 */
export function stageYield(parts: Parts | null): Ratio | null {
  if (parts === null || parts.denominator === null || parts.denominator === 0) return null;
  const share = ratio(parts.numerator, parts.denominator);
  if (compareRatios(share, none) < 0 || compareRatios(share, all) > 0) {
    throw new RangeError(
      `a yield lies between 0 and 1, got ${parts.numerator} of ${parts.denominator}`,
    );
  }
  return share;
}

/** The rolled throughput yield: the product of the stages' yields, exact. Null when one is missing or there are none. */
export function rolledYield(yields: readonly (Ratio | null)[]): Ratio | null {
  return complete(yields)?.reduce(multiplyRatios) ?? null;
}

/**
 * The least and the most share of customers for whom every stage can have gone right, whatever failures have to do with
 * each other: max(0, sum of the yields − (n − 1)) and the smallest yield. Null when one is missing or there are none.
 *
 * @see M. Fréchet, "Généralisation du théorème des probabilités totales", Fundamenta Mathematicae 25 (1935), 379-387
 */
export function yieldBounds(
  yields: readonly (Ratio | null)[],
): { readonly least: Ratio; readonly most: Ratio } | null {
  const known = complete(yields);
  if (known === null) return null;
  const overlap = subtractRatios(known.reduce(addRatios), ratio(known.length - 1, 1));
  return {
    least: compareRatios(overlap, none) > 0 ? overlap : none,
    most: known.reduce((least, one) => (compareRatios(one, least) < 0 ? one : least)),
  };
}

/**
 * The unexplained gap: the outcome measured at the customer minus the yield composed of the stages, as a fraction;
 * times 100 it is in points. Negative where something is lost between the stages, positive where failures coincide.
 * Null when either is missing.
 */
export function gap(measured: Ratio | null, composed: Ratio | null): Ratio | null {
  return measured === null || composed === null ? null : subtractRatios(measured, composed);
}

/** The index of the lowest yield among those that are known, the first one on a tie; null when none is known. */
export function weakestStage(yields: readonly (Ratio | null)[]): number | null {
  let weakest: { readonly stage: number; readonly share: Ratio } | null = null;
  for (const [stage, share] of yields.entries()) {
    if (share === null) continue;
    if (weakest === null || compareRatios(share, weakest.share) < 0) weakest = { stage, share };
  }
  return weakest?.stage ?? null;
}
