import * as fc from "fast-check";
import { expect, test } from "vitest";
import { addMonths, period } from "@/lib/periods/period";
import { driftMeter, type DriftMonth } from "./drift-meter";

const start = period("2024-01");

/** Months from 2024-01 on, on track from 90. */
function months(values: readonly (number | null)[]): readonly DriftMonth[] {
  return values.map((value, index) => ({
    period: addMonths(start, index),
    value,
    level: value === null ? "no-data" : value >= 90 ? "on-track" : "watch",
  }));
}

const higher = { better: "higher", reference: null } as const;

test("down 3 points in 3 steps, each within the band: what was made good again is no step", () => {
  const meter = driftMeter(months([95, 97, 96, 96.5, 95, 95.2, null, 94]), higher);
  expect(meter).toEqual({
    from: { value: 97, period: "2024-02", isReference: false },
    now: { value: 94, period: "2024-08" },
    total: 3,
    steps: [
      { period: "2024-04", value: 96.5, by: 0.5, level: "on-track" },
      { period: "2024-06", value: 95.2, by: expect.closeTo(1.3, 10), level: "on-track" },
      { period: "2024-08", value: 94, by: expect.closeTo(1.2, 10), level: "on-track" },
    ],
    allWithinBand: true,
  });
});

test.each([
  { values: [90, 92, 95], steps: 0, why: "the last month is the best" },
  { values: [95, 90, 95], steps: 0, why: "all was made good again" },
  { values: [95, 95, 95], steps: 0, why: "nothing moved" },
  { values: [95, 94, 94, 93], steps: 2, why: "the same again is no step" },
  { values: [94], steps: 0, why: "one month" },
])("$values has $steps steps: $why", ({ values, steps }) => {
  const meter = driftMeter(months(values), higher);
  expect(meter?.steps).toHaveLength(steps);
  if (steps === 0) expect(meter).toMatchObject({ total: 0, allWithinBand: true });
});

test("it counts from the agreed reference, over the months after it", () => {
  const reference = { value: 95, last: period("2024-02") };
  const meter = driftMeter(months([99, 91, 96, 94, 94.5, 93]), { better: "higher", reference });
  expect(meter?.from).toEqual({ value: 95, period: "2024-02", isReference: true });
  expect(meter?.total).toBe(2);
  expect(meter?.steps.map(({ period }) => period)).toEqual(["2024-05", "2024-06"]);
});

test("before anything is measured after the reference it counts from the best month", () => {
  const reference = { value: 95, last: period("2024-02") };
  const meter = driftMeter(months([96, 94]), { better: "higher", reference });
  expect(meter?.from).toEqual({ value: 96, period: "2024-01", isReference: false });
});

test("a step below the band is told apart", () => {
  const meter = driftMeter(months([95, 92, 89]), higher);
  expect(meter?.steps.map(({ level }) => level)).toEqual(["on-track", "watch"]);
  expect(meter?.allWithinBand).toBe(false);
});

test("nothing was measured, or no way is better", () => {
  expect(driftMeter(months([null, null]), higher)).toBeNull();
  expect(driftMeter(months([95, 94]), { better: null, reference: null })).toBeNull();
});

const some = fc.array(fc.option(fc.integer({ min: -40, max: 40 })), {
  minLength: 1,
  maxLength: 40,
});

test("steps only worsen, add up to the whole slide, end with the last month, and none is ever made good again", () => {
  fc.assert(
    fc.property(some, (values) => {
      const meter = driftMeter(months(values), higher);
      if (meter === null) return;
      const { from, now, total, steps } = meter;
      const sum = steps.reduce((all, { by }) => all + by, 0);
      expect(sum).toBe(total);
      expect(from.value - total).toBe(now.value);
      for (const { by, period, value } of steps) {
        expect(by).toBeGreaterThan(0);
        const later = months(values).filter((month) => month.period > period);
        expect(later.every((month) => month.value === null || month.value < value)).toBe(true);
      }
      if (steps.length > 0) expect(steps.at(-1)?.period).toBe(now.period);
    }),
  );
});

test("upside down with lower better, the slide and its steps are the same", () => {
  fc.assert(
    fc.property(some, (values) => {
      const down = values.map((value) => (value === null ? null : -value));
      const one = driftMeter(months(values), higher);
      const other = driftMeter(months(down), { better: "lower", reference: null });
      expect(other?.total).toBe(one?.total);
      expect(other?.steps.map(({ period, by }) => ({ period, by }))).toEqual(
        one?.steps.map(({ period, by }) => ({ period, by })),
      );
    }),
  );
});
