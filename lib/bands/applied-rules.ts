import {
  addRatios,
  compareRatios,
  decimal,
  multiplyRatios,
  ratio,
  subtractRatios,
  type Ratio,
} from "@/lib/metrics/ratio";
import { monthNumber } from "@/lib/periods/period";
import { amountsOf, canMove, grownBy, upTo, zero, type Amounts } from "./amounts";
import type { Bounds } from "./bounds";
import { forecastOf, type DeclaredCondition, type RuleMonth } from "./environment";
import type { Flex, FlexRule, Trigger } from "./flex-rule";

/** What made a rule apply. `percent`: the driver's volume in per cent of its forecast. */
export type Why =
  | { readonly kind: "season" }
  | {
      readonly kind: "volume";
      readonly percent: Ratio;
      readonly actual: number;
      readonly forecast: number;
    }
  | {
      readonly kind: "condition";
      readonly number: number;
      readonly declaredBy: string;
      readonly confirmedBy: readonly string[];
      readonly afterTheFact: boolean;
    }
  | { readonly kind: "ramp" };

/** A rule that applies in a month, by how much, and why. */
export type AppliedRule = {
  readonly name: string;
  readonly amounts: Amounts;
  readonly why: Why;
};

/** The rules that apply in a month, by name, before the cap; a rule whose effect isn't of the bounds' form applies never. */
export function appliedRules(
  flex: Flex,
  direction: Bounds["direction"],
  month: RuleMonth,
): readonly AppliedRule[] {
  return flex.rules
    .map((rule) => applied(rule, month))
    .filter((one) => one !== null)
    .filter(({ amounts }) => canMove(amounts, direction))
    .toSorted(byName);
}

function byName({ name: one }: AppliedRule, { name: other }: AppliedRule): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

function applied(rule: FlexRule, month: RuleMonth): AppliedRule | null {
  const { period } = month;
  if (period < rule.from || (rule.to !== null && period > rule.to)) return null;
  const own = ofTrigger(rule, rule.trigger, month);
  return own === null ? null : { name: rule.name, ...own };
}

type Own = Omit<AppliedRule, "name"> | null;

function ofTrigger(rule: FlexRule, trigger: Trigger, month: RuleMonth): Own {
  const amounts = amountsOf(rule.effect);
  switch (trigger.kind) {
    case "season": {
      const inSeason = trigger.months.includes(Number(month.period.slice(5)));
      return inSeason ? { amounts, why: { kind: "season" } } : null;
    }
    case "volume":
      return ofVolume(amounts, trigger, month);
    case "condition":
      return ofCondition(amounts, trigger.condition, month);
    case "ramp":
      return {
        amounts: onRamp(amounts, amountsOf(trigger.last), rule, month),
        why: { kind: "ramp" },
      };
  }
}

const hundred = ratio(100, 1);

function ofVolume(
  amounts: Amounts,
  { driver, over, growth }: Extract<Trigger, { kind: "volume" }>,
  month: RuleMonth,
): Own {
  const forecast = forecastOf(driver, month.period, month.forecasts)?.amount ?? 0;
  const actual = month.reportedBy(driver)?.[driver.part] ?? null;
  // Nothing is so many per cent above a forecast of 0.
  if (actual === null || forecast === 0) return null;
  const percent = ratio(BigInt(actual) * 100n, forecast);
  const excess = subtractRatios(subtractRatios(percent, hundred), decimal(over));
  if (compareRatios(excess, zero) <= 0) return null;
  return {
    amounts: growth === null ? amounts : grown(amounts, excess, growth),
    why: { kind: "volume", percent, actual, forecast },
  };
}

type Growth = NonNullable<Extract<Trigger, { kind: "volume" }>["growth"]>;

/** The effect with its growth for each whole step of the excess. */
function grown(amounts: Amounts, excess: Ratio, { every, amount, most }: Growth): Amounts {
  const step = decimal(every);
  const steps =
    step.numerator <= 0n
      ? 0n
      : (excess.numerator * step.denominator) / (excess.denominator * step.numerator);
  return upTo(decimal(most), grownBy(multiplyRatios(decimal(amount), ratio(steps, 1)), amounts));
}

function ofCondition(amounts: Amounts, name: string, month: RuleMonth): Own {
  const found = conditionIn(name, month);
  if (found === null) return null;
  const { number, declaredBy, confirmedBy } = found;
  const afterTheFact = found.declaredIn > month.period;
  return { amounts, why: { kind: "condition", number, declaredBy, confirmedBy, afterTheFact } };
}

/**
 * The declaration by which a named condition holds in a month: of several the first that was made in time, else the first; null
 * where it doesn't hold. `partyIds` each have to have declared or confirmed it.
 */
export function conditionIn(
  name: string,
  { period, partyIds, conditions }: Pick<RuleMonth, "period" | "partyIds" | "conditions">,
): DeclaredCondition | null {
  const holding = conditions
    .filter((one) => one.condition === name && holds(one, { period, partyIds }))
    .toSorted((a, b) => a.number - b.number);
  return holding.find(({ declaredIn }) => declaredIn <= period) ?? holding[0] ?? null;
}

/** Whether a condition holds in a month: every party confirmed it, and where it was declared after the month everybody who is asked. */
function holds(
  { first, last, declaredBy, declaredIn, isWithdrawn, confirmable, confirmedBy }: DeclaredCondition,
  { period, partyIds }: Pick<RuleMonth, "period" | "partyIds">,
): boolean {
  if (isWithdrawn || period < first || period > last) return false;
  const hasConfirmed = (id: string) => id === declaredBy || confirmedBy.includes(id);
  return partyIds.every(hasConfirmed) && (declaredIn <= period || confirmable.every(hasConfirmed));
}

function onRamp(
  first: Amounts,
  last: Amounts,
  { from, to }: FlexRule,
  { period }: RuleMonth,
): Amounts {
  const length = to === null ? 0 : monthNumber(to) - monthNumber(from);
  if (length === 0) return first;
  const way = ratio(monthNumber(period) - monthNumber(from), length);
  return first.map((amount, bound) =>
    addRatios(amount, multiplyRatios(subtractRatios(last[bound] ?? amount, amount), way)),
  );
}
