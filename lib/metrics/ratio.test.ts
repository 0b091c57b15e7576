import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addRatios,
  compareRatios,
  decimal,
  multiplyRatios,
  ratio,
  roundedText,
  subtractRatios,
  toNumber,
} from "./ratio";

const anyRatio = fc
  .tuple(
    fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }),
    fc.bigInt({ min: 1n, max: 10n ** 20n }),
  )
  .map(([n, d]) => ratio(n, d));
const bare = (text: string) => text.replace("-", "");
const anyDecimals = fc.integer({ min: 0, max: 8 });

describe("made from two whole numbers", () => {
  test.each([
    { n: 1, d: -2, numerator: -1n, denominator: 2n, why: "the sign moves to the numerator" },
    { n: -1, d: -2, numerator: 1n, denominator: 2n, why: "two signs cancel" },
    { n: 0, d: -2, numerator: 0n, denominator: 2n, why: "zero has no sign" },
    { n: 3n, d: 4, numerator: 3n, denominator: 4n, why: "either sort of number" },
  ])("$n / $d: $why", ({ n, d, numerator, denominator }) => {
    expect(ratio(n, d)).toEqual({ numerator, denominator });
  });

  test.each([
    { n: 1, d: 0, why: "nothing to divide by" },
    { n: 0, d: 0n, why: "not even zero" },
    { n: 1.5, d: 2, why: "no whole number" },
    { n: Number.NaN, d: 2, why: "no number" },
    { n: 1, d: Infinity, why: "no end" },
    { n: 2 ** 53, d: 1, why: "a double that may have been rounded already" },
  ])("$n / $d throws: $why", ({ n, d }) => {
    expect(() => ratio(n, d)).toThrow(RangeError);
  });
});

describe("made from decimal text", () => {
  test.each([
    { text: "97.5", n: 195, d: 2, why: "a half" },
    { text: "-0.03", n: -3, d: 100, why: "negative below 1" },
    { text: "100", n: 100, d: 1, why: "no point" },
    { text: "0.10", n: 1, d: 10, why: "a zero at the end" },
    { text: "-0", n: 0, d: 1, why: "minus zero is zero" },
  ])("$text is $n / $d: $why", ({ text, n, d }) => {
    expect(compareRatios(decimal(text), ratio(n, d))).toBe(0);
  });

  test.each(["", ".5", "5.", "+5", "1e3", "0x1F", "1,5", "1 000", " 1", "1\n", "NaN", "−1", "１"])(
    "%j is no decimal",
    (text) => {
      expect(() => decimal(text)).toThrow(RangeError);
    },
  );
});

describe("exact arithmetic", () => {
  test("949 of 1000 is less than 95 per cent, though it rounds to it", () => {
    const share = ratio(949 * 100, 1000);
    expect(compareRatios(share, decimal("95"))).toBe(-1);
    expect(roundedText(share, 0)).toBe("95");
  });

  test("0.1 and 0.2 make 0.3", () => {
    expect(compareRatios(addRatios(decimal("0.1"), decimal("0.2")), decimal("0.3"))).toBe(0);
  });

  test("[LI3] 98 agreed and 75 achieved is 23 points", () => {
    expect(roundedText(subtractRatios(decimal("98"), decimal("75")), 0)).toBe("23");
  });

  test("adding and subtracting are inverse, multiplying distributes over adding", () => {
    fc.assert(
      fc.property(anyRatio, anyRatio, anyRatio, (a, b, c) => {
        expect(compareRatios(subtractRatios(addRatios(a, b), b), a)).toBe(0);
        const together = multiplyRatios(addRatios(a, b), c);
        const apart = addRatios(multiplyRatios(a, c), multiplyRatios(b, c));
        expect(compareRatios(together, apart)).toBe(0);
      }),
    );
  });

  test("the order is the sign of the difference, and turns when the two change places", () => {
    fc.assert(
      fc.property(anyRatio, anyRatio, (a, b) => {
        const { numerator } = subtractRatios(a, b);
        const sign = Number(numerator > 0n) - Number(numerator < 0n);
        expect(compareRatios(a, b)).toBe(sign);
        expect(compareRatios(b, a) + sign).toBe(0);
      }),
    );
  });
});

