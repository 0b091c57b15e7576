import { countedSpread } from "@/lib/early-warning/charts/counted-limits";
import type { CountedChange, StageChange } from "@/lib/early-warning/ledger-cost";
import type { Counts } from "@/lib/early-warning/ledger-yield";
import type { Parts } from "@/lib/metrics/kind";
import type { Period } from "@/lib/periods/period";
import type { Figure } from "@/lib/reporting/figure";
import type { Judged } from "@/lib/reporting/judged";
import type { ChainMonth } from "./chain-month";
import { isUnmeasured, takenBranches, wholeOf, type Staged } from "./chain-shape";
import type { Measured } from "./measured";
import type { Window } from "./pooled-window";
import { judgedIn, pooledBefore } from "./since-reference";
import { yieldOf } from "./stage-month";

/** The window to count from, and what was reported. */
export type Since = { readonly window: Window; readonly reported: readonly Figure[] };

/** How the counts of a chain changed since a window: its stages in order, its hand-offs, its outcome, and the customers of the month. */
export type ChainChanges = {
  readonly stages: readonly StageChange[];
  readonly handOffs: readonly CountedChange[];
  readonly outcome: CountedChange | null;
  readonly volume: number;
};

/**
 * How the counts of a chain, as it stands in a month, changed from a window to that month. The outcome is null where it can't be
 * compared; all is null where a stage or hand-off is missing, isn't shared or can't be compared, and without customers in the month.
 */
export function changesSince(month: ChainMonth, since: Since): ChainChanges | null {
  const { shape, outcome } = month;
  const volume = outcome.parts?.denominator ?? null;
  const counted = (measured: Measured | null, now: Judged | null) =>
    changeOf(measured, now, since, month.period);
  const stages = shape.stages.map((stage, place) => {
    const whole = wholeOf(stage);
    return whole === null
      ? branchedChange(stage, (one) => counted(one, judgedIn(one, month.period, since.reported)))
      : counted(whole, month.stages[place] ?? null);
  });
  const handOffs = shape.handOffs.map(({ measured }, place) =>
    counted(measured, month.handOffs[place] ?? null),
  );
  const known = { stages: allOf(stages), handOffs: allOf(handOffs) };
  if (volume === null || stages.length === 0) return null;
  if (known.stages === null || known.handOffs === null) return null;
  return {
    stages: known.stages,
    handOffs: known.handOffs,
    outcome: counted(shape.outcome, outcome),
    volume,
  };
}

/** The branches of a stage that take any cases; null where one of them isn't known. */
function branchedChange(
  stage: Staged | null,
  changed: (measured: Measured) => CountedChange | null,
): StageChange | null {
  if (stage === null || isUnmeasured(stage)) return null;
  const branches = takenBranches(stage).map(({ share, measured }) => {
    const change = measured === null ? null : changed(measured);
    return change === null ? null : { share, change };
  });
  const known = allOf(branches);
  return known === null ? null : { branches: known };
}

function allOf<One>(values: readonly (One | null)[]): readonly One[] | null {
  const known = values.filter((one) => one !== null);
  return known.length === values.length ? known : null;
}

function changeOf(
  measured: Measured | null,
  now: Judged | null,
  { window, reported }: Since,
  period: Period,
): CountedChange | null {
  const pooled = pooledBefore(measured, now, window, reported);
  const [before, after] = [countOf(pooled?.parts ?? null), countOf(now?.parts ?? null)];
  if (before === null || after === null || yieldOf(now) === null) return null;
  const counted = countsOf(measured, period, reported).map(({ right, all }) => ({
    numerator: right,
    denominator: all,
  }));
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
