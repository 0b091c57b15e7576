import type { Parts } from "@/lib/metrics/kind";
import type { Period } from "@/lib/periods/period";

/** How far a report has come. A draft is seen by the managers of its organisation alone. */
export type FigureStatus = "draft" | "submitted" | "accepted" | "disputed" | "final";

/**
 * Where an entry came from: typed into the grid, pasted there, a file of figures, a program, a network file, a restatement, or the
 * ledger of promises.
 */
export const figureSources = [
  "grid",
  "paste",
  "import",
  "api",
  "file",
  "restatement",
  "ledger",
] as const;

export type FigureSource = (typeof figureSources)[number];

/** Whether a job took a revision from the ledger of promises: nobody typed it, though it names a person of the ledger. */
export function isFromLedger({
  source,
  status,
}: {
  readonly source: FigureSource | null;
  readonly status: FigureStatus;
}): boolean {
  return source === "ledger" && status === "draft";
}

/** The last revision of a series' report for a period. `parts` is null where it was emptied or doesn't apply. */
export type Figure = {
  readonly seriesKey: number;
  readonly period: Period;
  readonly parts: Parts | null;
  readonly notApplicable: boolean;
  readonly status: FigureStatus;
  readonly revision: number;
  readonly metricVersion: number;
};

/** Finds among these figures the one of a series for a period; null where there is none. */
export function figureFinder(
  figures: readonly Figure[],
): (seriesKey: number, period: Period) => Figure | null {
  const found = new Map<number, Map<Period, Figure>>();
  for (const figure of figures) {
    const own = found.get(figure.seriesKey);
    if (own === undefined) found.set(figure.seriesKey, new Map([[figure.period, figure]]));
    else own.set(figure.period, figure);
  }
  return (seriesKey, period) => found.get(seriesKey)?.get(period) ?? null;
}
