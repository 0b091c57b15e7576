import { expect, test } from "vitest";
import { denominatorDecimals, hasDenominator, shownDecimals, type MetricKind } from "./kind";

const rows: readonly { kind: MetricKind; two: boolean; shown: number; why: string }[] = [
  { kind: "proportion", two: true, shown: 2, why: "a percentage" },
  { kind: "mean", two: true, shown: 2, why: "sum over count" },
  { kind: "rate", two: true, shown: 2, why: "events over volume" },
  { kind: "count", two: false, shown: 0, why: "things are whole" },
  { kind: "amount", two: false, shown: 4, why: "as the definition says" },
  { kind: "index", two: false, shown: 4, why: "as the definition says" },
];

test.each(rows)("a $kind is shown with $shown decimals: $why", ({ kind, two, shown }) => {
  expect(hasDenominator(kind)).toBe(two);
  expect(shownDecimals({ kind, decimals: 4 })).toBe(shown);
});

test.each([
  { kind: "proportion", decimals: 2, is: 2, why: "both parts are in one unit" },
  { kind: "mean", decimals: 2, is: 0, why: "cases are counted" },
  { kind: "rate", decimals: 1, is: 0, why: "volume is counted" },
] as const)("the denominator of a $kind has $is decimals: $why", ({ kind, decimals, is }) => {
  expect(denominatorDecimals({ kind, decimals })).toBe(is);
});
