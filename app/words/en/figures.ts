import type { Level } from "@/lib/bands/level";
import type { MetricKind } from "@/lib/metrics/kind";
import type { FigureStatus } from "@/lib/reporting/figure";
import type { ProblemCode } from "@/lib/reporting/problem";

/** Levels in words. */
export const levels: Readonly<Record<Level, string>> = {
  ahead: "Ahead",
  "on-track": "On track",
  watch: "Watch",
  breach: "Breach",
  "no-data": "No data",
};

/** How far a report has come, in words. */
export const statuses: Readonly<Record<FigureStatus, string>> = {
  draft: "Draft",
  submitted: "Submitted, provisional",
  accepted: "Accepted",
  disputed: "Disputed",
  final: "Final",
};

/** Kinds of metrics in words. */
export const kinds: Readonly<Record<MetricKind, string>> = {
  proportion: "Proportion: numerator of denominator",
  mean: "Mean: sum over count",
  rate: "Rate: events per volume",
  count: "Count",
  amount: "Amount of money",
  index: "Index: a value without parts, never rolled up",
};

type Quoted = Readonly<Record<string, string>>;

/** What is to be mended in an entry: what, and how. */
export const problems: Readonly<Record<ProblemCode, (quoted: Quoted) => string>> = {
  "ambiguous-comma": ({ entered }) =>
    `“${entered}” has a comma, which can mean two things. Write thousands without a mark and decimals with a point.`,
  "wrong-groups": ({ entered }) =>
    `“${entered}” is not grouped in threes. Write the digits without spaces.`,
  "too-many-decimals": ({ entered, decimals }) =>
    decimals === "0"
      ? `“${entered}” has decimals; this is counted in whole numbers.`
      : `“${entered}” has more than the ${decimals} decimals that were agreed.`,
  "not-a-number": ({ entered }) => `“${entered}” is not a number. Use the digits 0 to 9.`,
  "too-large": ({ entered }) => `“${entered}” is larger than can be kept exactly.`,
  missing: () => "This part is missing. Enter it, or 0 if it was none.",
  unused: ({ entered }) => `“${entered}” has no place here: this metric has one figure only.`,
  negative: ({ entered }) => `“${entered}” is below 0, which this figure can’t be.`,
  "denominator-zero": ({ numerator }) =>
    `With 0 of these there can’t be ${numerator} of the others. Check both figures.`,
  "numerator-above-denominator": ({ numerator, denominator }) =>
    `${numerator} is more than all ${denominator}. Check both figures; they may be swapped.`,
  "not-applicable-with-figures": () =>
    "There are figures here as well. Empty them, or clear “Not applicable”.",
};
