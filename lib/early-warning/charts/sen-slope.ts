/** A value at a place in time, such as a month's index; missing months are left out, not closed up. */
export type Timed = { readonly at: number; readonly value: number };

/** How strongly values rise or fall in order: the pairs that rise less those that fall, and that in standard deviations. */
export type MannKendall = { readonly s: number; readonly variance: number; readonly z: number };

/**
 * The Mann-Kendall statistic of values in the order of time, for a report on the past: asked anew every month it would
 * cry wolf more often than it says. Ties are allowed for; z is 0 where nothing can be said.
 *
 * @see H. B. Mann, "Nonparametric tests against trend", Econometrica 13 (1945), 245-259
 */
export function mannKendall(values: readonly number[]): MannKendall {
  let s = 0;
  for (const [index, value] of values.entries()) {
    for (let later = index + 1; later < values.length; later++) {
      s += Math.sign((values[later] ?? NaN) - value);
    }
  }
  const ties = new Map<number, number>();
  for (const value of values) ties.set(value, (ties.get(value) ?? 0) + 1);
  const spread = (n: number) => n * (n - 1) * (2 * n + 5);
  const tied = [...ties.values()].reduce((sum, count) => sum + spread(count), 0);
  const variance = (spread(values.length) - tied) / 18;
  return { s, variance, z: variance === 0 ? 0 : (s - Math.sign(s)) / Math.sqrt(variance) };
}

/** Two-sided confidence, with the standard deviations that go with it. */
const deviations = { 0.8: 1.2815515655446004, 0.95: 1.959963984540054 } as const;

/** A slope per step in time, from its lower to its upper end at the asked confidence. */
export type SlopeInterval = {
  readonly slope: number;
  readonly lower: number;
  readonly upper: number;
};

/**
 * Sen's slope: the median of the slopes between all pairs, with the interval that the ranks of these slopes give. It is
 * not moved by a few odd months and takes no shape of noise for granted. Null with fewer than two values; places in
 * time differ.
 *
 * @see P. K. Sen, "Estimates of the regression coefficient based on Kendall's tau", Journal of the American Statistical
 *   Association 63 (1968), 1379-1389
 */
export function senSlope(
  values: readonly Timed[],
  confidence: keyof typeof deviations,
): SlopeInterval | null {
  const slopes = slopesBetween(values);
  if (slopes.length === 0) return null;
  const { variance } = mannKendall(values.map(({ value }) => value));
  const width = deviations[confidence] * Math.sqrt(variance);
  const rank = (from: number) => Math.min(slopes.length, Math.max(1, Math.round(from)));
  const at = (place: number) => slopes[place - 1] ?? NaN;
  return {
    slope: medianOf(slopes),
    lower: at(rank((slopes.length - width) / 2)),
    upper: at(rank((slopes.length + width) / 2 + 1)),
  };
}

/** The slopes between all pairs, the least first: chain health asks for thousands, and typed arrays sort without being told how. */
function slopesBetween(values: readonly Timed[]): Float64Array {
  const slopes = new Float64Array((values.length * (values.length - 1)) / 2);
  let place = 0;
  for (const [index, { at, value }] of values.entries()) {
    for (let next = index + 1; next < values.length; next++) {
      const later = values[next] ?? { at: NaN, value: NaN };
      slopes[place++] = (later.value - value) / (later.at - at);
    }
  }
  return slopes.toSorted();
}

/** The middle of values in any order, the mean of the two middle ones of an even number of them. */
export function medianOf(values: Iterable<number>): number {
  const sorted = Float64Array.from(values).toSorted();
  const half = sorted.length / 2;
  const above = sorted[Math.floor(half)] ?? NaN;
  return Number.isInteger(half) ? ((sorted[half - 1] ?? NaN) + above) / 2 : above;
}
