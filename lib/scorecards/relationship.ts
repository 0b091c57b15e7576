import type { Period } from "@/lib/periods/period";
import { figureAudience } from "@/lib/reporting/audience";
import type { Figure } from "@/lib/reporting/figure";
import type { Participation } from "@/lib/reporting/participation";
import { versionIn, type Metric, type Series } from "@/lib/reporting/metric";
import { minorUnitsOf, netOf } from "@/lib/slas/money";
import type { Outcome } from "@/lib/slas/outcome";
import { isEnded, planStory, type JointPlan, type PlanStory } from "@/lib/slas/plan";
import type { SlaStatement } from "@/lib/slas/statement";
import { guardReading, isAtCustomersExpense, type GuardReading, type ValueEntry } from "./guard";
import {
  byAttention,
  isException,
  scoredSeries,
  type ScoredBy,
  type ScoredSeries,
  type ScoredTerms,
} from "./scored-series";

/** What is known of a pair of organisations in a month, as far as whoever asks may see it. */
export type RelationshipFacts = ScoredBy & {
  readonly metrics: readonly Metric<ScoredTerms>[];
  /** The statements of their SLAs for the month, as they stand. */
  readonly statements: readonly { readonly number: number; readonly statement: SlaStatement }[];
  readonly plans: readonly JointPlan[];
  /** How the reporters of metrics reported them in the last months. */
  readonly recordOf: (metrics: readonly Metric[]) => readonly Participation[];
  /** What one claimed of the other, the latest first, and the figures that guards are read by, of later months too, without drafts. */
  readonly value: readonly ValueEntry[];
  readonly figures: readonly Figure[];
  /** The day that it is: "2026-01-12". */
  readonly today: string;
  readonly minorDigits: number;
};

/** How an organisation reported: figures due in the last months, and how they came. */
export type ReportingRecord = Pick<Participation, "due" | "onTime" | "late" | "missing">;

/** What one organisation of a pair does for the other. */
export type RelationshipSide = {
  readonly organisation: string;
  /** Its series of which both are parties, exceptions first. What is measured at the customer is the whole chain's. */
  readonly lines: readonly ScoredSeries[];
  /** Its obligations to the other one in the windows that end in the month. */
  readonly outcomes: readonly (Outcome & { readonly sla: number })[];
  readonly disputed: number;
  readonly record: ReportingRecord;
};

/** A joint plan with what its entries come to, and whether it asks for attention. */
export type PlanInRelationship = JointPlan &
  PlanStory & {
    /** The milestones that are not reached and past their day. */
    readonly overdue: number;
    /** Whom it waits for: the organisation that is to answer it; null where it waits for nobody. */
    readonly waitsFor: string | null;
  };

/** A claim with its guard. */
export type ValueInRelationship = ValueEntry & {
  /** The metric that must not worsen; null without one, or where it isn't seen. */
  readonly guardedBy: Metric<ScoredTerms> | null;
  readonly guard: GuardReading | null;
  /** Whether it is a saving whose guard worsened. */
  readonly isQuestion: boolean;
};

/** The scorecard of a pair in a month. `sides` stand in the order in which the pair was asked for. */
export type Relationship = {
  readonly period: Period;
  readonly sides: readonly [RelationshipSide, RelationshipSide];
  readonly slas: readonly { readonly number: number; readonly net: SlaStatement["net"] }[];
  /** What one owes the other in the end, of all their SLAs. */
  readonly net: SlaStatement["net"];
  /** Open plans, those that ask for attention first. */
  readonly plans: readonly PlanInRelationship[];
  /** What one claimed of the other for any month, those that ask for attention first. */
  readonly value: readonly ValueInRelationship[];
  /** How much of it asks for attention. */
  readonly exceptions: number;
};

/** The scorecard of a pair of organisations in the last of the months; swapping them swaps its sides, and nothing else. */
export function relationship(
  [one, other]: readonly [string, string],
  facts: RelationshipFacts,
): Relationship | null {
  const period = facts.periods.at(-1);
  if (period === undefined) return null;
  const sides = [sideOf(one, other, facts), sideOf(other, one, facts)] as const;
  const plans = openPlans([one, other], facts);
  const value = valueOf([one, other], facts);
  const slas = facts.statements.map(({ number, statement }) => ({ number, net: statement.net }));
  const excepted = sides.map(
    ({ lines, outcomes }) => lines.filter(isException).length + outcomes.filter(isOpen).length,
  );
  return {
    period,
    sides,
    slas,
    net: netOfAll([one, other], slas, facts.minorDigits),
    plans,
    value,
    exceptions: excepted.reduce(
      (sum, count) => sum + count,
      plans.filter(asksFor).length + value.filter(asksAbout).length,
    ),
  };
}

