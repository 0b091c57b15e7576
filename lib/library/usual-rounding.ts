import type { MetricKind } from "@/lib/metrics/kind";

/** How figures of a kind are usually rounded, in the words of a definition. */
export const usualRounding: Readonly<Record<MetricKind, string>> = {
  proportion:
    "Whole counts are reported; the percentage is shown to two decimals and judged unrounded.",
  mean: "Whole counts are reported; the mean is shown to two decimals and judged unrounded.",
  rate: "Whole counts are reported; the rate is shown to two decimals and judged unrounded.",
  count: "Whole counts, shown and judged as they are.",
  amount: "Whole minor units of the currency, shown and judged as they are.",
  index: "Reported to the decimals of the definition, half up, and judged as reported.",
};
