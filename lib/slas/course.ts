import { inForce } from "@/lib/periods/in-force";
import { periodsFrom, type Period } from "@/lib/periods/period";
import { windowEnding, type MonthsOfWindow } from "./windows";
import type { SlaTerms, Window } from "./terms";

/** Terms over time: their versions, and the first month in which they no longer hold, null without an end. */
export type Course<Terms> = {
  readonly versions: readonly { readonly effectiveFrom: Period; readonly terms: Terms }[];
  readonly endedFrom: Period | null;
};

/** An SLA over time. */
export type SlaCourse = Course<SlaTerms>;

/** The terms in force in a month; null before the first version and from the end on. */
export function termsIn<Terms>(
  { versions, endedFrom }: Course<Terms>,
  period: Period,
): Terms | null {
  if (endedFrom !== null && period >= endedFrom) return null;
  return inForce(versions, period)?.terms ?? null;
}

function beginningOf<Terms>({ versions }: Course<Terms>): Period | null {
  return versions.map(({ effectiveFrom }) => effectiveFrom).toSorted()[0] ?? null;
}

/** The months up to `until` in which terms are in force, with the terms, oldest first. */
export function monthsInForce<Terms>(
  course: Course<Terms>,
  until: Period,
): readonly { readonly period: Period; readonly terms: Terms }[] {
  const start = beginningOf(course);
  return periodsFrom(start ?? until, until).flatMap((period) => {
    const terms = termsIn(course, period);
    return terms === null ? [] : [{ period, terms }];
  });
}

/** The window of this kind that ends in a month and lies wholly after the beginning of the course; null where there is none. */
export function windowWithin<Terms>(
  course: Course<Terms>,
  { period, window }: { readonly period: Period; readonly window: Window },
  fiscalYearStart: number,
): MonthsOfWindow | null {
  const found = windowEnding(period, window, fiscalYearStart);
  const start = beginningOf(course);
  return found === null || start === null || found.first < start ? null : found;
}
