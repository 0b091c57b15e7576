import { apportioned } from "@/lib/chain/apportioned";
import { costBetween, costsOf, type Cost, type Interval } from "@/lib/early-warning/ledger-cost";
import {
  multiplyRatios,
  ratio,
  roundedText,
  subtractRatios,
  toNumber,
  type Ratio,
} from "@/lib/metrics/ratio";
import { figureValue } from "@/lib/metrics/value";
import { changesSince, type Since } from "./changes-since";
import type { ChainFacts, ChainMonth } from "./chain-month";
import { pooledBefore } from "./since-reference";

/** What one thing did to the measured outcome: below 0 for a loss. Hundredths of a point and customers are whole numbers. */
export type Fall = {
  readonly hundredths: number;
  readonly customers: number;
  /** In points, with 80 %. */
  readonly within: Interval;
};

/**
 * How the measured outcome got from what it was in a window to what it is in a month: step by step by the stages of the chain,
 * and by what is lost between them. Hundredths and customers of the steps add up to those of the whole change exactly.
 */
export type Waterfall = {
  readonly from: Ratio;
  readonly to: Ratio;
  /** One a stage, in the chain's order; `share` of the change of the composed yield, of 1. */
  readonly stages: readonly (Fall & { readonly share: number })[];
  readonly gap: Fall;
  readonly change: Fall;
};

/**
 * The change of the measured outcome from a window to a month, divided. Null where a stage or the outcome is missing, isn't
 * shared or can't be compared, and where the composed yield hasn't changed.
 */
export function waterfallSince(
  facts: ChainFacts,
  month: ChainMonth,
  since: Since,
): Waterfall | null {
  const changes = changesSince(facts, month, since);
  const then = pooledBefore(facts.outcome, month.outcome, since.window, since.reported);
  const from = then === null ? null : figureValue(then.version, then.parts);
  const to = month.outcome.value;
  if (changes === null || changes.outcome === null || from === null || to === null) return null;
  const { stages, outcome, volume } = changes;
  const costs = costsOf(stages, volume);
  if (costs === null) return null;
  const losses = [...costs.stages, costBetween(outcome, stages, volume)];
  const total = subtractRatios(to, from);
  const points = losses.map((loss) => -loss.points);
  const hundredths = inUnits(points, total, ratio(100, 1));
  const customers = inUnits(points, total, ratio(volume, 100));
  const fallAt = (loss: Cost | undefined, place: number): Fall => ({
    hundredths: hundredths.each[place] ?? 0,
    customers: customers.each[place] ?? 0,
    within: withinOf(loss),
  });
  return {
    from,
    to,
    stages: costs.stages.map((cost, place) => ({ ...fallAt(cost, place), share: cost.share })),
    gap: fallAt(losses.at(-1), stages.length),
    change: {
      hundredths: hundredths.whole,
      customers: customers.whole,
      // Beside no stage at all, what is lost between them is the whole change.
      within: withinOf(costBetween(outcome, [], volume)),
    },
  };
}

/** Points as whole units that add up to the exact change, rounded. */
function inUnits(points: readonly number[], change: Ratio, unit: Ratio) {
  const whole = Number(roundedText(multiplyRatios(change, unit), 0));
  const perPoint = toNumber(unit);
  return {
    whole,
    each: apportioned(
      points.map((one) => one * perPoint),
      whole,
    ),
  };
}

/** A cost is above 0 for a loss, a fall below. */
function withinOf(loss: Cost | undefined): Interval {
  const { from, to } = loss?.pointsWithin ?? { from: 0, to: 0 };
  return { from: -to, to: -from };
}
