import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decimal, ratio, roundedText } from "@/lib/metrics/ratio";
import { addMonths, period, type Period } from "@/lib/periods/period";
import { appliedRules } from "./applied-rules";
import type { FlexRule } from "./flex-rule";
import { flexing, month } from "./testing/months";

function ramping(first: string, last: string, from: Period, to: Period): FlexRule {
  const trigger = { kind: "ramp", last: { amount: last } } as const;
  return { name: "ramp", from, to, trigger, effect: { amount: first } };
}

/** The amount that a rule comes to in a month; null where it doesn't apply. */
function amountIn(rule: FlexRule, at: Period) {
  const [found] = appliedRules(flexing([rule]), "lower", month(at, null).month);
  return found?.amounts[0] ?? null;
}

describe("a ramp", () => {
  const ramp = ramping("2", "0", period("2024-11"), period("2025-02"));
  test.each([
    { at: "2024-10", is: null },
    { at: "2024-11", is: "2.0000" },
    { at: "2024-12", is: "1.3333" },
    { at: "2025-01", is: "0.6667" },
    { at: "2025-02", is: "0.0000" },
    { at: "2025-03", is: null },
  ])("$at: $is", ({ at, is }) => {
    const amount = amountIn(ramp, period(at));
    expect(amount === null ? null : roundedText(amount, 4)).toBe(is);
  });

  test("of one month has the first effect", () => {
    expect(amountIn({ ...ramp, to: ramp.from }, ramp.from)).toEqual(decimal("2"));
  });

  test("steps are equal, and add up to the way, whatever its length", () => {
    const hundredths = fc.integer({ min: 0, max: 1000 }).map((n) => roundedText(ratio(n, 100), 2));
    fc.assert(
      fc.property(
        hundredths,
        hundredths,
        fc.integer({ min: 1, max: 36 }),
        (first, last, months) => {
          const from = period("2023-05");
          const ramp = ramping(first, last, from, addMonths(from, months));
          const at = (month: number) => amountIn(ramp, addMonths(from, month)) ?? ratio(0, 1);
          const way = (month: number) =>
            ratio(
              decimal(first).numerator * BigInt(months) +
                (decimal(last).numerator - decimal(first).numerator) * BigInt(month),
              100n * BigInt(months),
            );
          for (const month of [0, 1, months - 1, months]) {
            expect(roundedText(at(month), 12)).toBe(roundedText(way(month), 12));
          }
        },
      ),
    );
  });
});
