import { quarterOf } from "@/lib/periods/fiscal";
import { addMonths, periodsFrom, type Period } from "@/lib/periods/period";
import type { Window } from "./terms";

/** The months that are judged together; it goes by its last one. */
export type MonthsOfWindow = { readonly first: Period; readonly last: Period };

/** The window that ends in a month; null where none does. @param fiscalYearStart the month that quarters count from */
export function windowEnding(
  last: Period,
  window: Window,
  fiscalYearStart: number,
): MonthsOfWindow | null {
  switch (window.kind) {
    case "month":
      return { first: last, last };
    case "quarter":
      return quarterOf(last, fiscalYearStart).key === last
        ? { first: addMonths(last, -2), last }
        : null;
    case "rolling":
      return { first: addMonths(last, 1 - window.months), last };
  }
}

/** The months of a window, oldest first. */
export function monthsIn({ first, last }: MonthsOfWindow): readonly Period[] {
  return periodsFrom(first, last);
}

/** From one window of this kind to the next, in months. */
export function stepOf(window: Window): number {
  return window.kind === "quarter" ? 3 : 1;
}
