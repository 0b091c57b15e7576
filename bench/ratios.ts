/** A measure in the middle of its rounds, with the lowest and the highest of them. */
export type Spread = { readonly median: number; readonly min: number; readonly max: number };

/**
 * The middle, the lowest and the highest of some numbers; of an even count the mean of the two in the middle.
 *
 * @throws RangeError for none
 */
export function spreadOf(numbers: readonly number[]): Spread {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const [low, high] = [sorted[Math.floor(middle)], sorted[Math.ceil(middle)]];
  const [min, max] = [sorted.at(0), sorted.at(-1)];
  if (low === undefined || high === undefined || min === undefined || max === undefined) {
    throw new RangeError("no numbers");
  }
  return { median: (low + high) / 2, min, max };
}

/**
 * What one side comes to over the other, round by round: both were measured in the same round, so what the machine did
 * beside weighs on both.
 *
 * @throws RangeError if they have different counts of rounds, or none
 */
export function ratioOf(over: readonly number[], under: readonly number[]): Spread {
  if (over.length !== under.length) throw new RangeError("rounds differ in number");
  return spreadOf(over.map((number, round) => number / (under[round] ?? Number.NaN)));
}

/** The share of a number below which `share` of the numbers lie, by the nearest rank; NaN for none. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/**
 * The power of its size that a time grows by, fitted to some of them (least squares of the logarithms): 1 in proportion, 2 with
 * the square.
 *
 * @throws RangeError for fewer than two sizes
 */
export function exponentOf(
  points: readonly { readonly size: number; readonly time: number }[],
): number {
  const logs = points.map(({ size, time }) => ({ x: Math.log(size), y: Math.log(time) }));
  const mean = (of: (one: { readonly x: number; readonly y: number }) => number) =>
    logs.reduce((sum, one) => sum + of(one), 0) / logs.length;
  const [x, y] = [mean((one) => one.x), mean((one) => one.y)];
  const spread = mean((one) => (one.x - x) ** 2);
  if (!(spread > 0)) throw new RangeError("one size shows no growth");
  return mean((one) => (one.x - x) * (one.y - y)) / spread;
}
