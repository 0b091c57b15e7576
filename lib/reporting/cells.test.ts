import { expect, test } from "vitest";
import { cellText, sameFields, withTexts } from "./cells";

const empty = { numerator: "", denominator: "", notApplicable: false };
const entered = { numerator: "9", denominator: "10", notApplicable: false };
const none = { numerator: "", denominator: "", notApplicable: true };

test.each([
  { fields: empty, texts: { numerator: " 5 " }, is: { ...empty, numerator: "5" } },
  { fields: entered, texts: { numerator: "n/a" }, is: none },
  { fields: entered, texts: { denominator: "N/A" }, is: none },
  { fields: entered, texts: { numerator: "n.a.", denominator: "" }, is: none },
  { fields: entered, texts: { numerator: "Not applicable", denominator: "n/a" }, is: none },
  {
    fields: entered,
    texts: { numerator: "n/a", denominator: "12" },
    is: { numerator: "", denominator: "12", notApplicable: true },
  },
  { fields: none, texts: { denominator: "4" }, is: { ...empty, denominator: "4" } },
  { fields: none, texts: { numerator: "" }, is: empty },
  { fields: none, texts: { numerator: "0" }, is: { ...empty, numerator: "0" } },
  { fields: entered, texts: { numerator: "" }, is: { ...entered, numerator: "" } },
  { fields: empty, texts: { numerator: "na" }, is: none },
  { fields: empty, texts: { numerator: "nan" }, is: { ...empty, numerator: "nan" } },
])("$texts over $fields is $is", ({ fields, texts, is }) => {
  expect(withTexts(fields, texts)).toEqual(is);
});

test("empty, not applicable and 0 are three different things", () => {
  const shown = [empty, none, { ...empty, numerator: "0" }].map((one) =>
    cellText(one, "numerator"),
  );
  expect(shown).toEqual(["", "n/a", "0"]);
  expect(sameFields(empty, none)).toBe(false);
  expect(sameFields(empty, { ...empty, numerator: "0" })).toBe(false);
  expect(sameFields(entered, { ...entered })).toBe(true);
});
