import { addRatios, multiplyRatios, ratio, type Ratio } from "@/lib/metrics/ratio";
import { inMinorUnits } from "./money";

/** An amount that a cap may hold down, by the name of its line. */
export type UncappedAmount = { readonly line: string; readonly amount: Ratio };

/**
 * The amounts in whole minor units, each rounded once, and together no more than `cap` (null: no cap). Where it binds it is shared pro
 * rata, and the largest line takes what remains; of equal ones the first by name. The order of `amounts` means nothing.
 */
export function withinCap(
  amounts: readonly UncappedAmount[],
  cap: bigint | null,
  minorDigits: number,
): ReadonlyMap<string, bigint> {
  const rounded = new Map(
    amounts.map(({ line, amount }) => [line, inMinorUnits(amount, minorDigits)]),
  );
  if (cap === null || sumOf(rounded.values()) <= cap) return rounded;
  const sorted = amounts.toSorted(largestFirst);
  const total = sorted.map(({ amount }) => amount).reduce(addRatios, ratio(0, 1));
  const ofCap = ({ amount }: UncappedAmount) =>
    multiplyRatios(
      ratio(cap, 1),
      ratio(amount.numerator * total.denominator, amount.denominator * total.numerator),
    );
  const shared = (digit: (share: Ratio) => bigint) =>
    new Map(sorted.slice(1).map((one) => [one.line, digit(ofCap(one))]));
  const nearest = shared((share) => inMinorUnits(share, 0));
  // A cap of a few pennies among many lines: rounding the others must not leave the largest below 0.
  const others =
    sumOf(nearest.values()) <= cap
      ? nearest
      : shared((share) => share.numerator / share.denominator);
  const [largest] = sorted;
  if (largest !== undefined) others.set(largest.line, cap - sumOf(others.values()));
  return others;
}

function sumOf(units: Iterable<bigint>): bigint {
  let sum = 0n;
  for (const one of units) sum += one;
  return sum;
}

function largestFirst(a: UncappedAmount, b: UncappedAmount): number {
  const [left, right] = [
    a.amount.numerator * b.amount.denominator,
    b.amount.numerator * a.amount.denominator,
  ];
  if (left !== right) return left > right ? -1 : 1;
  return a.line < b.line ? -1 : 1;
}
