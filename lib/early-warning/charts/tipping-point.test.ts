import * as fc from "fast-check";
import { expect, test } from "vitest";
import { tippingPoint } from "./tipping-point";

const higher = { better: "higher", bounds: { target: 90, floor: 85 } } as const;
/** Ups and downs without a trend, the same in each half of a year. */
const noise = [0.2, -0.3, 0.1, 0.3, -0.2, -0.1];

function series(count: number, from: number, slope: number, scale = 1): readonly number[] {
  return Array.from(
    { length: count },
    (_, at) => from + slope * at + scale * (noise[at % noise.length] ?? 0),
  );
}

test("a straight line tips in the first month beyond the bound, the interval closed upon it", () => {
  const found = tippingPoint(series(24, 95, -0.125, 0), higher);
  // 92.125 in the last month: on 90 after 17 months, below it after 18.
  expect(found).toMatchObject({
    state: "tips",
    leaves: "on-track",
    bound: 90,
    earliest: 18,
    likely: 18,
    latest: 18,
    window: 24,
  });
});

test("with ups and downs the date is an interval around the likely one", () => {
  const found = tippingPoint(series(24, 95, -0.1), higher);
  if (found.state !== "tips") throw new Error(found.state);
  expect(found.earliest).toBeLessThan(found.likely);
  expect(found.latest).toBeGreaterThan(found.likely);
  expect(found.likely).toBeGreaterThan(22);
  expect(found.likely).toBeLessThan(34);
});

test.each([
  { why: "too few months", values: series(11, 95, -0.1), is: "too-few" },
  {
    why: "too many gaps",
    values: series(12, 95, -0.1).map((value, at) => (at % 4 === 0 ? null : value)),
    is: "too-few",
  },
  { why: "no drift, no date", values: series(24, 95, 0), is: "no-drift" },
  { why: "it gets better", values: series(24, 91, 0.1), is: "no-drift" },
  { why: "all months are alike", values: series(24, 95, 0, 0), is: "no-drift" },
  { why: "too slow to say when", values: series(24, 99, -0.05, 0), is: "far" },
  { why: "below both bounds already", values: series(24, 84, -0.1), is: "past" },
] as const)("$why: $is", ({ values, is }) => {
  expect(tippingPoint(values, higher).state).toBe(is);
});

test("where the bound is as good as reached, the next month is the earliest", () => {
  expect(tippingPoint(series(24, 92.4, -0.1, 2), higher)).toMatchObject({
    state: "tips",
    leaves: "on-track",
    earliest: 1,
  });
});

test("from watch on it is the floor that is left", () => {
  expect(tippingPoint(series(24, 89.9, -0.1), higher)).toMatchObject({
    state: "tips",
    leaves: "watch",
    bound: 85,
  });
});

test("the last 24 months count, and the last 12 where there are fewer than 24", () => {
  const late = [...series(40, 95, 0, 0), ...series(24, 95, -0.1, 0)];
  expect(tippingPoint(late, higher)).toMatchObject({ window: 24, likely: 28 });
  expect(tippingPoint(series(23, 95, -0.1, 0), higher)).toMatchObject({ window: 12 });
});

const drifting = fc.record({
  values: fc.array(fc.integer({ min: -30, max: 30 }), { minLength: 12, maxLength: 36 }),
  slope: fc.integer({ min: -8, max: 8 }),
});

test("upside down with lower better nothing changes; the interval holds the likely month", () => {
  let tipped = 0;
  fc.assert(
    fc.property(drifting, ({ values, slope }) => {
      const some = values.map((value, at) => value + at * slope);
      const bounds = { target: -100, floor: -200 };
      const found = tippingPoint(some, { better: "higher", bounds });
      const mirrored = tippingPoint(
        some.map((value) => -value),
        { better: "lower", bounds: { target: 100, floor: 200 } },
      );
      expect(mirrored.state).toBe(found.state);
      if (found.state !== "tips" || mirrored.state !== "tips") return;
      tipped += 1;
      expect([mirrored.earliest, mirrored.likely, mirrored.latest]).toEqual([
        found.earliest,
        found.likely,
        found.latest,
      ]);
      expect(found.earliest).toBeLessThanOrEqual(found.likely);
      expect(found.latest ?? Infinity).toBeGreaterThanOrEqual(found.likely);
    }),
    { numRuns: 400 },
  );
  expect(tipped).toBeGreaterThan(20);
});
