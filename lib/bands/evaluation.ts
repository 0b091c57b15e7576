import { decimal, type Ratio } from "@/lib/metrics/ratio";
import { addMonths, type Period } from "@/lib/periods/period";
import { addedUp, movedBounds, upTo, type Amounts } from "./amounts";
import { appliedRules, type AppliedRule } from "./applied-rules";
import type { BandSet } from "./band-set";
import { exactBounds, type ExactBounds } from "./bounds";
import type { RuleMonth } from "./environment";
import type { Grace } from "./flex-rule";
import { isBetter, levelWithin, type Level } from "./level";

/** A month of a series to be judged; what is measured at the customer neither flexes nor has grace. */
export type MonthToJudge = {
  readonly value: Ratio | null;
  readonly set: BandSet | null;
  readonly measuredAt: "customer" | "stage";
  readonly month: RuleMonth;
};

/** How a month was judged, step by step. */
export type Evaluation = {
  readonly period: Period;
  readonly level: Level;
  /** The bounds that the value was held against; null without any in force. */
  readonly bounds: ExactBounds | null;
  /** The level without flex and grace. */
  readonly baseLevel: Level;
  /** The rules that applied, whether or not the budget let them move anything. */
  readonly applied: readonly AppliedRule[];
  /** How far the bounds moved: the rules together, up to the cap; none where nothing moved. */
  readonly moved: Amounts;
  /** Whether rules applied that moved nothing, because flex had improved the level in as many months as agreed. */
  readonly budgetSpent: boolean;
  /** Of a month below the effective floor, its number among those in the window and how many are excused; null without grace. */
  readonly grace: { readonly used: number; readonly of: number } | null;
  /** Below the effective floor, or outside the effective outer range; grace doesn't change that. */
  readonly isBelowFloor: boolean;
  /** Whether flex made the level better, which the budget counts. */
  readonly hasFlexImproved: boolean;
  /** When the band set that judged the month began. */
  readonly setFrom: Period | null;
};

/**
 * Judges a month of a series: base level, flexed bounds (the rules' amounts added up, then the cap, then the budget), level,
 * grace. Without a value or without bounds the level is `no-data` and no rule applies.
 *
 * @param earlier months of the same series, judged; the budget looks at the eleven before, grace as far back as it was agreed
 */
export function evaluate(
  { value, set, measuredAt, month }: MonthToJudge,
  earlier: readonly Evaluation[],
): Evaluation {
  const { period } = month;
  const base = set === null ? null : exactBounds(set.bounds);
  if (value === null || set === null || base === null) return unjudged(period, set, base);
  const relaxed = measuredAt === "stage" ? set : { ...set, flex: null, grace: null };
  const flexed = flexedBounds(relaxed, base, month, earlier);
  const baseLevel = levelWithin(value, base);
  const level = flexed.bounds === base ? baseLevel : levelWithin(value, flexed.bounds);
  const isBelowFloor = level === "breach";
  const grace = isBelowFloor ? graceOf(relaxed.grace, period, earlier) : null;
  return {
    ...flexed,
    period,
    level: grace !== null && grace.used <= grace.of ? "watch" : level,
    baseLevel,
    grace,
    isBelowFloor,
    hasFlexImproved: isBetter(level, baseLevel),
    setFrom: set.effectiveFrom,
  };
}

/** The rules that apply and what they do to the bounds: added up, up to the cap, unless the budget is spent. */
function flexedBounds(
  set: BandSet,
  base: ExactBounds,
  month: RuleMonth,
  earlier: readonly Evaluation[],
): { readonly bounds: ExactBounds } & Pick<Evaluation, "applied" | "moved" | "budgetSpent"> {
  const applied = set.flex === null ? [] : appliedRules(set.flex, base.direction, month);
  const budgetSpent = applied.length > 0 && isSpent(set, month.period, earlier);
  if (applied.length === 0 || budgetSpent) {
    return { bounds: base, applied, moved: [], budgetSpent };
  }
  const cap = set.flex?.cap ?? null;
  const together = addedUp(applied.map(({ amounts }) => amounts));
  const moved = upTo(cap === null ? null : decimal(cap), together);
  return { bounds: movedBounds(base, moved), applied, moved, budgetSpent };
}

/** Judges the months of one series, oldest first, each with those before it. */
export function evaluateAll(months: readonly MonthToJudge[]): readonly Evaluation[] {
  const judged: Evaluation[] = [];
  for (const month of months) judged.push(evaluate(month, judged));
  return judged;
}

function unjudged(period: Period, set: BandSet | null, bounds: ExactBounds | null): Evaluation {
  return {
    period,
    level: "no-data",
    bounds,
    baseLevel: "no-data",
    applied: [],
    moved: [],
    budgetSpent: false,
    grace: null,
    isBelowFloor: false,
    hasFlexImproved: false,
    setFrom: set?.effectiveFrom ?? null,
  };
}

/** Whether flex under this band set improved the level in as many of the eleven months before as agreed for any twelve. */
function isSpent(
  { flex, effectiveFrom }: BandSet,
  period: Period,
  earlier: readonly Evaluation[],
): boolean {
  const budget = flex?.budget ?? null;
  if (budget === null) return false;
  const first = addMonths(period, -11);
  const used = earlier.filter(
    (one) =>
      one.hasFlexImproved &&
      one.setFrom === effectiveFrom &&
      one.period >= first &&
      one.period < period,
  );
  return used.length >= budget;
}

function graceOf(
  grace: Grace | null,
  period: Period,
  earlier: readonly Evaluation[],
): Evaluation["grace"] {
  if (grace === null || period < grace.from || (grace.to !== null && period > grace.to))
    return null;
  const window = addMonths(period, 1 - grace.periods);
  const first = window > grace.from ? window : grace.from;
  const misses = earlier.filter(
    (one) => one.isBelowFloor && one.period >= first && one.period < period,
  );
  return { used: misses.length + 1, of: grace.misses };
}
