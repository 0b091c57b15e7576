import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { apportioned } from "./apportioned";

const sum = (values: readonly number[]) => values.reduce((all, one) => all + one, 0);

describe("whole numbers that add up", () => {
  test.each([
    { amounts: [1.4, 1.4, 1.2], total: 4, is: [2, 1, 1], why: "the first of equal remainders" },
    { amounts: [-1.4, -1.4, -1.2], total: -4, is: [-2, -1, -1], why: "the same below nought" },
    { amounts: [-3.2, 2.4], total: -1, is: [-3, 2], why: "gains and losses together" },
    { amounts: [2.9999999999], total: 3, is: [3], why: "what a double lost" },
    { amounts: [3.0000000001, -1e-10], total: 3, is: [3, 0], why: "what a double added" },
    { amounts: [], total: 0, is: [], why: "nothing" },
  ])("$amounts are $is: $why", ({ amounts, total, is }) => {
    expect(apportioned(amounts, total)).toStrictEqual(is);
  });

  test.each([[[Number.NaN]], [[1, Infinity]]])("%j throws", (amounts) => {
    expect(() => apportioned(amounts, 1)).toThrow(RangeError);
  });

  test("always add up to the total, each less than one away", () => {
    const amount = fc.double({ min: -5000, max: 5000, noNaN: true });
    fc.assert(
      fc.property(fc.array(amount, { minLength: 1, maxLength: 12 }), (amounts) => {
        const exact = sum(amounts);
        const total = Math.sign(exact) * Math.round(Math.abs(exact));
        const whole = apportioned(amounts, total);
        expect(sum(whole)).toBe(0 + total);
        for (const [place, one] of whole.entries()) {
          expect(Math.abs(one - (amounts[place] ?? 0))).toBeLessThan(1 + 1e-9);
        }
      }),
    );
  });
});
