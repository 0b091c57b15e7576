import type { Figure } from "@/lib/reporting/figure";
import { judged, type Judged } from "@/lib/reporting/judged";
import type { Metric } from "@/lib/reporting/metric";

/** What measures a stage of a chain, or its outcome: the metric and the series. */
export type Measured = { readonly metric: Metric; readonly seriesKey: number };

/**
 * The last month in which a series has a value; null where it never had one. Drafts, emptied figures, those that don't
 * apply and 0 of 0 have none.
 *
 * @param figures of this series and others, oldest first
 */
export function lastMeasured(
  { metric, seriesKey }: Measured,
  figures: readonly Figure[],
): Judged | null {
  const own = figures.filter((one) => one.seriesKey === seriesKey && one.status !== "draft");
  return (
    own
      .map((figure) => judged(metric, figure.period, figure))
      .findLast(({ value }) => value !== null) ?? null
  );
}
