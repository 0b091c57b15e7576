import { expect, test } from "vitest";
import { areaUnderCurve, median } from "./timing";

test.each([
  { of: [3], is: 3 },
  { of: [9, 1, 5], is: 5 },
  { of: [4, 1, 2, 100], is: 3 },
  { of: [], is: Number.NaN },
])("the median of $of is $is", ({ of, is }) => {
  expect(median(of)).toBe(is);
});

test.each([
  { why: "all the same", some: [5, 5], others: [5], is: 0.5 },
  { why: "always longer", some: [20, 21], others: [1, 2, 3], is: 1 },
  { why: "always shorter", some: [1], others: [2, 3], is: 0 },
  { why: "three of four pairs", some: [1, 4], others: [0, 2], is: 0.75 },
])("$why: $is", ({ some, others, is }) => {
  expect(areaUnderCurve(some, others)).toBe(is);
});
