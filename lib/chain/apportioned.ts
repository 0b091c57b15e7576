/**
 * Exact amounts as whole numbers that add up to `total`, in the same order: by largest remainder, so that each is less than one
 * away from its exact amount. Of equal remainders the first one is rounded up in size.
 *
 * @param total a whole number, the sum of the amounts rounded
 * @throws RangeError where an amount isn't finite
 */
export function apportioned(amounts: readonly number[], total: number): number[] {
  if (!amounts.every(Number.isFinite)) {
    throw new RangeError(`amounts must be finite, got ${amounts.join(", ")}`);
  }
  const sign = total < 0 ? -1 : 1;
  const exact = amounts.map((one) => sign * one);
  const down = exact.map(Math.floor);
  const left = sign * total - down.reduce((sum, one) => sum + one, 0);
  const byRemainder = exact
    .map((one, place) => ({ place, remainder: one - Math.floor(one) }))
    .toSorted((a, b) => b.remainder - a.remainder);
  const up = new Set(byRemainder.slice(0, left).map(({ place }) => place));
  // Adding to 0 keeps a -0 out of the result.
  return down.map((one, place) => 0 + sign * (one + (up.has(place) ? 1 : 0)));
}
