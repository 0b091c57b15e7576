import { attribute, type Attribution } from "@/lib/chain/attribution";
import { branchedYield } from "@/lib/chain/branches";
import { stageYield } from "@/lib/chain/yields";
import { subtractRatios, type Ratio } from "@/lib/metrics/ratio";
import { figureValue } from "@/lib/metrics/value";
import type { Period } from "@/lib/periods/period";
import type { Figure } from "@/lib/reporting/figure";
import { judged, type Judged } from "@/lib/reporting/judged";
import { areComparable } from "@/lib/reporting/metric";
import type { ChainFacts, ChainMonth } from "./chain-month";
import { isUnmeasured, takenBranches, wholeOf, type Staged } from "./chain-shape";
import type { Measured } from "./measured";
import { pooledOver, type PooledWindow, type Window } from "./pooled-window";
import { yieldOf } from "./stage-month";

/** What a month is beside the reference window; each is null where one of the two is missing or they can't be compared. */
export type SinceReference = {
  /** The outcome over the window, in percent, and the month's change against it in points. */
  readonly outcome: Ratio | null;
  readonly change: Ratio | null;
  readonly attribution: Attribution | null;
};

const nothing: SinceReference = {
  outcome: null,
  change: null,
  attribution: null,
};

/**
 * How the outcome moved since the reference window, and which stages, and then hand-offs, the change of the composed yield came
 * from, both composed as the chain stands in the month. Only for months after the window: an earlier one would be compared with
 * its own future.
 *
 * @param reported the chain's figures without drafts
 */
export function sinceReference(
  { reference }: ChainFacts,
  reported: readonly Figure[],
  month: ChainMonth,
): SinceReference {
  const { stages, handOffs, outcome } = month.shape;
  if (reference === null || month.period <= reference.last) return nothing;
  const then = pooledBefore(outcome, month.outcome, reference, reported);
  const value = then === null ? null : figureValue(then.version, then.parts);
  const yieldBefore = (measured: Measured | null, now: Judged | null) =>
    yieldOf(now) === null
      ? null
      : stageYield(pooledBefore(measured, now, reference, reported)?.parts ?? null);
  const stageBefore = (stage: Staged | null, now: Judged | null) => {
    const whole = wholeOf(stage);
    if (whole !== null) return yieldBefore(whole, now);
    if (stage === null || isUnmeasured(stage)) return null;
    return branchedYield(
      takenBranches(stage).map(({ share, measured }) => ({
        share,
        value: yieldBefore(measured, judgedIn(measured, month.period, reported)),
      })),
    );
  };
  const before = [
    ...stages.map((stage, index) => stageBefore(stage, month.stages[index] ?? null)),
    ...handOffs.map(({ measured }, index) => yieldBefore(measured, month.handOffs[index] ?? null)),
  ];
  const after = [...month.yields, ...month.handOffs.map(yieldOf)];
  const attribution =
    before.every((one) => one !== null) && after.every((one) => one !== null)
      ? attribute(before, after)
      : null;
  return {
    outcome: value,
    change:
      value === null || month.outcome.value === null
        ? null
        : subtractRatios(month.outcome.value, value),
    attribution,
  };
}

/** A series in a month, by what was reported; null for none. */
export function judgedIn(
  measured: Measured | null,
  period: Period,
  reported: readonly Figure[],
): Judged | null {
  if (measured === null) return null;
  const { metric, seriesKey } = measured;
  const own = reported.find((one) => one.seriesKey === seriesKey && one.period === period);
  return judged(metric, period, own ?? null);
}

/** The series over the window, where the month can be compared with it. */
export function pooledBefore(
  measured: Measured | null,
  now: Judged | null,
  window: Window,
  reported: readonly Figure[],
): PooledWindow | null {
  const version = now?.version ?? null;
  if (measured === null || version === null) return null;
  const pooled = pooledOver(measured, window, reported);
  return pooled !== null && areComparable(measured.metric, pooled.version, version) ? pooled : null;
}
