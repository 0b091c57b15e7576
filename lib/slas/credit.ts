import {
  addRatios,
  compareRatios,
  decimal,
  multiplyRatios,
  ratio,
  subtractRatios,
  type Ratio,
} from "@/lib/metrics/ratio";
import { figureValue } from "@/lib/metrics/value";
import type { Period } from "@/lib/periods/period";
import type { SlaFacts } from "./facts";
import { perCent } from "./money";
import type { Outcome } from "./outcome";
import type { Base, Consequence, Obligation, SideTerms } from "./terms";
import { monthsIn, type MonthsOfWindow } from "./windows";

/** One step of an amount of money: the amount is the product of all its steps. A percentage counts as its hundredth. */
export type CreditStep = {
  readonly what:
    | "fee"
    | "at-risk"
    | "pool"
    | "allocation"
    | "amount"
    | "rate"
    | "units-worse"
    | "amount-per-unit"
    | "not-relieved";
  readonly unit: "money" | "percent" | "number";
  readonly value: Ratio;
};

/** The exact amount that steps come to. */
export function productOf(steps: readonly CreditStep[]): Ratio {
  return steps.reduce(
    (product, { unit, value }) =>
      multiplyRatios(product, unit === "percent" ? perCent(value) : value),
    ratio(1, 1),
  );
}

/** What of an SLA a credit is priced by. `payer`: the beneficiary, who pays the obligor its fee. */
export type PricedBy = MonthsOfWindow & {
  readonly payer: string;
  readonly payee: string;
  readonly side: SideTerms | null;
  readonly facts: SlaFacts;
};

/**
 * The steps of a missed window's credit, relief in part included; none where the miss reaches no tier, and null where a fee or an
 * amount that it depends on isn't known.
 */
export function creditSteps(
  { consequence }: Obligation,
  outcome: Outcome,
  by: PricedBy,
): readonly CreditStep[] | null {
  const steps = ownSteps(consequence, outcome, by);
  if (steps === null || steps.length === 0) return steps;
  return [...steps, ...notRelieved(outcome)];
}

function notRelieved({ relief }: Outcome): readonly CreditStep[] {
  if (relief === null) return [];
  const value = multiplyRatios(subtractRatios(ratio(1, 1), relief.share), ratio(100, 1));
  return [{ what: "not-relieved", unit: "percent", value }];
}

function ownSteps(
  consequence: Consequence,
  { raw: { shortfall } }: Outcome,
  by: PricedBy,
): readonly CreditStep[] | null {
  switch (consequence.kind) {
    case "none":
    case "plan":
    case "points":
      return [];
    case "credit": {
      const tier = tierFor(consequence.tiers, shortfall);
      return tier === null ? [] : withRate(consequence.base, tier.percent, by);
    }
    case "per-unit": {
      const rated = withRate(consequence.base, consequence.percent, by);
      return rated === null ? null : forEachUnit(rated, shortfall);
    }
    case "amount-per-unit": {
      const value = decimal(consequence.amount);
      return forEachUnit([{ what: "amount-per-unit", unit: "money", value }], shortfall);
    }
  }
}

function forEachUnit(steps: readonly CreditStep[], shortfall: Ratio | null): readonly CreditStep[] {
  if (shortfall === null) return [];
  return [...steps, { what: "units-worse", unit: "number", value: shortfall }];
}

/** The tier furthest from the threshold that a miss reaches; of a miss without a value the first one. */
export function tierFor<OneTier extends { readonly worseBy: string }>(
  tiers: readonly OneTier[],
  shortfall: Ratio | null,
): OneTier | null {
  const inOrder = tiers.toSorted((a, b) => compareRatios(decimal(a.worseBy), decimal(b.worseBy)));
  if (shortfall === null) return inOrder[0] ?? null;
  return inOrder.findLast(({ worseBy }) => compareRatios(shortfall, decimal(worseBy)) >= 0) ?? null;
}

/** The steps of so many per cent of a base; null where it isn't known. */
export function withRate(base: Base, percent: string, by: PricedBy): readonly CreditStep[] | null {
  const steps = baseSteps(base, by);
  return steps === null
    ? null
    : [...steps, { what: "rate", unit: "percent", value: decimal(percent) }];
}

function baseSteps(base: Base, by: PricedBy): readonly CreditStep[] | null {
  if (base.kind === "amount") {
    const amount = amountOver(base.series, by, by.facts);
    return amount === null ? null : [{ what: "amount", unit: "money", value: amount }];
  }
  const { payer, payee, last, side, facts } = by;
  const fee = facts.fee(payer, payee, last);
  if (fee === null) return null;
  const first: CreditStep = { what: "fee", unit: "money", value: fee };
  if (base.kind === "fee") return [first];
  const atRisk = side?.atRisk ?? null;
  if (atRisk === null) return null;
  return [
    first,
    { what: "at-risk", unit: "percent", value: decimal(atRisk) },
    { what: "pool", unit: "percent", value: decimal(base.pool) },
    { what: "allocation", unit: "percent", value: decimal(base.allocation) },
  ];
}

/** What a series of amounts comes to over a window; null where a month isn't known. What is disputed isn't. */
function amountOver(
  series: Extract<Base, { kind: "amount" }>["series"],
  window: MonthsOfWindow,
  facts: SlaFacts,
): Ratio | null {
  const ofMonth = (period: Period): Ratio | null => {
    const { state, measure, parts } = facts.figure(series, period);
    if (state === "not-applicable") return ratio(0, 1);
    return state === "reported" && measure !== null ? figureValue(measure, parts) : null;
  };
  const months = monthsIn(window).map(ofMonth);
  const known = months.filter((one) => one !== null);
  return known.length < months.length ? null : known.reduce(addRatios, ratio(0, 1));
}
