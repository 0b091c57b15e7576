import {
  addRatios,
  compareRatios,
  decimal,
  multiplyRatios,
  ratio,
  subtractRatios,
  type Ratio,
} from "@/lib/metrics/ratio";
import { sharesTogether } from "@/lib/proposals/chain-shares";

/** A branch of a stage: what of the stage's cases it takes, in per cent as decimal text, and its yield, null where it isn't known. */
export type Branch = { readonly share: string; readonly value: Ratio | null };

const hundred = ratio(100, 1);
const all = ratio(1, 1);

/**
 * The yield of a stage with alternative branches, by their shares of its cases: 60 % of 98 and 40 % of 95 make 96.8. Cases that no
 * branch of an optional stage takes go through it right. Null where a branch that takes any isn't known.
 *
 * @throws RangeError where the branches take more than all cases
 */
export function branchedYield(branches: readonly Branch[]): Ratio | null {
  const skipped = subtractRatios(hundred, sharesTogether(branches));
  if (compareRatios(skipped, ratio(0, 1)) < 0) {
    throw new RangeError("the branches of a stage take more than all of its cases");
  }
  let sum = multiplyRatios(skipped, all);
  for (const { share, value } of branches) {
    const taken = decimal(share);
    if (taken.numerator === 0n) continue;
    if (value === null) return null;
    sum = addRatios(sum, multiplyRatios(taken, value));
  }
  return multiplyRatios(sum, ratio(1, 100));
}
