import * as fc from "fast-check";
import { expect, test } from "vitest";
import { inForce } from "./in-force";
import { period, periodOfMonthNumber } from "./period";

const prepaidOnTime = [
  { effectiveFrom: period("2019-06"), target: "98" },
  { effectiveFrom: period("2024-02"), target: "90" },
];

test.each([
  { at: "2019-05", is: null, why: "before the first step nothing is in force" },
  { at: "2019-06", is: "98", why: "a step is in force from its own month on" },
  { at: "2024-01", is: "98", why: "[WAL] January 2024 is judged by the old band" },
  { at: "2024-02", is: "90", why: "[WAL] February 2024 by the new one" },
  { at: "2031-12", is: "90", why: "the last step stays in force" },
])("in $at the target is $is: $why", ({ at, is }) => {
  expect(inForce(prepaidOnTime, period(at))?.target ?? null).toBe(is);
  expect(inForce(prepaidOnTime.toReversed(), period(at))?.target ?? null).toBe(is);
});

test("without steps nothing is in force", () => {
  expect(inForce([], period("2025-01"))).toBeNull();
});

test("of two steps from the same month the one further back in the list holds", () => {
  const from = period("2025-01");
  const steps = [
    { effectiveFrom: from, version: 1 },
    { effectiveFrom: from, version: 2 },
  ];
  expect(inForce(steps, from)?.version).toBe(2);
});

test("no other step lies between the one in force and the period, whatever the order", () => {
  const months = fc.integer({ min: 24000, max: 24060 });
  fc.assert(
    fc.property(fc.uniqueArray(months, { maxLength: 12 }), months, (starts, now) => {
      const steps = starts.map((start) => ({ effectiveFrom: periodOfMonthNumber(start) }));
      const started = starts.filter((start) => start <= now);
      const expected = started.length > 0 ? periodOfMonthNumber(Math.max(...started)) : null;
      expect(inForce(steps, periodOfMonthNumber(now))?.effectiveFrom ?? null).toBe(expected);
    }),
  );
});
