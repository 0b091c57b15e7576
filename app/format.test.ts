import { expect, test } from "vitest";
import { decimal, ratio } from "@/lib/metrics/ratio";
import { period } from "@/lib/periods/period";
import {
  formatChange,
  formatDay,
  formatDouble,
  formatInstant,
  formatMonth,
  formatParts,
  formatPercent,
  formatPoints,
  formatRatio,
  formatValue,
  formatWhole,
} from "./format";

const percent = { kind: "proportion", decimals: 0, unit: "%" } as const;
const hours = { kind: "mean", decimals: 3, unit: "h" } as const;
const money = { kind: "amount", decimals: 2, unit: "GBP" } as const;
const count = { kind: "count", decimals: 0, unit: "calls" } as const;

test.each([
  { why: "a percentage", shown: formatValue(ratio(796_000, 10_500), percent), is: "75.81 %" },
  { why: "a limit", shown: formatDouble(-1234.567, 2), is: "−1,234.57" },
  { why: "a limit that rounds to none", shown: formatDouble(-0.001, 2), is: "0.00" },
  { why: "no value", shown: formatValue(null, percent), is: "—" },
  { why: "a mean", shown: formatValue(ratio(9, 2), hours), is: "4.50 h" },
  { why: "an amount", shown: formatValue(decimal("-1234567.8"), money), is: "−1,234,567.80 GBP" },
  { why: "a count", shown: formatValue(ratio(12_000, 1), count), is: "12,000 calls" },
  {
    why: "a large exact number",
    shown: formatRatio(decimal("9007199254740991"), 0),
    is: "9,007,199,254,740,991",
  },
  { why: "a small negative", shown: formatRatio(decimal("-0.5"), 1), is: "−0.5" },
  { why: "percent without a value", shown: formatPercent(null), is: "—" },
  { why: "a fall", shown: formatChange(decimal("-11.85")), is: "−11.85" },
  { why: "a rise", shown: formatChange(decimal("0.4")), is: "+0.40" },
  { why: "no change", shown: formatChange(decimal("0")), is: "0.00" },
  { why: "a rise that rounds to none", shown: formatChange(decimal("0.004")), is: "0.00" },
  { why: "a fall that rounds to none", shown: formatChange(decimal("-0.004")), is: "0.00" },
  { why: "points of a stage", shown: formatPoints(-1.204), is: "−1.20" },
  { why: "points that round to none", shown: formatPoints(-0.001), is: "0.00" },
  {
    why: "two parts",
    shown: formatParts({ numerator: 7960, denominator: 10_500 }, percent),
    is: "7,960 / 10,500",
  },
  {
    why: "a sum in thousandths and its count",
    shown: formatParts({ numerator: 4500, denominator: 2 }, hours),
    is: "4.500 / 2",
  },
  {
    why: "one part",
    shown: formatParts({ numerator: -3600, denominator: null }, money),
    is: "−36.00",
  },
  { why: "no parts", shown: formatParts(null, percent), is: "—" },
  { why: "whole customers lost", shown: formatWhole(-1244), is: "−1,244" },
  { why: "a month", shown: formatMonth(period("2025-12")), is: "December 2025" },
  { why: "a day", shown: formatDay("2026-02-10"), is: "10 February 2026" },
  {
    why: "an instant in the network's zone",
    shown: formatInstant(new Date("2025-07-01T23:30:00Z"), "Europe/London"),
    is: "2 July 2025 at 00:30",
  },
])("$why: $is", ({ shown, is }) => {
  expect(shown).toBe(is);
});
