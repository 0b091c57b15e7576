import { describe, expect, test } from "vitest";
import type { Measure } from "@/lib/metrics/kind";
import { readEntry, type EntryFields } from "./entry";
import type { Problem } from "./problem";

const share: Measure = { kind: "proportion", decimals: 0 };
const weighed: Measure = { kind: "proportion", decimals: 1 };
const mean: Measure = { kind: "mean", decimals: 2 };
const rate: Measure = { kind: "rate", decimals: 0 };
const count: Measure = { kind: "count", decimals: 0 };
const amount: Measure = { kind: "amount", decimals: 2 };
const index: Measure = { kind: "index", decimals: 1 };

function typed(numerator: string, denominator = "", notApplicable = false): EntryFields {
  return { numerator, denominator, notApplicable };
}

describe("what is taken", () => {
  test.each([
    {
      measure: share,
      fields: typed("9786", "10 500"),
      parts: { numerator: 9786, denominator: 10500 },
      why: "a share",
    },
    {
      measure: share,
      fields: typed("8", "8"),
      parts: { numerator: 8, denominator: 8 },
      why: "all of them",
    },
    {
      measure: share,
      fields: typed("0", "8"),
      parts: { numerator: 0, denominator: 8 },
      why: "none of them",
    },
    {
      measure: share,
      fields: typed("0", "0"),
      parts: { numerator: 0, denominator: 0 },
      why: "nothing was due",
    },
    {
      measure: weighed,
      fields: typed("2.5", "4"),
      parts: { numerator: 25, denominator: 40 },
      why: "both parts in the same unit",
    },
    {
      measure: mean,
      fields: typed("12.5", "5"),
      parts: { numerator: 1250, denominator: 5 },
      why: "a sum in hundredths over a whole count",
    },
    {
      measure: rate,
      fields: typed("21", "14"),
      parts: { numerator: 21, denominator: 14 },
      why: "a rate may exceed 1",
    },
    {
      measure: mean,
      fields: typed("0", "0"),
      parts: { numerator: 0, denominator: 0 },
      why: "no case",
    },
    {
      measure: count,
      fields: typed("12"),
      parts: { numerator: 12, denominator: null },
      why: "a count",
    },
    {
      measure: count,
      fields: typed("0"),
      parts: { numerator: 0, denominator: null },
      why: "a nought is a report",
    },
    {
      measure: amount,
      fields: typed("-123.45"),
      parts: { numerator: -12345, denominator: null },
      why: "a negative amount",
    },
    {
      measure: index,
      fields: typed("\u22120.5"),
      parts: { numerator: -5, denominator: null },
      why: "a negative index",
    },
  ])("$measure.kind $fields.numerator over $fields.denominator: $why", (row) => {
    const { measure, fields, parts } = row;
    expect(readEntry(measure, fields)).toEqual({ state: "entered", parts, notApplicable: false });
  });

  test.each([share, mean, rate, count, amount, index])(
    "nothing typed for a $kind is empty",
    (measure) => {
      expect(readEntry(measure, typed(" ", "\t"))).toEqual({ state: "empty" });
    },
  );

  test.each([share, count])("a $kind that doesn't apply has no parts", (measure) => {
    const entry = readEntry(measure, typed("", " ", true));
    expect(entry).toEqual({ state: "entered", parts: null, notApplicable: true });
  });
});

const refusals: readonly {
  measure: Measure;
  fields: EntryFields;
  problems: readonly Problem[];
  why: string;
}[] = [
  {
    measure: share,
    fields: typed("9"),
    problems: [{ field: "denominator", code: "missing", values: {} }],
    why: "the denominator is missing",
  },
  {
    measure: share,
    fields: typed("", "9"),
    problems: [{ field: "numerator", code: "missing", values: {} }],
    why: "the numerator is missing",
  },
  {
    measure: share,
    fields: typed("9 ", "8"),
    problems: [
      {
        field: "numerator",
        code: "numerator-above-denominator",
        values: { entered: "9", numerator: "9", denominator: "8" },
      },
    ],
    why: "more than all",
  },
  {
    measure: share,
    fields: typed("1", "0"),
    problems: [
      {
        field: "denominator",
        code: "denominator-zero",
        values: { entered: "0", numerator: "1", denominator: "0" },
      },
    ],
    why: "one of none",
  },
  {
    measure: rate,
    fields: typed("1", "0"),
    problems: [
      {
        field: "denominator",
        code: "denominator-zero",
        values: { entered: "0", numerator: "1", denominator: "0" },
      },
    ],
    why: "an event without volume",
  },
  {
    measure: share,
    fields: typed("-1", "-2"),
    problems: [
      { field: "numerator", code: "negative", values: { entered: "-1" } },
      { field: "denominator", code: "negative", values: { entered: "-2" } },
    ],
    why: "both below nought",
  },
  {
    measure: mean,
    fields: typed("-1", "2"),
    problems: [{ field: "numerator", code: "negative", values: { entered: "-1" } }],
    why: "a negative sum",
  },
  {
    measure: count,
    fields: typed("-1"),
    problems: [{ field: "numerator", code: "negative", values: { entered: "-1" } }],
    why: "a negative count",
  },
  {
    measure: mean,
    fields: typed("1.255", "2.0"),
    problems: [
      {
        field: "numerator",
        code: "too-many-decimals",
        values: { entered: "1.255", decimals: "2" },
      },
      {
        field: "denominator",
        code: "too-many-decimals",
        values: { entered: "2.0", decimals: "0" },
      },
    ],
    why: "hundredths are agreed, and the count is whole",
  },
  {
    measure: share,
    fields: typed("1,5"),
    problems: [
      { field: "numerator", code: "ambiguous-comma", values: { entered: "1,5" } },
      { field: "denominator", code: "missing", values: {} },
    ],
    why: "everything to mend at once",
  },
  {
    measure: count,
    fields: typed("5", "8"),
    problems: [{ field: "denominator", code: "unused", values: { entered: "8" } }],
    why: "a count has no second part to keep",
  },
  {
    measure: count,
    fields: typed("", "8"),
    problems: [
      { field: "numerator", code: "missing", values: {} },
      { field: "denominator", code: "unused", values: { entered: "8" } },
    ],
    why: "the value in the wrong field",
  },
  {
    measure: share,
    fields: typed("9", "", true),
    problems: [{ field: "notApplicable", code: "not-applicable-with-figures", values: {} }],
    why: "a figure that doesn't apply, and a figure",
  },
];

test.each(refusals)("$measure.kind $fields.numerator over $fields.denominator: $why", (row) => {
  const { measure, fields, problems } = row;
  expect(readEntry(measure, fields)).toEqual({ state: "refused", problems });
});
