import { addRatios, compareRatios, multiplyRatios, ratio, type Ratio } from "@/lib/metrics/ratio";

/** One of the ways that a stage's customers take, with its share of them. Both are between 0 and 1. */
export type Branch = { readonly share: Ratio; readonly yield: Ratio | null };

/**
 * What alternative branches of a stage yield together, exact: the mean of their yields by their shares of volume. Null where a
 * branch that anybody takes has no yield.
 *
 * @throws RangeError where the shares don't add up to 1, or one is below 0
 */
export function branchedYield(branches: readonly Branch[]): Ratio | null {
  const none = ratio(0, 1);
  const whole = branches.reduce((sum, { share }) => addRatios(sum, share), none);
  if (
    compareRatios(whole, ratio(1, 1)) !== 0 ||
    branches.some(({ share }) => compareRatios(share, none) < 0)
  ) {
    throw new RangeError("the shares of a stage's branches add up to 1, and none is below 0");
  }
  const taken = branches.filter(({ share }) => compareRatios(share, none) > 0);
  return taken.reduce<Ratio | null>(
    (sum, one) =>
      sum === null || one.yield === null
        ? null
        : addRatios(sum, multiplyRatios(one.share, one.yield)),
    none,
  );
}
