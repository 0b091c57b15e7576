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
import type { ChainMonth } from "./chain-month";
import type { ChainShape } from "./chain-shape";
import { pooledBefore } from "./since-reference";

/** What one thing did to the measured outcome: below 0 for a loss. Hundredths of a point and customers are whole numbers. */
export type Fall = {
  readonly hundredths: number;
  readonly customers: number;
  /** In points, with 80 %. */
  readonly within: Interval;
};

/** What a stage or a hand-off did, with its share of the change of the composed yield, of 1. */
type SharedFall = Fall & { readonly share: number };

/**
 * How the measured outcome got from what it was in a window to what it is in a month: step by step by the stages of the chain as it
 * stands in the month, by the hand-offs that have figures of their own, and by what is lost where nobody counts. Hundredths and
 * customers of the steps add up to those of the whole change exactly.
 */
export type Waterfall = {
  readonly from: Ratio;
  readonly to: Ratio;
  /** One a stage, in the chain's order. */
  readonly stages: readonly SharedFall[];
  /** One a hand-off, in the order of the month's shape. */
  readonly handOffs: readonly SharedFall[];
  readonly gap: Fall;
  readonly change: Fall;
};

/**
 * The change of the measured outcome from a window to a month, divided. Null where a stage or the outcome is missing, isn't
 * shared or can't be compared, and where the composed yield hasn't changed.
 */
export function waterfallSince(month: ChainMonth, since: Since): Waterfall | null {
  const changes = changesSince(month, since);
  const then = pooledBefore(month.shape.outcome, month.outcome, since.window, since.reported);
  const from = then === null ? null : figureValue(then.version, then.parts);
  const to = month.outcome.value;
  if (changes === null || changes.outcome === null || from === null || to === null) return null;
  const { stages, handOffs, outcome, volume } = changes;
  const links = [...stages, ...handOffs];
  const costs = costsOf(links, volume);
  if (costs === null) return null;
  const losses = [...costs.stages, costBetween(outcome, links, volume)];
  const total = subtractRatios(to, from);
  const points = losses.map((loss) => -loss.points);
  const hundredths = inUnits(points, total, ratio(100, 1));
  const customers = inUnits(points, total, ratio(volume, 100));
  const fallAt = (loss: Cost | undefined, place: number): Fall => ({
    hundredths: hundredths.each[place] ?? 0,
    customers: customers.each[place] ?? 0,
    within: withinOf(loss),
  });
  const falls = costs.stages.map((cost, place) => ({
    ...fallAt(cost, place),
    share: cost.share,
  }));
  return {
    from,
    to,
    stages: falls.slice(0, stages.length),
    handOffs: falls.slice(stages.length),
    gap: fallAt(losses.at(-1), links.length),
    change: {
      hundredths: hundredths.whole,
      customers: customers.whole,
      // Beside no stage at all, what is lost between them is the whole change.
      within: withinOf(costBetween(outcome, [], volume)),
    },
  };
}

/** A step of a waterfall: a stage by its place in the chain, or the hand-off after it. */
type Link = SharedFall & { readonly place: number; readonly isHandOff: boolean };

/** The stages of a waterfall in order, each followed by its hand-off where that has figures of its own. */
export function linksOf(
  { stages, handOffs }: Waterfall,
  shape: Pick<ChainShape, "handOffs">,
): readonly Link[] {
  return stages.flatMap((fall, place): readonly Link[] => {
    const own = handOffs[shape.handOffs.findIndex(({ after }) => after === place)];
    const stage = { ...fall, place, isHandOff: false };
    return own === undefined ? [stage] : [stage, { ...own, place, isHandOff: true }];
  });
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
