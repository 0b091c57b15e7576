/** The middle of some durations, in their unit; NaN of none. */
export function median(durations: readonly number[]): number {
  const sorted = durations.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const [low, high] = [sorted[Math.floor(middle)], sorted[Math.ceil(middle)]];
  return low === undefined || high === undefined ? Number.NaN : (low + high) / 2;
}

/**
 * How often one of `some` is greater than one of `others`, ties by half: the area under the curve of whoever guesses by
 * duration which it was (Mann and Whitney's U over all pairs). 0.5 is mere guessing, 0 and 1 are certainty.
 */
export function areaUnderCurve(some: readonly number[], others: readonly number[]): number {
  const wins = some.flatMap((one) =>
    others.map((other) => (one > other ? 1 : one === other ? 0.5 : 0)),
  );
  return wins.reduce<number>((sum, win) => sum + win, 0) / wins.length;
}
