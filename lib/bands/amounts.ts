import {
  addRatios,
  compareRatios,
  decimal,
  multiplyRatios,
  ratio,
  subtractRatios,
  type Ratio,
} from "@/lib/metrics/ratio";
import type { Bounds, ExactBounds } from "./bounds";
import type { Effect } from "./flex-rule";

/**
 * How far bounds move, exact, in the metric's unit. Of a one-sided metric it is one amount by which target and floor move to the
 * worse; of one in a range there are four, upwards where they are positive: outer from, inner from, inner to, outer to.
 */
export type Amounts = readonly Ratio[];

/** Nothing: the amount of a bound that stays. */
export const zero: Ratio = ratio(0, 1);

/**
 * The amounts of an agreed effect.
 *
 * @throws RangeError if one isn't a decimal text such as "1.5"
 */
export function amountsOf(effect: Effect): Amounts {
  if ("amount" in effect) return [decimal(effect.amount)];
  const { outerFrom, innerFrom, innerTo, outerTo } = effect;
  return [outerFrom, innerFrom, innerTo, outerTo].map(decimal);
}

/** Whether these amounts can move such bounds: one amount for a better side, four for a range. */
export function canMove(amounts: Amounts, direction: Bounds["direction"]): boolean {
  return amounts.length === (direction === "in-range" ? 4 : 1);
}

/** What amounts for the same bounds come to together; nothing for none. */
export function addedUp(all: readonly Amounts[]): Amounts {
  const [first, ...others] = all;
  if (first === undefined) return [];
  return others.reduce(
    (sum, one) => sum.map((amount, bound) => addRatios(amount, one[bound] ?? zero)),
    first,
  );
}

/** The amounts with none above `most` in size, each for itself. */
export function upTo(most: Ratio | null, amounts: Amounts): Amounts {
  if (most === null) return amounts;
  const least = multiplyRatios(most, ratio(-1, 1));
  return amounts.map((amount) => {
    if (compareRatios(amount, most) > 0) return most;
    return compareRatios(amount, least) < 0 ? least : amount;
  });
}

/** The amounts with each that isn't 0 larger by `more`, away from 0. */
export function grownBy(more: Ratio, amounts: Amounts): Amounts {
  return amounts.map((amount) => {
    const sign = compareRatios(amount, zero);
    if (sign === 0) return amount;
    return sign > 0 ? addRatios(amount, more) : subtractRatios(amount, more);
  });
}

/** The bounds moved by these amounts; stretch stays. No amounts move nothing. */
export function movedBounds(bounds: ExactBounds, amounts: Amounts): ExactBounds {
  if (amounts.length === 0) return bounds;
  const [first = zero, second = zero, third = zero, fourth = zero] = amounts;
  if (bounds.direction === "in-range") {
    const { direction, inner, outer } = bounds;
    return {
      direction,
      inner: { from: addRatios(inner.from, second), to: addRatios(inner.to, third) },
      outer: { from: addRatios(outer.from, first), to: addRatios(outer.to, fourth) },
    };
  }
  const move = bounds.direction === "higher" ? subtractRatios : addRatios;
  return { ...bounds, target: move(bounds.target, first), floor: move(bounds.floor, first) };
}

/** By how much these amounts lower the bar: what target and floor moved by, or how much wider the inner range became. */
export function lowering(amounts: Amounts): Ratio {
  const [first = zero, innerFrom, innerTo] = amounts;
  if (innerFrom === undefined || innerTo === undefined) return first;
  return subtractRatios(innerTo, innerFrom);
}
