import * as fc from "fast-check";
import { expect, test } from "vitest";
import gapped from "./fixtures/gapped-trend.json";
import series from "./fixtures/trend-tests.json";
import { mannKendall, medianOf, senSlope } from "./sen-slope";

const timed = (values: readonly number[]) => values.map((value, at) => ({ at, value }));

test.each(series)("$series as R's trend package has it", (one) => {
  const found = mannKendall(one.values);
  expect(found.s).toBe(one.s);
  expect(found.variance).toBeCloseTo(one.variance, 3);
  expect(found.z).toBeCloseTo(one.z, 8);
  const sen = senSlope(timed(one.values), 0.95);
  expect(sen?.slope).toBeCloseTo(one.slope, 9);
  expect(sen?.lower).toBeCloseTo(one.lower, 9);
  expect(sen?.upper).toBeCloseTo(one.upper, 9);
});

test("the series with gaps of pyMannKendall", () => {
  const known = gapped.values.filter((value) => value !== null);
  const found = mannKendall(known);
  expect(found.s).toBe(gapped.s);
  const gaps = gapped.values.flatMap((value, at) => (value === null ? [] : [{ at, value }]));
  expect(found.variance).toBeCloseTo(gapped.variance, 6);
  expect(found.z).toBeCloseTo(gapped.z, 12);
  expect(senSlope(gaps, 0.8)?.slope).toBeCloseTo(gapped.slope, 14);
});

test("a missing month is left out and not closed up", () => {
  const line = [0, 1, 4, 6, 7].map((at) => ({ at, value: 10 - 2 * at }));
  expect(senSlope(line, 0.8)).toEqual({ slope: -2, lower: -2, upper: -2 });
});

test.each([
  { values: [], is: Number.NaN },
  { values: [3], is: 3 },
  { values: [9, 1, 2], is: 2 },
  { values: [4, 1, 3, 2], is: 2.5 },
])("the median of $values is $is", ({ values, is }) => {
  expect(medianOf(values)).toBe(is);
});

test("without two values there is no slope, and nothing to say", () => {
  expect(senSlope([{ at: 0, value: 1 }], 0.8)).toBeNull();
  expect(mannKendall([1])).toEqual({ s: 0, variance: 0, z: 0 });
  expect(mannKendall([2, 2, 2])).toMatchObject({ s: 0, z: 0 });
});

test("the interval at 80 % lies within that at 95 %, around the slope; upside down it is mirrored", () => {
  const values = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 2, maxLength: 30 });
  fc.assert(
    fc.property(values, (some) => {
      const [narrow, wide] = [senSlope(timed(some), 0.8), senSlope(timed(some), 0.95)];
      if (narrow === null || wide === null) throw new Error("no slope");
      expect(wide.lower).toBeLessThanOrEqual(narrow.lower);
      expect(narrow.lower).toBeLessThanOrEqual(narrow.slope);
      expect(narrow.slope).toBeLessThanOrEqual(narrow.upper);
      expect(narrow.upper).toBeLessThanOrEqual(wide.upper);
      const mirrored = senSlope(timed(some.map((value) => -value)), 0.8);
      expect(mirrored?.slope).toBeCloseTo(-narrow.slope, 12);
      expect(mannKendall(some.map((value) => -value)).s + mannKendall(some).s).toBe(0);
    }),
  );
});
