import { isOnTrackOrBetter } from "@/lib/bands/level";
import type { KeptScan, KeptSeries, KeptWarning } from "@/lib/early-warning/chain-scan-kept";
import {
  costBetween,
  costsOf,
  type ChainCosts,
  type Cost,
  type StageCost,
} from "@/lib/early-warning/ledger-cost";
import { levelReached } from "@/lib/early-warning/warning";
import { subtractRatios, toNumber } from "@/lib/metrics/ratio";
import { figureValue } from "@/lib/metrics/value";
import type { Judged } from "@/lib/reporting/judged";
import { chainHealth, type ChainHealth } from "./chain-health";
import type { ChainFacts, ChainMonth, MonthFacts } from "./chain-month";
import { wholeOf } from "./chain-shape";
import type { Measured } from "./measured";
import { changesSince, type Since } from "./changes-since";
import type { PooledWindow } from "./pooled-window";
import { pooledBefore } from "./since-reference";

/** A stage that is monitored: its place in the chain, its month, what the scan says of it and what its change costs. */
export type Cut = {
  readonly place: number;
  /** Of a stage with branches the one that most cases take, which the scan knows it by. */
  readonly measured: Measured;
  readonly judged: Judged;
  /** Null while the scan hasn't seen it. */
  readonly kept: KeptSeries | null;
  /** Whether the chain's evidence asks for something, and this stage drifts rather than not. */
  readonly drifts: boolean;
  /** How much worse than in the reference window, in the metric's unit; null where the two can't be compared. */
  readonly worsening: number | null;
  readonly cost: StageCost | null;
};

/**
 * The ledger of cuts of a month: what each stage's drift costs the end customer, the dearest first. Costs are null without a
 * reference window, for its own months, and while a stage is missing or isn't shared.
 */
export type LedgerOfCuts = {
  readonly health: ChainHealth;
  readonly cuts: readonly Cut[];
  /** How many stages aren't shared with the viewer. */
  readonly hidden: number;
  /** What is lost between the stages. */
  readonly between: {
    readonly kept: KeptSeries | null;
    readonly drifts: boolean;
    readonly cost: Cost | null;
  };
  /** Whether the chain's evidence asks for something by today's figures; what is said of a stage's drift holds only then. */
  readonly asks: boolean;
  /** The cuts of stages on track or better, summed; null where there is none. */
  readonly withinLimits: { readonly count: number; readonly cost: Cost } | null;
  /** What the measured outcome has lost since the reference window; null where nothing, or where they can't be compared. */
  readonly lost: { readonly points: number; readonly customers: number } | null;
};

/** The ledger of the last month with a measured outcome; null where there is none. */
export function ledgerOfCuts(facts: ChainFacts, kept: KeptWarning | null): LedgerOfCuts | null {
  const health = chainHealth(facts, null);
  if (health === null) return null;
  const { month } = health;
  const since = sinceOf(facts, month);
  const { stages } = month.shape;
  const windows = stages.map((stage, place) =>
    since === null
      ? null
      : pooledBefore(wholeOf(stage), month.stages[place] ?? null, since.window, since.reported),
  );
  const divided = dividedOf(month, since);
  const asks = asksForSomething(kept?.chain ?? null);
  const cuts = stages.flatMap((stage, place): readonly Cut[] => {
    const judged = month.stages[place] ?? null;
    const measured = stage?.lead ?? null;
    if (measured === null || judged === null) return [];
    const worsening = worseningOf(judged, windows[place] ?? null);
    const cost = divided?.stages?.stages[place] ?? null;
    return [{ place, measured, judged, ...driftOf(measured, kept, asks), worsening, cost }];
  });
  return {
    health,
    cuts: cuts.toSorted(dearestFirst),
    hidden: stages.filter((stage) => stage === null).length,
    between: betweenOf(kept?.betweenSilos ?? null, divided?.between ?? null),
    asks,
    withinLimits: withinLimits(cuts, divided?.stages ?? null),
    lost: lostOf(health),
  };
}

function asksForSomething(scan: KeptScan | null): boolean {
  const last = scan?.months.findLast(({ logEvidence }) => logEvidence !== null);
  return levelReached(last?.logEvidence ?? 0) !== null;
}

/** What the scan says of a stage. */
function driftOf(
  { seriesKey }: Measured,
  scan: KeptWarning | null,
  asks: boolean,
): Pick<Cut, "kept" | "drifts"> {
  const kept = scan?.chain.series.find(({ key }) => key === seriesKey) ?? null;
  return { kept, drifts: asks && kept !== null && kept.probability >= 0.5 };
}

function betweenOf(scan: KeptScan | null, cost: Cost | null): LedgerOfCuts["between"] {
  return { kept: scan?.series[0] ?? null, drifts: asksForSomething(scan), cost };
}

function withinLimits(
  cuts: readonly Cut[],
  costs: ChainCosts | null,
): LedgerOfCuts["withinLimits"] {
  const within = cuts.filter(
    ({ judged, cost }) => isOnTrackOrBetter(judged.level) && cost !== null && cost.points > 0,
  );
  return costs === null || within.length === 0
    ? null
    : { count: within.length, cost: costs.together(within.map(({ place }) => place)) };
}

/** The window to count from, and what was reported; null for its own months. */
function sinceOf({ reference, figures }: ChainFacts, { period }: ChainMonth): Since | null {
  if (reference === null || period <= reference.last) return null;
  return { window: reference, reported: figures.filter(({ status }) => status !== "draft") };
}

/** How many months a chain's longest series has. */
export function monthsMeasured({ stages, figures }: MonthFacts): number {
  const counts = stages.map((stage) => {
    const key = stage?.lead?.seriesKey;
    const own = figures.filter(
      ({ seriesKey, status, parts }) => seriesKey === key && status !== "draft" && parts !== null,
    );
    return own.length;
  });
  return Math.max(0, ...counts);
}

/** What the stages cost, and what is lost between them; null where a window, a stage or the outcome is missing. */
function dividedOf(month: ChainMonth, since: Since | null) {
  const changes = since === null ? null : changesSince(month, since);
  if (changes === null) return null;
  const { stages, handOffs, outcome, volume } = changes;
  const links = [...stages, ...handOffs];
  return {
    stages: costsOf(links, volume),
    between: outcome === null ? null : costBetween(outcome, links, volume),
  };
}

/** A stage's yield is better the higher it is. */
function worseningOf({ value }: Judged, window: PooledWindow | null): number | null {
  const then = window === null ? null : figureValue(window.version, window.parts);
  return then === null || value === null ? null : toNumber(subtractRatios(then, value));
}

function lostOf({ change, customers }: ChainHealth): LedgerOfCuts["lost"] {
  if (change.reference === null || customers === null) return null;
  const points = -toNumber(change.reference);
  if (points <= 0) return null;
  return { points, customers: Math.round((points * customers.all) / 100) };
}

/** The dearest first; costs are known of all or of none, and without them the likeliest drift goes first. */
function dearestFirst(a: Cut, b: Cut): number {
  const [one, other] = [a, b].map(({ cost, kept }) => cost?.points ?? kept?.probability ?? 0);
  return (other ?? 0) - (one ?? 0) || a.place - b.place;
}
