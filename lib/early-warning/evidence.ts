import { advance, beginEvidence } from "./evidence-run";
import { readingOf, type Reading } from "./reading";
import type { SeriesScores } from "./scores";
import type { Templates } from "./templates";
import { scoresOfViews, viewsOf } from "./views";

/** From how many months a chain's onsets are summed if nothing else is said. */
export const defaultStart = 12;

/** What is asked of the evidence: the first month whose onset is summed, and the first month that is read, the last if not said. */
export type Asked = { readonly start?: number; readonly readFrom?: number };

/**
 * A chain's evidence: ln M for each month, NaN before the first onset with a score, the readings asked for, oldest first, and what a drift
 * looks like in each series.
 */
export type Evidence = {
  readonly logs: Float64Array;
  readonly readings: readonly Reading[];
  readonly templates: readonly Templates[];
};

/**
 * The evidence of a chain that something in it drifts for the worse, for all months in one pass.
 *
 * @param scores of its series, all of the same months
 */
export function evidenceOf(scores: readonly SeriesScores[], asked: Asked = {}): Evidence {
  const months = scores[0]?.values.length ?? 0;
  const { start = defaultStart, readFrom = months - 1 } = asked;
  const logs = new Float64Array(months).fill(Number.NaN);
  const views = viewsOf(scores.map(({ series }) => series));
  const ofViews = scoresOfViews(views, scores, start);
  const run = beginEvidence(ofViews, start);
  const readings: Reading[] = [];
  for (let month = start; month < months; month++) {
    advance(run);
    if (run.total === 0) continue;
    logs[month] = run.logEvidence;
    const reading = month >= readFrom ? readingOf(run) : null;
    if (reading !== null) readings.push(reading);
  }
  return { logs, readings, templates: ofViews.map(({ templates }) => templates) };
}
