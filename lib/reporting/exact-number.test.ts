import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exactNumber } from "./exact-number";
import type { NumberProblemCode } from "./problem";

describe("numbers", () => {
  test.each([
    { text: "12", decimals: 0, value: 12, why: "digits" },
    { text: "  12\t\n", decimals: 0, value: 12, why: "white space around it, as pasted" },
    { text: "007", decimals: 0, value: 7, why: "zeros in front" },
    { text: "-12", decimals: 0, value: -12, why: "a hyphen as minus" },
    { text: "-1", decimals: 0, value: -1, why: "the nearest to nought" },
    { text: "\u221212", decimals: 0, value: -12, why: "a minus sign" },
    { text: "12.5", decimals: 2, value: 1250, why: "fewer decimals than agreed" },
    { text: "12.50", decimals: 2, value: 1250, why: "as many" },
    { text: "12", decimals: 2, value: 1200, why: "none" },
    { text: "1.234", decimals: 3, value: 1234, why: "a point is always the decimal mark" },
    { text: "1 234", decimals: 0, value: 1234, why: "a space" },
    { text: "1\u00a0234", decimals: 0, value: 1234, why: "a no-break space" },
    { text: "1\u2009234", decimals: 0, value: 1234, why: "a thin space" },
    { text: "1\u202f234", decimals: 0, value: 1234, why: "a narrow no-break space" },
    { text: "12'345'678", decimals: 0, value: 12345678, why: "apostrophes" },
    { text: "12\u2019345.6", decimals: 1, value: 123456, why: "a typographic apostrophe" },
    { text: "9007199254740991", decimals: 0, value: 9007199254740991, why: "the largest" },
    { text: "-90071992547409.91", decimals: 2, value: -9007199254740991, why: "the least" },
    { text: "\u0661\u0662\u0663.\u0665", decimals: 1, value: 1235, why: "Arabic digits" },
    { text: "\u2212\u06f1\u06f2\u06f3", decimals: 0, value: -123, why: "Persian digits" },
    { text: "\uff11\uff12\uff13", decimals: 0, value: 123, why: "full-width digits" },
    { text: "0000000000000000000001", decimals: 0, value: 1, why: "zeros don't make it large" },
  ])("$text is $value: $why", ({ text, decimals, value }) => {
    expect(exactNumber(text, decimals)).toEqual({ state: "number", value });
  });

  test.each(["-0", "\u22120.00", "0"])("%s is 0 without a sign", (text) => {
    expect(exactNumber(text, 2)).toStrictEqual({ state: "number", value: 0 });
  });

  test.each(["", "   ", "\u00a0\n"])("%j is empty", (text) => {
    expect(exactNumber(text, 2)).toEqual({ state: "empty" });
  });
});

