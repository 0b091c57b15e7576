import { multiplyRatios, ratio, subtractRatios, toNumber, type Ratio } from "@/lib/metrics/ratio";
import { apportioned } from "./apportioned";

/**
 * How a change of the composed yield divides among the stages, in the order of the chain.
 *
 * `shares` of the change are doubles that sum to 1; a stage that moved the other way has a negative one.
 * `points` are percentage points of the composed yield that sum to its change. Both are null when there is no change
 * to divide or when a yield is 0. `slippedMost` is the index of the stage that worsened most, null when none did.
 */
export type Attribution = {
  readonly shares: readonly number[] | null;
  readonly points: readonly number[] | null;
  readonly slippedMost: number | null;
};

function logChange(before: Ratio, after: Ratio): number {
  // With a yield of 0 there are no shares: only whether the stage worsened counts.
  if (before.numerator === 0n) return 0;
  if (after.numerator === 0n) return -Infinity;
  const now = after.numerator * before.denominator;
  const then = before.numerator * after.denominator;
  // The logarithm of a quotient near 1 would lose the digits that its exact difference from 1 still has.
  const isNear = now < 2n * then && then < 2n * now;
  return isNear
    ? Math.log1p(toNumber(ratio(now - then, then)))
    : Math.log(toNumber(ratio(now, then)));
}

function changes(before: readonly Ratio[], after: readonly Ratio[]): number[] {
  if (before.length !== after.length) {
    throw new RangeError(`${before.length} stages before, ${after.length} after`);
  }
  return before.flatMap((then, stage) => {
    const now = after[stage];
    return now === undefined ? [] : [logChange(then, now)];
  });
}

function composed(yields: readonly Ratio[]): Ratio {
  return yields.reduce(multiplyRatios, ratio(1, 1));
}

/**
 * How the change of the composed yield between two windows divides among the stages: share i is Δln yᵢ / Σ Δln yⱼ.
 *
 * The logarithms add up where differences of a product don't, so nothing is left over, and the two windows exchanged
 * give the same shares. Points are the logarithmic mean Divisia index (LMDI) of the product.
 *
 * @param before the stages' yields in the reference window
 * @param after the stages' yields in the later window, in the same order
 * @throws RangeError when the windows differ in their number of stages
 * @see B. W. Ang, "Decomposition analysis for policymaking in energy", Energy Policy 32 (2004), 1131-1139
 */
export function attribute(before: readonly Ratio[], after: readonly Ratio[]): Attribution {
  const logs = changes(before, after);
  const worst = Math.min(0, ...logs);
  const slippedMost = worst < 0 ? logs.indexOf(worst) : null;
  const total = logs.reduce((sum, one) => sum + one, 0);
  const hasZero = [...before, ...after].some((one) => one.numerator === 0n);
  if (hasZero || Math.abs(total) < 1e-12) return { shares: null, points: null, slippedMost };
  const change = 100 * toNumber(subtractRatios(composed(after), composed(before)));
  const shares = logs.map((one) => one / total);
  return { shares, points: shares.map((share) => share * change), slippedMost };
}

/**
 * Points of an attribution as whole customers of a window, in the same order.
 *
 * Points / 100 × volume, rounded by largest remainder: they add up to the rounded total, half away from zero, and each is less
 * than one customer from its exact number. Of equal remainders the stage nearer the start of the chain is rounded up in size.
 *
 * @param volume the customers of the later window
 * @throws RangeError if `volume` isn't a safe integer of 0 or more, or points aren't finite
 */
export function customers(points: readonly number[], volume: number): number[] {
  if (!Number.isSafeInteger(volume) || volume < 0) {
    throw new RangeError(`customers are a whole number of 0 or more, got ${volume}`);
  }
  const sum = points.reduce((subtotal, one) => subtotal + one, 0);
  if (!Number.isFinite(sum))
    throw new RangeError(`points must be finite, got ${points.join(", ")}`);
  const sign = sum < 0 ? -1 : 1;
  return apportioned(
    points.map((one) => (one * volume) / 100),
    sign * Math.round((sign * sum * volume) / 100),
  );
}
