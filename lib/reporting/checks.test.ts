import { describe, expect, test } from "vitest";
import { checksOf, type Checked, type PastMonth } from "./checks";

const none: Checked = { parts: null, value: null, level: null, isLate: false };
const of = (value: number): PastMonth => ({
  value,
  parts: { numerator: value, denominator: null },
});
const gap: PastMonth = { value: null, parts: null };
/** Mean 100, sample standard deviation exactly 2: six months two above, six two below, over 11 with the thirteenth in the middle. */
const steady = [
  ...Array.from({ length: 12 }, (_, month) => of(month % 2 === 0 ? 98 : 102)),
  of(100),
];
const deviation = Math.sqrt((12 * 4) / 12);

describe("three standard deviations", () => {
  test.each([
    { value: 100 + 3 * deviation, past: steady, far: false, why: "exactly three" },
    { value: 100 + 3 * deviation + 0.001, past: steady, far: true, why: "a little more" },
    { value: 100 - 3 * deviation - 0.001, past: steady, far: true, why: "below" },
    { value: 500, past: steady.slice(0, 11), far: false, why: "eleven months are too few" },
    { value: 500, past: steady.slice(0, 12), far: true, why: "twelve are enough" },
    { value: 500, past: [...steady.slice(0, 11), gap], far: false, why: "a gap doesn't count" },
    {
      value: 107,
      past: [...Array.from({ length: 12 }, () => of(1000)), ...steady, ...steady.slice(0, 11)],
      far: true,
      why: "only the last 24 count",
    },
    {
      value: 101,
      past: Array.from({ length: 12 }, () => of(100)),
      far: true,
      why: "it never moved",
    },
    { value: 100, past: Array.from({ length: 12 }, () => of(100)), far: false, why: "nor now" },
  ])("$value is far: $far ($why)", ({ value, past, far }) => {
    expect(checksOf({ ...none, value }, past)).toEqual(far ? ["far-from-past"] : []);
  });
});

describe("compared with last month", () => {
  const last = (numerator: number, denominator: number | null): readonly PastMonth[] => [
    { value: null, parts: { numerator, denominator } },
  ];
  test.each([
    { parts: { numerator: 9, denominator: 150 }, past: last(8, 100), is: [], why: "half more" },
    {
      parts: { numerator: 9, denominator: 151 },
      past: last(8, 100),
      is: ["denominator-jump"],
      why: "more than half more",
    },
    { parts: { numerator: 9, denominator: 50 }, past: last(8, 100), is: [], why: "half" },
    {
      parts: { numerator: 9, denominator: 49 },
      past: last(8, 100),
      is: ["denominator-jump"],
      why: "less than half",
    },
    {
      parts: { numerator: 9, denominator: 1 },
      past: last(0, 0),
      is: ["denominator-jump"],
      why: "from nothing",
    },
    {
      parts: { numerator: 8, denominator: 100 },
      past: last(8, 100),
      is: ["same-as-last"],
      why: "to the digit",
    },
    {
      parts: { numerator: 80, denominator: 1000 },
      past: last(8, 100),
      is: ["denominator-jump"],
      why: "the same share of another number",
    },
    {
      parts: { numerator: 0, denominator: null },
      past: last(0, null),
      is: [],
      why: "nought again",
    },
    {
      parts: { numerator: 7, denominator: null },
      past: last(7, null),
      is: ["same-as-last"],
      why: "a value",
    },
    { parts: { numerator: 7, denominator: null }, past: [], is: [], why: "no last month" },
    { parts: null, past: last(7, null), is: [], why: "nothing entered" },
    {
      parts: { numerator: 7, denominator: null },
      past: [...last(7, null), gap],
      is: [],
      why: "last month there was none",
    },
  ])("$parts after $past: $is ($why)", ({ parts, past, is }) => {
    expect(checksOf({ ...none, parts }, past)).toEqual(is);
  });
});

test.each([
  { checked: { ...none, level: "breach" as const }, is: ["out-of-band"] },
  { checked: { ...none, level: "watch" as const }, is: [] },
  { checked: { ...none, level: "no-data" as const }, is: [] },
  { checked: { ...none, isLate: true }, is: ["late"] },
])("$checked: $is", ({ checked, is }) => {
  expect(checksOf(checked, steady)).toEqual(is);
});