function sideOf(own: string, other: string, facts: RelationshipFacts): RelationshipSide {
  const lines = facts.metrics.flatMap((metric) =>
    metric.series
      .filter((series) => series.reporterId === own && isBetween(metric, series, other, facts))
      .flatMap((series) => scoredSeries(metric, series, facts) ?? []),
  );
  return {
    organisation: own,
    lines: byAttention(lines),
    outcomes: facts.statements.flatMap(({ number, statement }) =>
      statement.sides
        .flatMap(({ outcomes }) => outcomes)
        .filter(({ obligor }) => obligor === own)
        .map((outcome) => ({ ...outcome, sla: number })),
    ),
    disputed: lines.filter(({ month }) => month.disputed === true).length,
    record: together(facts.recordOf(facts.metrics.flatMap((metric) => onlyThese(metric, lines)))),
  };
}

/** Its reporter and the other one are parties of it and see its figures, and it isn't the whole chain's. */
function isBetween(
  metric: Metric<ScoredTerms>,
  { reporterId, audience: seriesAudience }: Series,
  other: string,
  { periods }: ScoredBy,
): boolean {
  const period = periods.at(-1);
  const version = period === undefined ? null : versionIn(metric, period);
  if (version === null || version.measuredAt !== "stage") return false;
  const { visibility, partyIds } = version;
  const readers = figureAudience({ visibility, partyIds, reporterId, seriesAudience });
  return [reporterId, other].every(
    (id) => partyIds.includes(id) && (readers?.includes(id) ?? true),
  );
}

/** A metric with no other series than these; nothing where none of them is of it. */
function onlyThese(metric: Metric, lines: readonly ScoredSeries[]): readonly Metric[] {
  const keys = new Set(lines.map(({ series }) => series.key));
  const series = metric.series.filter(({ key }) => keys.has(key));
  return series.length === 0 ? [] : [{ ...metric, series, parallel: [] }];
}

/** A record of several months together. */
export function together(lines: readonly Participation[]): ReportingRecord {
  const sum = (way: keyof ReportingRecord) => lines.reduce((all, line) => all + line[way], 0);
  return { due: sum("due"), onTime: sum("onTime"), late: sum("late"), missing: sum("missing") };
}

/** Whether an outcome asks for attention: a relieved miss and one within grace don't. */
export function isOpen({ status }: Pick<Outcome, "status">): boolean {
  return status === "missed" || status === "pending" || status === "no-data";
}

function openPlans(
  pair: readonly [string, string],
  { plans, statements, today }: RelationshipFacts,
): readonly PlanInRelationship[] {
  const own = new Set(statements.map(({ number }) => number));
  const open = plans
    .filter(({ sla }) => own.has(sla))
    .map((plan) => ({ ...plan, ...planStory(plan) }))
    .filter((plan) => !isEnded(plan))
    .map((plan) => ({
      ...plan,
      overdue: plan.milestones.filter((one) => one.reachedAt === null && one.dueOn < today).length,
      waitsFor:
        plan.state === "proposed" ? (pair.find((id) => id !== plan.proposedBy) ?? null) : null,
    }));
  return [...open.filter(asksFor), ...open.filter((plan) => !asksFor(plan))];
}

/** Whether a plan asks for attention: a milestone is overdue, or one side has not answered it. */
export function asksFor({
  overdue,
  waitsFor,
}: Pick<PlanInRelationship, "overdue" | "waitsFor">): boolean {
  return overdue > 0 || waitsFor !== null;
}

function valueOf(
  pair: readonly [string, string],
  { value, metrics, figures }: RelationshipFacts,
): readonly ValueInRelationship[] {
  const claimed = value
    .filter((one) => pair.includes(one.organisationId) && pair.includes(one.otherId))
    .map((one) => {
      const key = one.guardKey;
      const guardedBy =
        metrics.find(({ series }) => series.some((each) => each.key === key)) ?? null;
      const guard =
        guardedBy === null || key === null
          ? null
          : guardReading(guardedBy, key, one.period, figures);
      return { ...one, guardedBy, guard, isQuestion: isAtCustomersExpense(one, guard) };
    });
  return [...claimed.filter(asksAbout), ...claimed.filter((one) => !asksAbout(one))];
}

/** Whether a claim asks for attention: its guard worsened, or the other side has not answered it. */
function asksAbout({
  isQuestion,
  answer,
}: Pick<ValueInRelationship, "isQuestion" | "answer">): boolean {
  return isQuestion || answer === null;
}

function netOfAll(
  [one, other]: readonly [string, string],
  slas: Relationship["slas"],
  minorDigits: number,
): SlaStatement["net"] {
  const owedBy = (organisation: string) => ({
    organisation,
    units: slas
      .filter(({ net }) => net?.from === organisation)
      .reduce((sum, { net }) => sum + minorUnitsOf(net?.amount ?? "0", minorDigits), 0n),
  });
  return netOf(owedBy(one), owedBy(other), minorDigits);
}
