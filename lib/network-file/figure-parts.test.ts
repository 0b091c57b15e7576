import { describe, expect, test } from "vitest";
import { hasDenominator } from "@/lib/metrics/kind";
import { namedParts, partsOfFigure } from "./figure-parts";

describe("partsOfFigure", () => {
  test.each([
    {
      kind: "proportion",
      figure: { numerator: 9, denominator: 10 },
      is: { numerator: 9, denominator: 10 },
    },
    {
      kind: "proportion",
      figure: { numerator: 0, denominator: 0 },
      is: { numerator: 0, denominator: 0 },
    },
    {
      kind: "rate",
      figure: { numerator: 12, denominator: 10 },
      is: { numerator: 12, denominator: 10 },
    },
    { kind: "mean", figure: { sum: 50, count: 10 }, is: { numerator: 50, denominator: 10 } },
    { kind: "count", figure: { value: 3 }, is: { numerator: 3, denominator: null } },
    { kind: "amount", figure: { value: -3 }, is: { numerator: -3, denominator: null } },
    { kind: "index", figure: { value: -3 }, is: { numerator: -3, denominator: null } },
    { kind: "mean", figure: { notApplicable: true }, is: null },
    { kind: "mean", figure: { empty: true }, is: null },
  ] as const)("a $kind of $figure", ({ kind, figure, is }) => {
    expect(partsOfFigure(figure, kind)).toEqual(is);
  });

  test.each([
    { kind: "proportion", figure: { numerator: 11, denominator: 10 }, why: "more than all" },
    { kind: "proportion", figure: { numerator: 9 }, why: "half of it" },
    { kind: "proportion", figure: { sum: 9, count: 10 }, why: "the parts of a mean" },
    {
      kind: "proportion",
      figure: { numerator: 9, denominator: 10, value: 90 },
      why: "one part too many",
    },
    { kind: "proportion", figure: { numerator: -1, denominator: 10 }, why: "fewer than none" },
    { kind: "rate", figure: { numerator: -1, denominator: 10 }, why: "fewer than none" },
    { kind: "rate", figure: { numerator: 1, denominator: -10 }, why: "fewer than none" },
    { kind: "rate", figure: { numerator: 1, denominator: 0 }, why: "some of none" },
    { kind: "mean", figure: { sum: 5, count: 0 }, why: "a sum of none" },
    { kind: "mean", figure: { sum: -5, count: 2 }, why: "a sum below nothing" },
    { kind: "count", figure: { value: -1 }, why: "fewer than none" },
    { kind: "count", figure: { numerator: 1, denominator: 2 }, why: "two parts" },
    { kind: "amount", figure: {}, why: "nothing" },
    { kind: "mean", figure: { notApplicable: true, sum: 1, count: 1 }, why: "both at once" },
    { kind: "mean", figure: { empty: true, sum: 1, count: 1 }, why: "both at once" },
    { kind: "mean", figure: { notApplicable: true, empty: true }, why: "one or the other" },
  ] as const)("a $kind of $figure is refused: $why", ({ kind, figure }) => {
    expect(partsOfFigure(figure, kind)).toEqual(expect.any(String));
  });
});

describe("namedParts", () => {
  test.each([
    { kind: "proportion", is: { numerator: 9, denominator: 10 } },
    { kind: "rate", is: { numerator: 9, denominator: 10 } },
    { kind: "mean", is: { sum: 9, count: 10 } },
    { kind: "count", is: { value: 9 } },
    { kind: "amount", is: { value: 9 } },
    { kind: "index", is: { value: 9 } },
  ] as const)("of a $kind are $is, and are read as what they were", ({ kind, is }) => {
    const parts = { numerator: 9, denominator: hasDenominator(kind) ? 10 : null };
    expect(namedParts(kind, parts)).toEqual(is);
    expect(partsOfFigure(namedParts(kind, parts), kind)).toEqual(parts);
  });
});
