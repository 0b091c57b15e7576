import { levelOf, type Level } from "@/lib/bands/level";
import type { Bounds } from "@/lib/bands/bounds";
import { attribute, customers, type Attribution } from "@/lib/chain/attribution";
import { hiddenHarm } from "@/lib/chain/hidden-harm";
import { gap, rolledYield, stageYield, weakestStage, yieldBounds } from "@/lib/chain/yields";
import { multiplyRatios, ratio, subtractRatios, type Ratio } from "@/lib/metrics/ratio";
import { addMonths, type Period } from "@/lib/periods/period";
import type { Figure } from "@/lib/reporting/figure";
import { judged, type Judged } from "@/lib/reporting/judged";
import { boundsIn, type Metric } from "@/lib/reporting/metric";
import { pooledValue, pooledYield } from "./pooled-window";

/** A stage of the chain, or its outcome: the metric and the series that measure it. */
type Measured = { readonly metric: Metric; readonly seriesKey: number };

/** What chain health is made of. Drafts among the figures don't count: nobody but their author's managers has seen them. */
export type ChainFacts = {
  readonly stages: readonly Measured[];
  readonly outcome: Measured;
  readonly composedMetric: Metric | null;
  readonly periods: readonly Period[];
  readonly reference: { readonly first: Period; readonly last: Period } | null;
  readonly figures: readonly Figure[];
};

/** One month of the chain. Values, bounds of the yield and the gap are in percent and percentage points. */
export type ChainMonth = {
  readonly period: Period;
  readonly stages: readonly Judged[];
  readonly outcome: Judged;
  readonly composed: {
    readonly value: Ratio | null;
    readonly level: Level;
    readonly bounds: Bounds | null;
    readonly least: Ratio | null;
    readonly most: Ratio | null;
  };
  readonly gap: Ratio | null;
};

/** Chain health in a month: the customer's outcome first, then the stages, and how both moved. */
export type ChainHealth = {
  readonly month: ChainMonth;
  /** Customers of the month, and those of them who didn't get what was promised; null without an outcome. */
  readonly customers: { readonly all: number; readonly harmed: number } | null;
  /** The stage with the lowest yield; null while a stage is missing, which might be it. */
  readonly weakest: number | null;
  readonly attribution: Attribution | null;
  /** What each stage's share of the change since the reference window comes to in customers of the month. */
  readonly attributedCustomers: readonly number[] | null;
  /** The outcome's change in points against earlier windows; null where one of the two is missing. */
  readonly change: {
    readonly reference: Ratio | null;
    readonly lastMonth: Ratio | null;
    readonly lastYear: Ratio | null;
  };
  readonly referenceOutcome: Ratio | null;
  /** Months up to this one in which every stage was on track or better, and the customer's outcome was not. */
  readonly hiddenHarm: readonly Period[];
  readonly trend: readonly ChainMonth[];
};

const hundred = ratio(100, 1);

/**
 * Chain health in a period, or in the last one with a measured outcome; null where no outcome was ever measured
 * and no period is asked for.
 */
export function chainHealth(facts: ChainFacts, asked: Period | null): ChainHealth | null {
  const reported = facts.figures.filter(({ status }) => status !== "draft");
  const found = new Map(reported.map((one) => [`${one.seriesKey} ${one.period}`, one]));
  const months = facts.periods.map((period) => monthOf(facts, period, found));
  const last = months.findLast(({ outcome }) => outcome.value !== null)?.period ?? null;
  const period = asked ?? last;
  const month = months.find((one) => one.period === period);
  if (month === undefined) return null;
  const trend = months.filter((one) => one.period <= month.period);
  const attribution = attributionOf(facts, reported, month);
  const outcomeIn = (at: Period) => months.find((one) => one.period === at)?.outcome.value ?? null;
  const referenceOutcome =
    facts.reference === null ? null : pooledValue(facts.outcome, facts.reference, reported);
  return {
    month,
    customers: customersOf(month),
    weakest:
      month.composed.value === null
        ? null
        : weakestStage(month.stages.map(({ parts }) => stageYield(parts))),
    attribution,
    attributedCustomers: attributedCustomers(attribution, month),
    change: {
      reference: change(month.outcome.value, referenceOutcome),
      lastMonth: change(month.outcome.value, outcomeIn(addMonths(month.period, -1))),
      lastYear: change(month.outcome.value, outcomeIn(addMonths(month.period, -12))),
    },
    referenceOutcome,
    hiddenHarm: hiddenHarm(
      trend.map((one) => ({
        period: one.period,
        stages: one.stages.map(({ level }) => level),
        outcome: one.outcome.level,
      })),
    ),
    trend,
  };
}

function monthOf(
  { stages, outcome, composedMetric }: ChainFacts,
  period: Period,
  found: ReadonlyMap<string, Figure>,
): ChainMonth {
  const figureOf = ({ metric, seriesKey }: Measured) =>
    judged(metric, period, found.get(`${seriesKey} ${period}`) ?? null);
  const judgedStages = stages.map(figureOf);
  const judgedOutcome = figureOf(outcome);
  const yields = judgedStages.map(({ parts }) => stageYield(parts));
  const composed = rolledYield(yields);
  const limits = yieldBounds(yields);
  const bounds = composedMetric === null ? null : boundsIn(composedMetric, period);
  const value = percent(composed);
  return {
    period,
    stages: judgedStages,
    outcome: judgedOutcome,
    composed: {
      value,
      level: levelOf(value, bounds),
      bounds,
      least: percent(limits?.least ?? null),
      most: percent(limits?.most ?? null),
    },
    gap: percent(gap(stageYield(judgedOutcome.parts), composed)),
  };
}

function attributionOf(
  { stages, reference }: ChainFacts,
  reported: readonly Figure[],
  month: ChainMonth,
): Attribution | null {
  if (reference === null) return null;
  const before = stages.map((stage) => pooledYield(stage, reference, reported));
  const after = month.stages.map(({ parts }) => stageYield(parts));
  return before.every((one) => one !== null) && after.every((one) => one !== null)
    ? attribute(before, after)
    : null;
}

function attributedCustomers(
  attribution: Attribution | null,
  { outcome }: ChainMonth,
): readonly number[] | null {
  const points = attribution?.points ?? null;
  const volume = outcome.parts?.denominator ?? null;
  return points === null || volume === null ? null : customers(points, volume);
}

function customersOf({ outcome }: ChainMonth): ChainHealth["customers"] {
  const { parts } = outcome;
  if (parts === null || parts.denominator === null) return null;
  return { all: parts.denominator, harmed: parts.denominator - parts.numerator };
}

function change(now: Ratio | null, then: Ratio | null): Ratio | null {
  return now === null || then === null ? null : subtractRatios(now, then);
}

function percent(fraction: Ratio | null): Ratio | null {
  return fraction === null ? null : multiplyRatios(fraction, hundred);
}
