import { attribute, type Attribution } from "@/lib/chain/attribution";
import { stageYield } from "@/lib/chain/yields";
import { subtractRatios, type Ratio } from "@/lib/metrics/ratio";
import { figureValue } from "@/lib/metrics/value";
import type { Figure } from "@/lib/reporting/figure";
import type { Judged } from "@/lib/reporting/judged";
import { areComparable } from "@/lib/reporting/metric";
import type { ChainFacts, ChainMonth } from "./chain-month";
import type { Measured } from "./measured";
import { pooledOver, type PooledWindow, type Window } from "./pooled-window";

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
 * How the outcome moved since the reference window, and which stages the change of the composed yield came from.
 * Only for months after the window: an earlier one would be compared with its own future.
 *
 * @param reported the chain's figures without drafts
 */
export function sinceReference(
  { stages, outcome, reference }: ChainFacts,
  reported: readonly Figure[],
  month: ChainMonth,
): SinceReference {
  if (reference === null || month.period <= reference.last) return nothing;
  const then = pooledBefore(outcome, month.outcome, reference, reported);
  const value = then === null ? null : figureValue(then.version, then.parts);
  const before = stages.map((stage, index) =>
    stageYield(
      pooledBefore(stage, month.stages[index] ?? null, reference, reported)?.parts ?? null,
    ),
  );
  const after = month.stages.map((stage) => stageYield(stage?.parts ?? null));
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
