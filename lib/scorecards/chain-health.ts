import type { Attribution } from "@/lib/chain/attribution";
import { hiddenHarm } from "@/lib/chain/hidden-harm";
import { weakestStage } from "@/lib/chain/yields";
import { subtractRatios, type Ratio } from "@/lib/metrics/ratio";
import { addMonths, type Period } from "@/lib/periods/period";
import { areComparable } from "@/lib/reporting/metric";
import { chainMonths, type ChainFacts, type ChainMonth } from "./chain-month";
import { isHidden } from "./chain-shape";
import { lastMeasuredIn } from "./last-measured";
import { sinceReference } from "./since-reference";

/** Chain health in a month: the customer's outcome first, then the stages, and how both moved. */
export type ChainHealth = {
  readonly month: ChainMonth;
  /** Customers of the month, and those of them who didn't get what was promised; null without an outcome. */
  readonly customers: { readonly all: number; readonly harmed: number } | null;
  /** The stage with the lowest yield; null while a stage is missing or isn't shared, which might be it. */
  readonly weakest: number | null;
  /** Since the reference window; null for its own months, and where it can't be compared. */
  readonly attribution: Attribution | null;
  /** The outcome's change in points against earlier windows; null where one is missing or can't be compared. */
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

/**
 * Chain health in a period, or in the last one with a measured outcome in which the chain holds; null where no outcome was ever
 * measured and no period is asked for.
 */
export function chainHealth(facts: ChainFacts, asked: Period | null): ChainHealth | null {
  const months = chainMonths(facts);
  const period = asked ?? lastMeasuredIn(facts);
  const month = months.find((one) => one.period === period);
  if (month === undefined) return null;
  const trend = months.filter((one) => one.period <= month.period);
  const reported = facts.figures.filter(({ status }) => status !== "draft");
  const reference = sinceReference(facts, reported, month);
  return {
    month,
    customers: customersOf(month),
    weakest:
      month.composed.value === null || isHidden(month.shape) ? null : weakestStage(month.yields),
    attribution: reference.attribution,
    change: {
      reference: reference.change,
      lastMonth: changeSince(trend, 1),
      lastYear: changeSince(trend, 12),
    },
    referenceOutcome: reference.outcome,
    hiddenHarm: hiddenHarm(
      trend.map((one) => ({
        period: one.period,
        stages: one.stages.map((stage) => stage?.level ?? "no-data"),
        outcome: one.outcome.level,
      })),
    ),
    trend,
  };
}

function customersOf({ outcome }: ChainMonth): ChainHealth["customers"] {
  const { parts } = outcome;
  if (parts === null || parts.denominator === null) return null;
  return { all: parts.denominator, harmed: parts.denominator - parts.numerator };
}

/** The outcome's change from so many months before the trend's last one; null where another series measured it then. */
function changeSince(trend: readonly ChainMonth[], months: number): Ratio | null {
  const now = trend.at(-1);
  const then = trend.find(
    (one) => now !== undefined && one.period === addMonths(now.period, -months),
  );
  if (now === undefined || then === undefined) return null;
  const { metric, seriesKey } = now.shape.outcome;
  if (then.shape.outcome.seriesKey !== seriesKey) return null;
  const { value, version } = now.outcome;
  const { value: earlier, version: earlierVersion } = then.outcome;
  if (value === null || earlier === null || version === null || earlierVersion === null)
    return null;
  return areComparable(metric, version, earlierVersion) ? subtractRatios(value, earlier) : null;
}
