import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalText, type Json } from "./canonical-text";

describe("published examples of RFC 8785", () => {
  test("section 3.2.2: literals, numbers and a string with escapes", () => {
    const sample: Json = JSON.parse(String.raw`{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
      "literals": [null, true, false]
    }`);
    const numbers = "[333333333.3333333,1e+30,4.5,0.002,1e-27]";
    const string = String.raw`"€$\u000f\nA'B\"\\\\\"/"`;
    const expected = `{"literals":[null,true,false],"numbers":${numbers},"string":${string}}`;
    expect(canonicalText(sample)).toBe(expected);
  });

  test("section 3.2.3: keys in the order of UTF-16 code units", () => {
    const sample: Json = {
      "\u20ac": "Euro Sign",
      "\r": "Carriage Return",
      "\ufb33": "Hebrew Letter Dalet With Dagesh",
      "1": "One",
      "\u{1f600}": "Emoji: Grinning Face",
      "\u0080": "Control",
      "\u00f6": "Latin Small Letter O With Diaeresis",
    };
    const order = [...canonicalText(sample).matchAll(/:"(.*?)"/g)].map(([, name]) => name);
    expect(order).toEqual([
      "Carriage Return",
      "One",
      "Control",
      "Latin Small Letter O With Diaeresis",
      "Euro Sign",
      "Emoji: Grinning Face",
      "Hebrew Letter Dalet With Dagesh",
    ]);
  });

  test.each([
    { value: 0, text: "0", why: "zero" },
    { value: -0, text: "0", why: "minus zero" },
    { value: 5e-324, text: "5e-324", why: "the least positive number" },
    { value: -5e-324, text: "-5e-324", why: "the least negative number" },
    { value: 1.7976931348623157e308, text: "1.7976931348623157e+308", why: "the largest" },
    { value: 9007199254740992, text: "9007199254740992", why: "the largest of the integers" },
    { value: 295147905179352830000, text: "295147905179352830000", why: "about 2^68" },
    { value: 1e21, text: "1e+21", why: "where the exponent starts" },
    { value: 0.000001, text: "0.000001", why: "the last without an exponent" },
    { value: 333333333.3333332, text: "333333333.3333332", why: "sixteen digits" },
  ])("appendix B: $text, $why", ({ value, text }) => {
    expect(canonicalText(value)).toBe(text);
  });
});

test.each([
  { value: [], text: "[]", why: "an empty list" },
  { value: {}, text: "{}", why: "an empty object" },
  { value: "", text: '""', why: "an empty string" },
  { value: [2, 1, [3]], text: "[2,1,[3]]", why: "lists keep their order" },
  { value: { b: { d: 1, c: 2 }, a: [] }, text: '{"a":[],"b":{"c":2,"d":1}}', why: "every depth" },
  { value: { "10": 0, "9": 0 }, text: '{"10":0,"9":0}', why: "keys are text, not numbers" },
  { value: "e\u0301", text: '"e\u0301"', why: "letters aren't normalised" },
])("$text: $why", ({ value, text }) => {
  expect(canonicalText(value)).toBe(text);
});

test.each([
  { value: Number.NaN, why: "not a number" },
  { value: [Infinity], why: "no end" },
  { value: { deep: [-Infinity] }, why: "no start" },
  { value: "\ud83d", why: "half a character" },
  { value: { "\ude00": 1 }, why: "half a character as a key" },
])("has no text: $why", ({ value }) => {
  expect(() => canonicalText(value)).toThrow(RangeError);
});

const anyJson = fc.jsonValue().map((value): Json => JSON.parse(JSON.stringify(value)));

function reversed(value: Json): Json {
  if (Array.isArray(value)) return value.map(reversed);
  if (value === null || typeof value !== "object") return value;
  const members = Object.entries(value).toReversed();
  return Object.fromEntries(members.map(([key, item]) => [key, reversed(item)]));
}

test("the order of keys doesn't matter", () => {
  fc.assert(
    fc.property(anyJson, (value) => {
      expect(canonicalText(reversed(value))).toBe(canonicalText(value));
    }),
  );
});

test("it is JSON of the same value, and canonical already", () => {
  fc.assert(
    fc.property(anyJson, (value) => {
      const text = canonicalText(value);
      expect(JSON.parse(text)).toEqual(value);
      expect(canonicalText(JSON.parse(text))).toBe(text);
    }),
  );
});
