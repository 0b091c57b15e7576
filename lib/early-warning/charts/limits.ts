/**
 * The limits of one point in the unit of its values. `reach` is how far a limit lies from the mean before it is kept
 * within what is possible: nearness is judged by it.
 */
export type Limits = {
  readonly mean: number;
  readonly lower: number;
  readonly upper: number;
  readonly reach: number;
};

/** From the mean to a limit in moving ranges, as it is printed for XmR charts: 3 / 1.128. */
const rangesToLimit = 2.66;

/** A moving range of this many times their mean isn't ordinary: the upper limit of ranges of two. */
const ordinaryRanges = 3.267;

/** How the limits of an individuals chart are taken. */
export type IndividualsOptions = {
  /** Leaves out, once, the moving ranges that aren't ordinary: one odd month then doesn't widen the limits. */
  readonly screened: boolean;
};

/**
 * The natural limits of single values in their order (XmR): the mean ± 2.66 times the mean moving range.
 * Null with fewer than two values, which have no moving range.
 *
 * @see D. J. Wheeler, "Understanding Variation"; screening after L. S. Nelson, Journal of Quality Technology 14 (1982)
 */
export function individualsLimits(
  values: readonly number[],
  { screened }: IndividualsOptions,
): Limits | null {
  const range = meanMovingRange(values, screened);
  if (range === null) return null;
  const mean = meanOf(values);
  const reach = rangesToLimit * range;
  return { mean, lower: mean - reach, upper: mean + reach, reach };
}

/** The mean distance between neighbours, without those that aren't ordinary where it is screened; null with fewer than two values. */
export function meanMovingRange(values: readonly number[], screened: boolean): number | null {
  const ranges = values.slice(1).map((value, index) => Math.abs(value - (values[index] ?? value)));
  if (ranges.length === 0) return null;
  const mean = meanOf(ranges);
  const ordinary = ranges.filter((range) => range < ordinaryRanges * mean);
  return screened && ordinary.length > 0 ? meanOf(ordinary) : mean;
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
