import { addRatios, multiplyRatios, ratio, subtractRatios, type Ratio } from "@/lib/metrics/ratio";
import { addMonths, type Period } from "@/lib/periods/period";
import { lowering, zero } from "./amounts";
import type { BandSet } from "./band-set";
import { exactBounds, type ExactBounds, type InRangeBounds } from "./bounds";
import type { Evaluation } from "./evaluation";

/** One agreed change of the bar, in the metric's unit, above 0 where it was lowered. */
type BarStep = { readonly period: Period; readonly by: Ratio };

/** How far the bar of a metric has been lowered up to a month, in its unit; below 0 it was raised. */
export type BarDrift = {
  readonly steps: readonly BarStep[];
  /** What the agreed changes add up to. */
  readonly changes: Ratio;
  /** The mean flex of the last twelve months. */
  readonly flex: Ratio;
  readonly total: Ratio;
  /** In how many of the last twelve months grace was used. */
  readonly graceUsed: number;
};

const twelfth = ratio(1, 12);

/**
 * How far agreed changes and flex have lowered the bar of a metric since the first agreement: worse-ward changes of the
 * target minus better-ward ones (of a range: how much wider its inner range became), plus the mean flex over the last twelve
 * months, where a month without flex counts as 0. Grace is counted beside it. Null before the first agreement.
 *
 * @param sets the agreed band sets, oldest first; a set with another direction than the one before changes nothing that adds up
 * @param months of the metric, judged
 */
export function barDrift(
  sets: readonly Pick<BandSet, "effectiveFrom" | "bounds">[],
  months: readonly Evaluation[],
  at: Period,
): BarDrift | null {
  const agreed = sets.filter(({ effectiveFrom }) => effectiveFrom <= at);
  if (agreed.length === 0) return null;
  const steps = agreed.slice(1).map(({ effectiveFrom, bounds }, index) => ({
    period: effectiveFrom,
    by: lowered(exactBounds(agreed[index]?.bounds ?? bounds), exactBounds(bounds)),
  }));
  const first = addMonths(at, -11);
  const lately = months.filter(({ period }) => period >= first && period <= at);
  const changes = sum(steps.map(({ by }) => by));
  const flex = multiplyRatios(sum(lately.map(({ moved }) => lowering(moved))), twelfth);
  return {
    steps: steps.filter(({ by }) => by.numerator !== 0n),
    changes,
    flex,
    total: addRatios(changes, flex),
    graceUsed: lately.filter(({ grace }) => grace !== null && grace.used <= grace.of).length,
  };
}

function sum(all: readonly Ratio[]): Ratio {
  return all.reduce(addRatios, zero);
}

function lowered(before: ExactBounds, after: ExactBounds): Ratio {
  if (before.direction === "in-range") {
    return after.direction === "in-range" ? widened(before.inner, after.inner) : zero;
  }
  if (before.direction !== after.direction) return zero;
  return before.direction === "higher"
    ? subtractRatios(before.target, after.target)
    : subtractRatios(after.target, before.target);
}

function widened(
  before: InRangeBounds<Ratio>["inner"],
  after: InRangeBounds<Ratio>["inner"],
): Ratio {
  return addRatios(subtractRatios(before.from, after.from), subtractRatios(after.to, before.to));
}