describe("as a double", () => {
  const huge = 10n ** 400n;

  test.each([
    { r: ratio(0, 7), is: 0, why: "zero" },
    { r: ratio(-3, 4), is: -0.75, why: "negative" },
    { r: ratio(huge, huge * 3n), is: 1 / 3, why: "parts beyond every double" },
    { r: ratio(-huge, huge + 1n), is: -1, why: "nearly minus one" },
    { r: ratio(1, huge / 10n ** 100n), is: 1e-300, why: "very small" },
    { r: ratio(huge, 10n ** 100n), is: 1e300, why: "very large" },
    { r: ratio(2n ** 53n + 1n, 1), is: 2 ** 53, why: "a tie goes to the even neighbour" },
    { r: ratio(2n ** 200n + 2n ** 147n + 1n, 1), is: 2 ** 200 + 2 ** 148, why: "just over a tie" },
  ])("is $is: $why", ({ r, is }) => {
    expect(toNumber(r)).toBe(is);
  });

  test("is the quotient of the doubles, where those hold the parts exactly", () => {
    const part = fc.maxSafeInteger();
    fc.assert(
      fc.property(part, part, (n, d) => {
        fc.pre(d !== 0);
        expect(toNumber(ratio(n, d)) + 0).toBe(n / d + 0);
      }),
    );
  });

  test("has every digit of a double back", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1000, max: 1000 }), fc.maxSafeInteger(), (exponent, n) => {
        const power = 2n ** BigInt(Math.abs(exponent));
        const r = exponent < 0 ? ratio(n, power) : ratio(BigInt(n) * power, 1);
        expect(toNumber(r)).toBe(n * 2 ** exponent);
      }),
    );
  });
});

describe("as rounded text", () => {
  test.each([
    { r: ratio(7960 * 100, 10500), decimals: 2, is: "75.81", why: "a share" },
    { r: ratio(-17, 5), decimals: 2, is: "-3.40", why: "zeros are written" },
    { r: ratio(1, 2), decimals: 0, is: "1", why: "a half goes away from zero" },
    { r: ratio(-1, 2), decimals: 0, is: "-1", why: "on both sides" },
    { r: ratio(5, 2), decimals: 0, is: "3", why: "not to the even neighbour" },
    { r: decimal("1.005"), decimals: 2, is: "1.01", why: "exact, where a double would round down" },
    { r: ratio(-1, 1000), decimals: 2, is: "0.00", why: "what rounds to zero has no sign" },
    { r: ratio(1, 1000), decimals: 3, is: "0.001", why: "zeros after the point" },
    { r: ratio(98, 1), decimals: 0, is: "98", why: "no point without decimals" },
    { r: ratio(10n ** 30n, 3), decimals: 1, is: `${"3".repeat(30)}.3`, why: "of any size" },
  ])("$is: $why", ({ r, decimals, is }) => {
    expect(roundedText(r, decimals)).toBe(is);
  });

  test.each([-1, 1.5, Number.NaN])("%s decimals throw", (decimals) => {
    expect(() => roundedText(ratio(1, 3), decimals)).toThrow(RangeError);
  });

  test("is off by half a unit of its last digit at most", () => {
    fc.assert(
      fc.property(anyRatio, anyDecimals, (r, decimals) => {
        const error = subtractRatios(decimal(roundedText(r, decimals)), r);
        const size = error.numerator < 0n ? -error.numerator : error.numerator;
        expect(
          compareRatios(ratio(size * 2n * 10n ** BigInt(decimals), error.denominator), ratio(1, 1)),
        ).not.toBe(1);
      }),
    );
  });

  test("changes nothing but the sign when the sign changes", () => {
    fc.assert(
      fc.property(anyRatio, anyDecimals, (r, decimals) => {
        const opposite = ratio(-r.numerator, r.denominator);
        expect(bare(roundedText(opposite, decimals))).toBe(bare(roundedText(r, decimals)));
      }),
    );
  });
});
