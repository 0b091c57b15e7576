import { expect, test } from "vitest";
import { exponentOf, quantile, ratioOf, spreadOf } from "./ratios";

test.each([
  { numbers: [3], is: { median: 3, min: 3, max: 3 }, why: "one" },
  { numbers: [9, 1, 5], is: { median: 5, min: 1, max: 9 }, why: "the middle, not the mean" },
  {
    numbers: [4, 1, 2, 10],
    is: { median: 3, min: 1, max: 10 },
    why: "between the two in the middle",
  },
])("spreadOf $numbers: $why", ({ numbers, is }) => {
  expect(spreadOf(numbers)).toEqual(is);
});

test("spreadOf nothing is nonsense", () => {
  expect(() => spreadOf([])).toThrow(RangeError);
});

test("ratioOf compares within a round: a slow round on both sides changes nothing", () => {
  expect(ratioOf([50, 20, 55], [100, 40, 100])).toEqual({ median: 0.5, min: 0.5, max: 0.55 });
});

test("ratioOf needs the same rounds on both sides", () => {
  expect(() => ratioOf([1, 2], [1])).toThrow(RangeError);
});

test.each([
  { share: 0.5, is: 3 },
  { share: 0.99, is: 5 },
  { share: 0, is: 1 },
])("the $share quantile of five numbers is $is", ({ share, is }) => {
  expect(quantile([5, 3, 1, 2, 4], share)).toBe(is);
});

test("the quantile of nothing isn't a number", () => {
  expect(quantile([], 0.5)).toBeNaN();
});

test.each([0, 1, 2])("a time that grows with the power %i of its size", (power) => {
  const points = [15, 30, 60].map((size) => ({ size, time: 3 * size ** power }));
  expect(exponentOf(points)).toBeCloseTo(power, 12);
});

test("one size shows no growth", () => {
  const point = { size: 30, time: 2 };
  expect(() => exponentOf([point, point])).toThrow(RangeError);
});
