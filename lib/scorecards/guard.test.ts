import { expect, test } from "vitest";
import { addMonths, period } from "@/lib/periods/period";
import type { Figure } from "@/lib/reporting/figure";
import type { Metric } from "@/lib/reporting/metric";
import { guardReading, isAtCustomersExpense } from "./guard";
import type { ScoredTerms } from "./scored-series";
import { version } from "./testing/example-chain";

const claimed = period("2025-06");

/** Figures out of 1,000 for the three months before and the months from the claim on; null is a month without one. */
function figures(values: readonly (number | null)[]): readonly Figure[] {
  return values.flatMap((numerator, index) =>
    numerator === null
      ? []
      : [
          {
            seriesKey: 1,
            period: addMonths(claimed, index - 3),
            parts: { numerator, denominator: 1000 },
            notApplicable: false,
            status: "final",
            revision: 1,
            metricVersion: 1,
          },
        ],
  );
}

function metric(direction: ScoredTerms["direction"]): Metric<ScoredTerms> {
  const terms: ScoredTerms = {
    ...version(),
    effectiveFrom: period("2024-01"),
    direction,
    measuredAt: "stage",
    forWhom: ["end-customer"],
    partyIds: [],
    visibility: "network",
  };
  return { code: "M", versions: [terms], bands: [], series: [], parallel: [], environment: null };
}

test.each([
  { values: [950, 950, 950, 949], direction: "higher", is: "worse", why: "one less in a thousand" },
  { values: [950, 950, 950, 950], direction: "higher", is: "held", why: "exactly the same" },
  {
    values: [950, 949, 951, 950, 950, 950],
    direction: "higher",
    is: "held",
    why: "pooled, not averaged",
  },
  {
    values: [950, 950, 950, 960, 900],
    direction: "higher",
    is: "worse",
    why: "the month after counts too",
  },
  { values: [950, 950, 950, 940], direction: "lower", is: "held", why: "less is better" },
  { values: [950, 950, 950, 951], direction: "lower", is: "worse", why: "less is better" },
  {
    values: [950, 950, 950, 900],
    direction: "in-range",
    is: "unknown",
    why: "neither way is better",
  },
  {
    values: [950, null, 950, 900],
    direction: "higher",
    is: "unknown",
    why: "a month before is missing",
  },
  {
    values: [950, 950, 950, null, 900],
    direction: "higher",
    is: "unknown",
    why: "the month itself is missing",
  },
] as const)("a guard of $values is $is: $why", ({ values, direction, is }) => {
  const reading = guardReading(metric(direction), 1, claimed, figures(values));
  expect(reading.state).toBe(is);
  expect(isAtCustomersExpense({ kind: "saving" }, reading)).toBe(is === "worse");
  expect(isAtCustomersExpense({ kind: "income" }, reading)).toBe(false);
  expect(isAtCustomersExpense({ kind: "saving" }, null)).toBe(false);
});
