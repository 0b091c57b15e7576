import { expect, test } from "vitest";
import type { MetricKind, Parts } from "./kind";
import { compareRatios, decimal, roundedText } from "./ratio";
import { charted, figureValue } from "./value";

type Row = {
  readonly kind: MetricKind;
  readonly decimals: number;
  readonly parts: Parts;
  readonly is: string;
  readonly why: string;
};

const exact: readonly Row[] = [
  {
    kind: "proportion",
    decimals: 0,
    parts: { numerator: 949, denominator: 1000 },
    is: "94.9",
    why: "per cent",
  },
  {
    kind: "proportion",
    decimals: 3,
    parts: { numerator: 949, denominator: 1000 },
    is: "94.9",
    why: "the unit cancels",
  },
  {
    kind: "proportion",
    decimals: 0,
    parts: { numerator: 0, denominator: 8 },
    is: "0",
    why: "none of eight is 0 per cent",
  },
  {
    kind: "proportion",
    decimals: 0,
    parts: { numerator: 38, denominator: 40 },
    is: "95",
    why: "[FIN] 2 of 40 late",
  },
  {
    kind: "proportion",
    decimals: 0,
    parts: { numerator: 57, denominator: 60 },
    is: "95",
    why: "[FIN] 3 late need 60 events",
  },
  {
    kind: "mean",
    decimals: 1,
    parts: { numerator: 4500, denominator: 10 },
    is: "45",
    why: "[PPC] 450.0 days over 10 invoices",
  },
  {
    kind: "rate",
    decimals: 0,
    parts: { numerator: 21, denominator: 14 },
    is: "1.5",
    why: "a rate may exceed 1",
  },
  {
    kind: "rate",
    decimals: 2,
    parts: { numerator: 150, denominator: 3 },
    is: "0.5",
    why: "events in hundredths",
  },
  {
    kind: "count",
    decimals: 0,
    parts: { numerator: 12, denominator: null },
    is: "12",
    why: "as it is",
  },
  {
    kind: "amount",
    decimals: 2,
    parts: { numerator: -12345, denominator: null },
    is: "-123.45",
    why: "pennies",
  },
  {
    kind: "index",
    decimals: 1,
    parts: { numerator: 781, denominator: null },
    is: "78.1",
    why: "tenths",
  },
  {
    kind: "count",
    decimals: 0,
    parts: { numerator: 0, denominator: null },
    is: "0",
    why: "a reported nought is a value",
  },
];

test.each(exact)("a $kind of $parts is $is: $why", ({ kind, decimals, parts, is }) => {
  const value = figureValue({ kind, decimals }, parts);
  expect(value && compareRatios(value, decimal(is))).toBe(0);
  expect(charted({ kind, decimals }, parts)).toBeCloseTo(Number(is), 10);
});

test("[FIN] 33 of 35 is 94.29 per cent", () => {
  const value = figureValue(
    { kind: "proportion", decimals: 0 },
    { numerator: 33, denominator: 35 },
  );
  expect(value && roundedText(value, 2)).toBe("94.29");
});

const missing: readonly { kind: MetricKind; parts: Parts | null; why: string }[] = [
  { kind: "proportion", parts: null, why: "no parts" },
  { kind: "count", parts: null, why: "no parts of one part" },
  { kind: "proportion", parts: { numerator: 0, denominator: 0 }, why: "nothing was due" },
  { kind: "mean", parts: { numerator: 0, denominator: 0 }, why: "no case" },
  { kind: "rate", parts: { numerator: 3, denominator: 0 }, why: "no volume" },
  { kind: "proportion", parts: { numerator: 3, denominator: null }, why: "half a figure" },
];

test.each(missing)("a $kind of $parts has no value: $why", ({ kind, parts }) => {
  expect(figureValue({ kind, decimals: 0 }, parts)).toBeNull();
  expect(charted({ kind, decimals: 0 }, parts)).toBeNull();
});
