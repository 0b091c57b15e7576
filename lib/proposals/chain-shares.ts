import { addRatios, compareRatios, decimal, ratio, type Ratio } from "@/lib/metrics/ratio";

/** What a branch takes of its stage's cases, in per cent as decimal text. */
type Share = { readonly share: string };

const hundred = ratio(100, 1);

/** What the branches of a stage take of its cases together, in per cent, exact. */
export function sharesTogether(branches: readonly Share[]): Ratio {
  return branches.map(({ share }) => decimal(share)).reduce(addRatios, ratio(0, 1));
}

/** Whether branches take all cases of their stage, or of an optional one no more than there are. */
export function sharesFit(branches: readonly Share[], isOptional: boolean): boolean {
  const order = compareRatios(sharesTogether(branches), hundred);
  return isOptional ? order <= 0 : order === 0;
}