const refusals: readonly {
  text: string;
  decimals: number;
  code: NumberProblemCode;
  why: string;
}[] = [
  { text: "1,234", decimals: 2, code: "ambiguous-comma", why: "thousands or decimals" },
  { text: "12,5", decimals: 2, code: "ambiguous-comma", why: "a decimal comma" },
  { text: "0,0", decimals: 1, code: "ambiguous-comma", why: "even of nought" },
  { text: ",5", decimals: 2, code: "ambiguous-comma", why: "a decimal comma in front" },
  {
    text: "1,234.50",
    decimals: 2,
    code: "ambiguous-comma",
    why: "clear to us, but one rule for all",
  },
  { text: "-1.234,5", decimals: 2, code: "ambiguous-comma", why: "point and comma exchanged" },
  { text: "12.345", decimals: 2, code: "too-many-decimals", why: "one too many" },
  {
    text: "1.234",
    decimals: 0,
    code: "too-many-decimals",
    why: "a point that may have meant thousands",
  },
  { text: "12.0", decimals: 0, code: "too-many-decimals", why: "even zeros" },
  { text: "9007199254740992", decimals: 0, code: "too-large", why: "2^53" },
  { text: "-9007199254740992", decimals: 0, code: "too-large", why: "on the other side" },
  { text: "9007199254740993", decimals: 0, code: "too-large", why: "rounds to another number" },
  { text: "90071992547410", decimals: 2, code: "too-large", why: "in smallest units" },
  { text: "9".repeat(400), decimals: 0, code: "too-large", why: "beyond every double" },
  { text: "1 23", decimals: 0, code: "wrong-groups", why: "a group of two" },
  { text: "1234 567", decimals: 0, code: "wrong-groups", why: "four digits in front" },
  { text: "1 234 56", decimals: 0, code: "wrong-groups", why: "the last group is short" },
  { text: "1 234'567", decimals: 0, code: "wrong-groups", why: "two kinds of mark" },
  { text: "1  234", decimals: 0, code: "wrong-groups", why: "two spaces" },
  { text: "12 34", decimals: 0, code: "wrong-groups", why: "two numbers in one cell" },
  { text: "1 .5", decimals: 1, code: "wrong-groups", why: "a space before the point" },
  { text: "0x1F", decimals: 0, code: "not-a-number", why: "hexadecimal" },
  { text: "1_000", decimals: 0, code: "not-a-number", why: "a programmer's groups" },
  { text: "1e309", decimals: 0, code: "not-a-number", why: "an exponent beyond every double" },
  { text: "1\u0662", decimals: 0, code: "not-a-number", why: "digits of two scripts" },
  { text: "\u0661\uff12", decimals: 0, code: "not-a-number", why: "two others" },
  { text: "\u0661\u066b\u0662", decimals: 1, code: "not-a-number", why: "an Arabic decimal mark" },
  { text: "####", decimals: 0, code: "not-a-number", why: "a column too narrow to show it" },
  { text: "1e3", decimals: 0, code: "not-a-number", why: "an exponent" },
  { text: "NaN", decimals: 0, code: "not-a-number", why: "a word" },
  { text: "Infinity", decimals: 0, code: "not-a-number", why: "another word" },
  { text: "####", decimals: 0, code: "not-a-number", why: "a column that was too narrow" },
  { text: "1_000", decimals: 0, code: "not-a-number", why: "a programmer's thousands" },
  { text: "+5", decimals: 0, code: "not-a-number", why: "a plus sign" },
  { text: "--5", decimals: 0, code: "not-a-number", why: "two signs" },
  { text: "- 5", decimals: 0, code: "not-a-number", why: "a sign on its own" },
  { text: "5-", decimals: 0, code: "not-a-number", why: "a sign behind" },
  { text: "(5)", decimals: 0, code: "not-a-number", why: "a bookkeeper's minus" },
  { text: ".5", decimals: 1, code: "not-a-number", why: "nothing before the point" },
  { text: "5.", decimals: 1, code: "not-a-number", why: "nothing after it" },
  { text: "1.2.3", decimals: 3, code: "not-a-number", why: "two points" },
  { text: "1.234 567", decimals: 6, code: "not-a-number", why: "groups after the point" },
  { text: "95 %", decimals: 0, code: "not-a-number", why: "a unit" },
  { text: "£5", decimals: 0, code: "not-a-number", why: "a currency" },
  { text: ",", decimals: 0, code: "not-a-number", why: "a comma without a digit" },
  { text: "yes, 5", decimals: 0, code: "not-a-number", why: "a sentence" },
  { text: "1\t234", decimals: 0, code: "not-a-number", why: "a tab between two cells" },
  { text: "1\n234", decimals: 0, code: "not-a-number", why: "two lines" },
  { text: "=1+1", decimals: 0, code: "not-a-number", why: "a formula" },
];

test.each(refusals)("$text is refused with $code: $why", ({ text, decimals, code }) => {
  expect(exactNumber(text, decimals)).toEqual({ state: "problem", code });
});

function written(units: number, decimals: number, separator: string): string {
  const digits = String(Math.abs(units)).padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals);
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, separator);
  const fraction = decimals > 0 ? `.${digits.slice(-decimals)}` : "";
  return `${units < 0 ? "-" : ""}${grouped}${fraction}`;
}

describe("laws", () => {
  const decimalsOf = fc.integer({ min: 0, max: 6 });

  test("what was written is read back exactly, however it is grouped", () => {
    const separators = fc.constantFrom("", " ", "\u00a0", "\u2009", "\u202f", "'", "\u2019");
    fc.assert(
      fc.property(fc.maxSafeInteger(), decimalsOf, separators, (units, decimals, separator) => {
        const value = units === 0 ? 0 : units;
        const read = exactNumber(written(value, decimals, separator), decimals);
        expect(read).toStrictEqual({ state: "number", value });
      }),
    );
  });

  test("whatever is accepted is the number that its digits say", () => {
    const characters = fc.constantFrom(...Array.from("0123456789.,-' _e\u00a0\u2212"));
    const texts = fc.string({ unit: characters, maxLength: 12 });
    fc.assert(
      fc.property(texts, decimalsOf, (text, decimals) => {
        const read = exactNumber(text, decimals);
        if (read.state !== "number") return;
        const bare = text
          .trim()
          .replaceAll(/[ '\u00a0]/g, "")
          .replace("\u2212", "-");
        expect(bare).toMatch(/^-?\d+(\.\d+)?$/);
        expect(read.value).toBeCloseTo(Number(bare) * 10 ** decimals, 3);
      }),
      { numRuns: 1000 },
    );
  });

  test("a long text is refused in no time", () => {
    const long = "1".repeat(200_000);
    expect(exactNumber(`${long}x`, 0)).toEqual({ state: "problem", code: "not-a-number" });
    expect(exactNumber(`${long},x`, 0)).toEqual({ state: "problem", code: "not-a-number" });
    expect(exactNumber("1 ".repeat(100_000), 0)).toEqual({
      state: "problem",
      code: "wrong-groups",
    });
    expect(exactNumber(`${long},`, 0)).toEqual({ state: "problem", code: "ambiguous-comma" });
  }, 1000);
});
