import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Measure, Parts } from "./kind";
import { pool } from "./pool";
import { compareRatios, roundedText } from "./ratio";
import { figureValue } from "./value";

const share: Measure = { kind: "proportion", decimals: 0 };
const money: Measure = { kind: "amount", decimals: 2 };
const index: Measure = { kind: "index", decimals: 1 };

describe("figures pool from their parts", () => {
  test("a large month weighs more than a small one: no average of averages", () => {
    const pooled = pool(share, [
      { numerator: 900, denominator: 1000 },
      { numerator: 10, denominator: 10 },
    ]);
    expect(pooled).toEqual({ state: "pooled", parts: { numerator: 910, denominator: 1010 } });
  });

  test("demo: the measured outcome of 2024-01 to 2024-06 is 87.66", () => {
    const months = [
      { numerator: 10530, denominator: 12000 },
      { numerator: 10325, denominator: 11800 },
      { numerator: 10700, denominator: 12200 },
      { numerator: 10613, denominator: 12100 },
      { numerator: 10500, denominator: 12000 },
      { numerator: 10446, denominator: 11900 },
    ];
    const pooled = pool(share, months);
    expect(pooled).toEqual({ state: "pooled", parts: { numerator: 63114, denominator: 72000 } });
    const value = pooled.state === "pooled" ? figureValue(share, pooled.parts) : null;
    expect(value && roundedText(value, 2)).toBe("87.66");
  });

  test.each([
    { measure: share, parts: [], is: { state: "nothing" }, why: "no figures" },
    {
      measure: share,
      parts: [{ numerator: 1, denominator: 2 }, null, null],
      is: { state: "incomplete", missing: 2 },
      why: "two are unknown",
    },
    {
      measure: share,
      parts: [{ numerator: 1, denominator: null }],
      is: { state: "incomplete", missing: 1 },
      why: "half a figure is unknown",
    },
    {
      measure: share,
      parts: [
        { numerator: 0, denominator: 0 },
        { numerator: 3, denominator: 4 },
      ],
      is: { state: "pooled", parts: { numerator: 3, denominator: 4 } },
      why: "a month in which nothing was due is known",
    },
    {
      measure: money,
      parts: [
        { numerator: 1050, denominator: null },
        { numerator: -50, denominator: null },
      ],
      is: { state: "pooled", parts: { numerator: 1000, denominator: null } },
      why: "amounts add up",
    },
    { measure: money, parts: [null], is: { state: "incomplete", missing: 1 }, why: "one unknown" },
    {
      measure: index,
      parts: [{ numerator: 781, denominator: null }],
      is: { state: "pooled", parts: { numerator: 781, denominator: null } },
      why: "an index stands for itself",
    },
    { measure: index, parts: [null], is: { state: "incomplete", missing: 1 }, why: "one unknown" },
    {
      measure: index,
      parts: [{ numerator: 781, denominator: null }, null],
      is: { state: "never-pools" },
      why: "two of them never pool, known or not",
    },
  ])("$measure.kind is $is.state: $why", ({ measure, parts, is }) => {
    expect(pool(measure, parts)).toEqual(is);
  });

  test("a sum that a double no longer holds exactly throws", () => {
    const largest = { numerator: Number.MAX_SAFE_INTEGER, denominator: null };
    const one = { numerator: 1, denominator: null };
    expect(() => pool(money, [largest, one])).toThrow(RangeError);
    const debt = { numerator: -1, denominator: null };
    expect(pool(money, [largest, one, debt])).toEqual({ state: "pooled", parts: largest });
  });
});

function pooledParts(parts: readonly (Parts | null)[]): Parts | null {
  const pooled = pool(share, parts);
  return pooled.state === "pooled" ? pooled.parts : null;
}

describe("laws of pooling", () => {
  const figure = fc
    .tuple(fc.nat(1_000_000), fc.nat(1_000_000))
    .map(([right, wrong]): Parts => ({ numerator: right, denominator: right + wrong }));
  const figures = fc.array(figure, { minLength: 1, maxLength: 12 });

  test("how figures are grouped, and in which order, doesn't matter", () => {
    fc.assert(
      fc.property(figures, figures, (some, others) => {
        const atOnce = pooledParts([...some, ...others]);
        expect(atOnce).not.toBeNull();
        expect(pooledParts([pooledParts(others), pooledParts(some)])).toEqual(atOnce);
      }),
    );
  });

  test("the pooled value lies between the least and the greatest", () => {
    fc.assert(
      fc.property(figures, (parts) => {
        const values = parts.flatMap((one) => figureValue(share, one) ?? []);
        const pooled = figureValue(share, pooledParts(parts));
        fc.pre(pooled !== null);
        expect(values.some((one) => compareRatios(one, pooled) <= 0)).toBe(true);
        expect(values.some((one) => compareRatios(one, pooled) >= 0)).toBe(true);
      }),
    );
  });
});
