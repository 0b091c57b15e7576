import { countedSpread } from "@/lib/early-warning/charts/counted-limits";
import type { StageChange } from "@/lib/early-warning/ledger-cost";
import type { Counts } from "@/lib/early-warning/ledger-yield";
import type { Parts } from "@/lib/metrics/kind";
import type { Period } from "@/lib/periods/period";
import type { Figure } from "@/lib/reporting/figure";
import type { Judged } from "@/lib/reporting/judged";
import type { ChainFacts, ChainMonth } from "./chain-month";
import type { Measured } from "./measured";
import type { PooledWindow, Window } from "./pooled-window";
import { pooledBefore } from "./since-reference";

/** The window to count from, and what was reported. */
export type Since = { readonly window: Window; readonly reported: readonly Figure[] };

/** How the counts of a chain changed since a window: its stages in order, its outcome, and the customers of the month. */
export type ChainChanges = {
  readonly stages: readonly StageChange[];
  readonly outcome: StageChange | null;
  readonly volume: number;
};

/**
 * How the counts of a chain changed from a window to a month. The outcome is null where it can't be compared; all is null where
 * a stage is missing, isn't shared or can't be compared, and without customers in the month.
 */
export function changesSince(
  { stages, outcome }: ChainFacts,
  month: ChainMonth,
  { window, reported }: Since,
): ChainChanges | null {
  const volume = month.outcome.parts?.denominator ?? null;
  const changed = (measured: Measured | null, now: Judged | null) =>
    changeOf(
      pooledBefore(measured, now, window, reported),
      now,
      countsOf(measured, month.period, reported),
    );
  const changes = stages
    .map((stage, place) => changed(stage, month.stages[place] ?? null))
    .filter((one) => one !== null);
  if (volume === null || changes.length === 0 || changes.length < stages.length) return null;
  return { stages: changes, outcome: changed(outcome, month.outcome), volume };
}

function changeOf(
  window: PooledWindow | null,
  now: Judged | null,
  months: readonly Counts[],
): StageChange | null {
  const [before, after] = [countOf(window?.parts ?? null), countOf(now?.parts ?? null)];
  if (before === null || after === null) return null;
  const counted = months.map(({ right, all }) => ({ numerator: right, denominator: all }));
  const sigmaZ = countedSpread("proportion", counted, true)?.sigmaZ ?? 1;
  return { before, after, sigmaZ };
}

function countOf(parts: Parts | null): Counts | null {
  const { numerator = 0, denominator = null } = parts ?? {};
  return denominator === null || denominator === 0 ? null : { right: numerator, all: denominator };
}

/** A series' counts up to a month, oldest first. */
function countsOf(
  measured: Measured | null,
  until: Period,
  reported: readonly Figure[],
): readonly Counts[] {
  return reported
    .filter(({ seriesKey, period }) => seriesKey === measured?.seriesKey && period <= until)
    .flatMap(({ parts }) => countOf(parts) ?? []);
}
