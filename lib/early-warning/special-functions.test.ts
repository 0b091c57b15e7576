import { describe, expect, test } from "vitest";
import { incompleteBeta } from "./incomplete-beta";
import { normalScoreAbove } from "./normal";
import { normalScoreOfStudent } from "./student";

const relative = (found: number, exact: number) => Math.abs(found / exact - 1);

// Exact values were computed with forty digits (mpmath 1.3).
describe("the normal score above which a tail lies", () => {
  test.each([
    { tail: 0.3, is: 0.5244005127080408 },
    { tail: 0.1, is: 1.2815515655446006 },
    { tail: 0.00135, is: 2.999976992703393 },
    { tail: 1e-10, is: 6.361340902404057 },
    { tail: 1e-40, is: 13.31092137142517 },
    { tail: 0.9, is: -1.2815515655446006 },
    { tail: 0.999, is: -3.0902323061678136 },
  ])("$tail is $is", ({ tail, is }) => {
    expect(relative(normalScoreAbove(tail), is)).toBeLessThan(1e-13);
  });

  test("half is 0, nothing and everything are endless", () => {
    expect(normalScoreAbove(0.5)).toBe(0);
    expect(normalScoreAbove(0)).toBe(Infinity);
    expect(normalScoreAbove(1)).toBe(-Infinity);
  });
});

describe("the incomplete beta function", () => {
  test.each([
    { x: 0.3, a: 2, b: 3, is: 0.3483 },
    { x: 0.7, a: 8, b: 8.5, is: 0.963986024957317 },
    { x: 0.05, a: 0.5, b: 20, is: 0.8454092185665617 },
    { x: 0.9, a: 30, b: 4, is: 0.5769436641256925 },
  ])("I_$x($a, $b) is $is", ({ x, a, b, is }) => {
    expect(relative(incompleteBeta(x, 1 - x, a, b), is)).toBeLessThan(1e-13);
  });

  test("is 0 and 1 at the ends", () => {
    expect(incompleteBeta(0, 1, 2, 3)).toBe(0);
    expect(incompleteBeta(1, 0, 2, 3)).toBe(1);
  });
});

describe("the normal score of a value of Student's distribution", () => {
  test.each([
    { t: 0.5, degrees: 2, is: 0.4307272992954575 },
    { t: 3, degrees: 2, is: 1.6672436508059163 },
    { t: -1.25, degrees: 3, is: -1.0365846546099062 },
    { t: 2.5, degrees: 7, is: 2.043608705405894 },
    { t: -4, degrees: 11, is: -3.0776792105260955 },
    { t: 1, degrees: 30, is: 0.9836073386855457 },
    { t: 6, degrees: 30, is: 4.825821011010259 },
    { t: 0.001, degrees: 5, is: 0.0009515328152302312 },
    { t: 2, degrees: 119, is: 1.9793414538166123 },
    { t: 12, degrees: 60, is: 8.536906330155931 },
    { t: 2.2, degrees: 1500, is: 2.1978621858587997 },
  ])("$t with $degrees degrees is $is", ({ t, degrees, is }) => {
    expect(relative(normalScoreOfStudent(t, degrees), is)).toBeLessThan(1e-12);
  });

  test("an endless value has a score beyond every limit", () => {
    expect(normalScoreOfStudent(Infinity, 3)).toBeGreaterThan(30);
    expect(normalScoreOfStudent(-Infinity, 3)).toBeLessThan(-30);
  });
});
