import { attribute, customers } from "@/lib/chain/attribution";
import { branchedYield } from "@/lib/chain/branches";
import { ratio, toNumber, type Ratio } from "@/lib/metrics/ratio";
import {
  branchedLogYield,
  logChange,
  logYield,
  worsenedFor,
  type Counts,
  type LogYield,
} from "./ledger-yield";

/** Half an 80 % interval in standard deviations. */
const half = 1.2815515655446004;

/** Counts in the reference window and in the month, and how many times more its months differ than chance makes them. */
export type CountedChange = {
  readonly before: Counts;
  readonly after: Counts;
  readonly sigmaZ: number;
};

/** A stage whose cases go several ways, each by its share in per cent; what none of them takes goes right. */
type BranchedChange = {
  readonly branches: readonly { readonly share: string; readonly change: CountedChange }[];
};

/** A stage in the reference window and in the month. */
export type StageChange = CountedChange | BranchedChange;

type Of = "before" | "after";

/** Numbers between which something lies with 80 %. */
export type Interval = { readonly from: number; readonly to: number };

/** What something costs the end customer: points of the outcome and customers of the month, above 0 for a loss, with 80 % intervals. */
export type Cost = {
  readonly points: number;
  readonly pointsWithin: Interval;
  readonly customers: number;
  readonly customersWithin: Interval;
};

/** A stage's cost, its share of the change of the composed yield, of 1, and how sure it is that the stage is worse, 0 to 1. */
export type StageCost = Cost & { readonly share: number; readonly worsened: number };

/** What the changes of a chain's stages cost, in their order, and any of them together. */
export type ChainCosts = {
  readonly stages: readonly StageCost[];
  readonly together: (places: readonly number[]) => Cost;
};

/**
 * What each stage's change costs the end customer: its points of the composed yield, by the logarithmic mean (LMDI), and what
 * they come to in customers of the month. The intervals hold what chance alone does to counts.
 *
 * @param volume customers of the month
 * @returns null where the composed yield hasn't changed or a yield is 0, so that there is nothing to divide
 */
export function costsOf(stages: readonly StageChange[], volume: number): ChainCosts | null {
  const { shares, points } = attribute(
    stages.map((stage) => yieldIn(stage, "before")),
    stages.map((stage) => yieldIn(stage, "after")),
  );
  if (shares === null || points === null) return null;
  const people = customers(points, volume);
  const changes = stages.map(changeOf);
  const composed = (of: Of) => stages.reduce((product, one) => product * shareIn(one, of), 1);
  const [then, now] = [composed("before"), composed("after")];
  const perLog = (100 * (now - then)) / Math.log(now / then);
  const together = (places: readonly number[]): Cost =>
    costOf({
      points: -sumOf(places.map((place) => points[place] ?? 0)),
      customers: -sumOf(places.map((place) => people[place] ?? 0)),
      mean: -perLog * sumOf(places.map((place) => changes[place]?.mean ?? 0)),
      deviation: perLog * Math.sqrt(sumOf(places.map((place) => changes[place]?.variance ?? 0))),
      volume,
    });
  return {
    stages: changes.map((change, place) => ({
      ...together([place]),
      share: shares[place] ?? 0,
      worsened: worsenedFor(change),
    })),
    together,
  };
}

/**
 * What is lost between the stages: the fall of the measured outcome that the composed yield doesn't explain. Outcome and stages
 * are taken for counted independently, which makes the interval too wide rather than too narrow.
 *
 * @param volume customers of the month
 */
export function costBetween(
  outcome: CountedChange,
  stages: readonly StageChange[],
  volume: number,
): Cost {
  const windows = (["before", "after"] as const).map((of) => {
    const measured = shareIn(outcome, of);
    const composed = stages.reduce((product, one) => product * shareIn(one, of), 1);
    const variances = stages.map((one) => logIn(one, of).variance);
    const own = logIn(outcome, of).variance;
    return {
      gap: measured - composed,
      variance: measured ** 2 * own + composed ** 2 * sumOf(variances),
    };
  });
  const [then = 0, now = 0] = windows.map(({ gap }) => gap);
  const points = 100 * (then - now);
  return costOf({
    points,
    customers: Math.round((points * volume) / 100),
    mean: points,
    deviation: 100 * Math.sqrt(sumOf(windows.map(({ variance }) => variance))),
    volume,
  });
}

function yieldIn(change: StageChange, of: Of): Ratio {
  if (!("branches" in change)) return ratio(change[of].right, change[of].all);
  const branches = change.branches.map(({ share, change: own }) => ({
    share,
    value: yieldIn(own, of),
  }));
  return branchedYield(branches) ?? ratio(0, 1);
}

function shareIn(change: StageChange, of: Of): number {
  return "branches" in change ? toNumber(yieldIn(change, of)) : change[of].right / change[of].all;
}

function logIn(change: StageChange, of: Of): LogYield {
  if (!("branches" in change)) return logYield(change[of], change.sigmaZ);
  return branchedLogYield(
    change.branches.map(({ share, change: own }) => ({
      share: Number(share) / 100,
      log: logYield(own[of], own.sigmaZ),
    })),
  );
}

function changeOf(change: StageChange): LogYield {
  return logChange(logIn(change, "before"), logIn(change, "after"));
}

function costOf(known: {
  readonly points: number;
  readonly customers: number;
  readonly mean: number;
  readonly deviation: number;
  readonly volume: number;
}): Cost {
  const { points, customers, mean, deviation, volume } = known;
  const within = { from: mean - half * deviation, to: mean + half * deviation };
  const people = (one: number) => Math.round((one * volume) / 100);
  return {
    points: 0 + points,
    pointsWithin: within,
    customers: 0 + customers,
    customersWithin: { from: people(within.from), to: people(within.to) },
  };
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, one) => sum + one, 0);
}
