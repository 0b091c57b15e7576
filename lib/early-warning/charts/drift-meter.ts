import { isOnTrackOrBetter, type Level } from "@/lib/bands/level";
import type { Period } from "@/lib/periods/period";
import type { Better } from "./icons";

/** A month of a series: its value in the metric's unit, null where there is none, and its own level. */
export type DriftMonth = {
  readonly period: Period;
  readonly value: number | null;
  readonly level: Level;
};

/** What was agreed to count from: the value of a window of months, and its last one. */
export type DriftReference = { readonly value: number; readonly last: Period };

/** One step down: the last month that was this good, and how far below the step before it lies, above 0. */
type DriftStep = {
  readonly period: Period;
  readonly value: number;
  readonly by: number;
  readonly level: Level;
};

/** How far a series has slid, in the metric's unit, 0 or more: the sum of its steps. */
export type DriftMeter = {
  readonly from: { readonly value: number; readonly period: Period; readonly isReference: boolean };
  readonly now: { readonly value: number; readonly period: Period };
  readonly total: number;
  readonly steps: readonly DriftStep[];
  /** Whether every step left the level on track or better. */
  readonly allWithinBand: boolean;
};

/**
 * How far a series has slid, and in which steps: "down 3.4 points in 9 steps, each within the band".
 *
 * It counts from the agreed reference, over the months after its last one; without a reference, or where nothing was
 * measured after it, from the best month (the last of several that are equally good). A **step** is a month than which
 * no later one is as good, and which is worse than where it counts from: what a later month has made good again is no
 * step. So each step is worse than the one before, the last step is the last measured month, and the steps add up
 * exactly to the distance between the start and now. Without steps nothing has slid: the total is 0.
 *
 * It describes and doesn't test: ordinary ups and downs make steps too. Whether they are a drift is the signal's to say.
 *
 * @param months of one baseline, oldest first
 * @returns null where nothing was measured, or where no way is better
 */
export function driftMeter(
  months: readonly DriftMonth[],
  { better, reference }: { readonly better: Better; readonly reference: DriftReference | null },
): DriftMeter | null {
  const all = months.filter(isMeasured);
  const after = reference === null ? [] : all.filter(({ period }) => period > reference.last);
  const counted = after.length > 0 ? after : all;
  const last = counted.at(-1);
  if (better === null || last === undefined) return null;
  const isBelow = (one: number, other: number) => (better === "higher" ? one < other : one > other);
  const stairs = neverAsGoodAgain(counted, isBelow);
  const [best = last] = stairs;
  const fromReference = reference !== null && after.length > 0;
  const from = fromReference
    ? { value: reference.value, period: reference.last, isReference: true }
    : { value: best.value, period: best.period, isReference: false };
  const below = stairs.filter(({ value }) => isBelow(value, from.value));
  const steps = below.map(({ period, value, level }, index) => ({
    period,
    value,
    by: Math.abs(value - (below[index - 1]?.value ?? from.value)),
    level,
  }));
  return {
    from,
    now: { value: last.value, period: last.period },
    total: steps.length === 0 ? 0 : Math.abs(last.value - from.value),
    steps,
    allWithinBand: steps.every(({ level }) => isOnTrackOrBetter(level)),
  };
}

type Measured = DriftMonth & { readonly value: number };

function isMeasured(month: DriftMonth): month is Measured {
  return month.value !== null;
}

/** The months than which no later one is as good, oldest first; each is worse than the one before. */
function neverAsGoodAgain(
  months: readonly Measured[],
  isBelow: (one: number, other: number) => boolean,
): readonly Measured[] {
  const found: Measured[] = [];
  for (const month of months.toReversed()) {
    const worse = found.at(-1);
    if (worse === undefined || isBelow(worse.value, month.value)) found.push(month);
  }
  return found.toReversed();
}
