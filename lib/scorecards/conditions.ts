import { appliedRules } from "@/lib/bands/applied-rules";
import type { DeclaredCondition } from "@/lib/bands/environment";
import type { Effect, Flex } from "@/lib/bands/flex-rule";
import type { MetricTerms } from "@/lib/metrics/metric-version";
import { inForce } from "@/lib/periods/in-force";
import { addMonths, periodsFrom, type Period } from "@/lib/periods/period";
import { agreedBandSets, versionIn, type Metric } from "@/lib/reporting/metric";

/** What of a definition says whom flex needs. */
export type FlexTerms = MetricTerms & { readonly partyIds: readonly string[] };

/** A rule by which a condition flexes a metric, in the months in which its band set and the rule are both in force. */
export type ConditionRule = {
  readonly condition: string;
  readonly metric: Metric<FlexTerms>;
  readonly rule: string;
  readonly from: Period;
  readonly to: Period | null;
  readonly effect: Effect;
  readonly cap: Flex["cap"];
  readonly budget: Flex["budget"];
};

/** A condition that rules name, with those rules by metric. */
export type NamedCondition = { readonly name: string; readonly rules: readonly ConditionRule[] };

/** A declared condition with what was said of it, by whom and when. */
export type Declaration = DeclaredCondition & {
  readonly reason: string;
  readonly personName: string;
  readonly declaredAt: Date;
  readonly withdrawnAt: Date | null;
  readonly confirmations: readonly {
    readonly organisationId: string;
    readonly personName: string;
    readonly confirmedAt: Date;
  }[];
  /** The first of its months that is closed, after which nobody can confirm it any more. */
  readonly closedMonth: Period | null;
};

/** What a declaration does to a metric: the months that it flexes, and who has to confirm before it flexes the others. */
export type DeclaredEffect = {
  readonly metric: Metric<FlexTerms>;
  readonly flexed: readonly Period[];
  readonly missing: readonly string[];
};

/** Conditions that rules name, of a band set that every party agreed to and that is in force in this month or later. */
export function namedConditions(
  metrics: readonly Metric<FlexTerms>[],
  now: Period,
): readonly NamedCondition[] {
  const rules = metrics.flatMap(conditionRules).filter(({ to }) => to === null || to >= now);
  const names = [...new Set(rules.map(({ condition }) => condition))].toSorted();
  return names.map((name) => ({
    name,
    rules: rules.filter(({ condition }) => condition === name),
  }));
}

function conditionRules(metric: Metric<FlexTerms>): readonly ConditionRule[] {
  const sets = agreedBandSets(metric).toSorted((a, b) =>
    a.effectiveFrom < b.effectiveFrom ? -1 : 1,
  );
  return sets.flatMap(({ effectiveFrom, flex }, index) => {
    const next = sets[index + 1]?.effectiveFrom;
    const until = next === undefined ? null : addMonths(next, -1);
    return (flex?.rules ?? []).flatMap(({ name: rule, trigger, effect, ...window }) => {
      const from = window.from > effectiveFrom ? window.from : effectiveFrom;
      const to = earlier(window.to, until);
      if (trigger.kind !== "condition" || (to !== null && to < from)) return [];
      const { cap = null, budget = null } = flex ?? {};
      return [{ condition: trigger.condition, metric, rule, from, to, effect, cap, budget }];
    });
  });
}

function earlier(one: Period | null, other: Period | null): Period | null {
  if (one === null || other === null) return one ?? other;
  return one < other ? one : other;
}

/** Who was asked and hasn't confirmed yet; nobody where the declaration was withdrawn. */
export function waitingFor(declaration: Declaration): readonly string[] {
  if (declaration.isWithdrawn) return [];
  return declaration.confirmable.filter((id) => !hasConfirmed(declaration, id));
}

/** The declared months that were over when it was declared. */
export function monthsAfterTheFact({ first, last, declaredIn }: Declaration): readonly Period[] {
  return periodsFrom(first, last).filter((month) => month < declaredIn);
}

/** What a declaration does to each metric whose rules name it in its months; nothing once it was withdrawn. */
export function effectsOf(
  declaration: Declaration,
  metrics: readonly Metric<FlexTerms>[],
): readonly DeclaredEffect[] {
  if (declaration.isWithdrawn) return [];
  return metrics.flatMap((metric) => {
    const months = periodsFrom(declaration.first, declaration.last).filter((month) =>
      isNamedIn(metric, declaration.condition, month),
    );
    if (months.length === 0) return [];
    const flexed = months.filter((month) => isFlexedBy(declaration, metric, month));
    const waits = months.filter((month) => !flexed.includes(month));
    const missing = waits.flatMap((month) => missingIn(declaration, metric, month));
    return [{ metric, flexed, missing: [...new Set(missing)] }];
  });
}

function isNamedIn(metric: Metric, condition: string, month: Period): boolean {
  const rules = inForce(agreedBandSets(metric), month)?.flex?.rules ?? [];
  return rules.some(
    ({ trigger, from, to }) =>
      trigger.kind === "condition" &&
      trigger.condition === condition &&
      from <= month &&
      (to === null || to >= month),
  );
}

function isFlexedBy(declaration: Declaration, metric: Metric<FlexTerms>, period: Period): boolean {
  const band = inForce(agreedBandSets(metric), period);
  if (band === null || band.flex === null) return false;
  const alone = { conditions: [declaration], forecasts: [], reportedBy: () => null };
  const partyIds = versionIn(metric, period)?.partyIds ?? [];
  return appliedRules(band.flex, band.bounds.direction, { period, partyIds, ...alone }).some(
    ({ why }) => why.kind === "condition",
  );
}

/** Who has to confirm before a month is flexed: the parties of the metric, and where it was over everybody who was asked. */
function missingIn(
  declaration: Declaration,
  metric: Metric<FlexTerms>,
  month: Period,
): readonly string[] {
  const parties = versionIn(metric, month)?.partyIds ?? [];
  const needed =
    month < declaration.declaredIn ? [...parties, ...declaration.confirmable] : parties;
  return needed.filter((id) => !hasConfirmed(declaration, id));
}

function hasConfirmed({ declaredBy, confirmedBy }: DeclaredCondition, id: string): boolean {
  return id === declaredBy || confirmedBy.includes(id);
}
