import { addMonths } from "@/lib/periods/period";
import type { Period } from "@/lib/periods/period";
import type { Window } from "@/lib/scorecards/pooled-window";

/** What a month can be compared with, in the order in which it is offered. */
export const comparisons = ["reference", "last-month", "last-year"] as const;

export type Comparison = (typeof comparisons)[number];

/** The comparison that an address asks for; null where it names none that there is. */
export function comparisonOf(asked: string | readonly string[] | undefined): Comparison | null {
  return comparisons.find((one) => one === (asked ?? "reference")) ?? null;
}

/** The window that a month is compared with; null where there is none, or where it isn't earlier. */
export function windowOf(
  comparison: Comparison,
  period: Period,
  reference: Window | null,
): Window | null {
  if (comparison === "reference") {
    return reference === null || period <= reference.last ? null : reference;
  }
  const month = addMonths(period, comparison === "last-month" ? -1 : -12);
  return { first: month, last: month };
}
