import type { SeriesScores } from "./scores";

/** A sudden failure is a month whose own score lies beyond this many sigma: once in 741 months of a series by chance. */
const limit = 3;

/**
 * The months in which a series failed all at once: a one-sided Shewhart chart of its scores. Nothing to do with drift, and not
 * part of its promise.
 *
 * @see W. A. Shewhart, "Economic Control of Quality of Manufactured Product" (1931)
 */
export function shocksOf({ scores }: SeriesScores): readonly number[] {
  return [...scores.keys()].filter((month) => (scores[month] ?? 0) > limit);
}
