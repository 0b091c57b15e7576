import * as fc from "fast-check";
import { expect, test } from "vitest";
import { exactNumber } from "./exact-number";
import { foundMark, statedMark, withPoint, type DecimalMark } from "./pasted";

test.each([
  { html: `<style>{mso-displayed-decimal-separator:"\\,";}</style>`, is: ",", why: "German Excel" },
  {
    html: `<style>{mso-displayed-decimal-separator:"\\.";}</style>`,
    is: ".",
    why: "British Excel",
  },
  { html: `{mso-displayed-decimal-separator:","}`, is: ",", why: "without the backslash" },
  { html: "<table><td>1,5</td></table>", is: null, why: "Sheets states none" },
  { html: "", is: null, why: "plain text alone" },
])("$why states $is", ({ html, is }) => {
  expect(statedMark(html)).toBe(is);
});

test.each([
  { texts: ["1.234,56"], mark: ",", ask: null, why: "groups and decimals" },
  { texts: ["1,234.56"], mark: ".", ask: null, why: "the other way round" },
  { texts: ["1.234.567"], mark: ",", ask: null, why: "two groups" },
  { texts: ["-1,234,567"], mark: ".", ask: null, why: "two groups of a negative number" },
  { texts: ["12,5"], mark: ",", ask: null, why: "one decimal" },
  { texts: ["0.125"], mark: ".", ask: null, why: "no group begins with a nought" },
  { texts: ["1234,567"], mark: ",", ask: null, why: "no group has four digits" },
  { texts: ["1,234", "7.5"], mark: ".", ask: null, why: "another cell says so" },
  { texts: ["1,234"], mark: null, ask: "1,234", why: "both ways" },
  { texts: ["5", "1.234"], mark: null, ask: "1.234", why: "both ways" },
  { texts: ["1,5", "1.5", "1,234"], mark: null, ask: "1,234", why: "they contradict each other" },
  { texts: ["1.5", "1,5"], mark: null, ask: "1,5", why: "they contradict each other" },
  { texts: ["12", "", "n/a", "####"], mark: null, ask: null, why: "nothing to tell" },
  { texts: [" 12,50 "], mark: ",", ask: null, why: "spaces around it" },
  { texts: ["1 234,5"], mark: ",", ask: null, why: "groups with a space" },
])("$texts: mark $mark, ask $ask ($why)", ({ texts, mark, ask }) => {
  expect(foundMark(texts)).toEqual({ mark, ask });
});

const read: readonly { text: string; mark: DecimalMark; is: string | null }[] = [
  { text: "1.234,56", mark: ",", is: "1234.56" },
  { text: "1,234.56", mark: ".", is: "1234.56" },
  { text: "1.234", mark: ",", is: "1234" },
  { text: "1,234", mark: ",", is: "1.234" },
  { text: "\u22121.234,5", mark: ",", is: "\u22121234.5" },
  { text: "1 234,5", mark: ",", is: "1 234.5" },
  { text: "12", mark: ",", is: "12" },
  { text: "", mark: ",", is: "" },
  { text: "n/a", mark: ",", is: "n/a" },
  { text: "12.34", mark: ",", is: null },
  { text: "1.23,45", mark: ",", is: null },
  { text: "1,2,3", mark: ",", is: null },
  { text: "1e5", mark: ",", is: "1e5" },
  { text: "1e-5,0", mark: ",", is: null },
  { text: "####", mark: ",", is: null },
  { text: "95,0 %", mark: ",", is: null },
];

test.each(read)("$text with $mark is $is", ({ text, mark, is }) => {
  expect(withPoint(text, mark)).toBe(is);
});

test("what a spreadsheet of either locale shows is read back exactly", () => {
  const marks = fc.constantFrom<DecimalMark>(".", ",");
  fc.assert(
    fc.property(fc.integer({ min: -9e9, max: 9e9 }), marks, fc.boolean(), (units, mark, groups) => {
      const value = units === 0 ? 0 : units;
      const digits = String(Math.abs(value)).padStart(3, "0");
      const whole = digits.slice(0, -2);
      const shown = groups ? whole.replaceAll(/\B(?=(\d{3})+$)/g, mark === "," ? "." : ",") : whole;
      const text = `${value < 0 ? "-" : ""}${shown}${mark}${digits.slice(-2)}`;
      expect(foundMark([text])).toEqual({ mark, ask: null });
      expect(exactNumber(withPoint(text, mark) ?? "", 2)).toStrictEqual({ state: "number", value });
    }),
  );
});
