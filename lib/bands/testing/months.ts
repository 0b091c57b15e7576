import { decimal, type Ratio } from "@/lib/metrics/ratio";
import { addMonths, period, type Period } from "@/lib/periods/period";
import type { BandSet } from "../band-set";
import type { Bounds } from "../bounds";
import { evaluateAll, type Evaluation, type MonthToJudge } from "../evaluation";
import type { Flex, FlexRule } from "../flex-rule";

/** The month in which everything here begins. */
export const january = period("2024-01");

/** Bounds of which higher is better. */
export const arrival: Bounds = { direction: "higher", target: "95", floor: "92", stretch: "97" };

/** Bounds of a range. */
export const stock: Bounds = {
  direction: "in-range",
  inner: { from: "5", to: "9" },
  outer: { from: "4", to: "11" },
};

/** A rule for these calendar months. */
export function season(name: string, months: readonly number[], amount: string): FlexRule {
  return { name, from: january, to: null, trigger: { kind: "season", months }, effect: { amount } };
}

/** Flex by these rules, without cap and budget unless said. */
export function flexing(rules: readonly FlexRule[], more: Partial<Flex> = {}): Flex {
  return { cap: null, budget: null, rules, ...more };
}

/** A band set of `arrival` without flex and grace unless said. */
export function set(more: Partial<BandSet>): BandSet {
  return { effectiveFrom: january, bounds: arrival, flex: null, grace: null, ...more };
}

/** A month with this value, nothing in force and nothing known beside it unless said. */
export function month(
  at: Period,
  value: string | Ratio | null,
  more: Partial<MonthToJudge> = {},
): MonthToJudge {
  return {
    value: typeof value === "string" ? decimal(value) : value,
    set: null,
    measuredAt: "stage",
    month: { period: at, partyIds: [], conditions: [], forecasts: [], reportedBy: () => null },
    ...more,
  };
}

/** Months from `january` on under one band set, judged. */
export function judgedUnder(
  band: BandSet,
  values: readonly (string | null)[],
): readonly Evaluation[] {
  return evaluateAll(
    values.map((value, index) => month(addMonths(january, index), value, { set: band })),
  );
}
