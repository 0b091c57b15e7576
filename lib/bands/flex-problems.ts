import { compareRatios, decimal, type Ratio } from "@/lib/metrics/ratio";
import { amountsOf, canMove, movedBounds, zero } from "./amounts";
import { exactBounds, type Bounds, type ExactBounds } from "./bounds";
import type { Flex, FlexRule, Grace } from "./flex-rule";

/** What keeps terms of flex and grace from being proposed. */
type FlexProblemCode =
  | "customer"
  | "negative-amount"
  | "months-reversed"
  | "ramp-without-end"
  | "wrong-effect"
  | "bounds-crossed"
  | "no-such-month"
  | "step-not-above-zero"
  | "driver-itself"
  | "driver-cycle"
  | "name-twice"
  | "budget-out-of-range"
  | "misses-above-periods";

/** A problem, and the rule that has it by its place in the list; null where it is of the cap, the budget, grace or all of it. */
export type FlexProblem = { readonly code: FlexProblemCode; readonly rule: number | null };

/** The terms of a metric that are to be proposed. `driverMetric` names the metric of a driver. */
export type FlexTerms<VolumeDriver> = {
  readonly metric: string;
  readonly measuredAt: "customer" | "stage";
  readonly bounds: Bounds;
  readonly flex: Flex<VolumeDriver> | null;
  readonly grace: Grace | null;
  readonly driverMetric: (driver: VolumeDriver) => string;
  /** The metrics that drive a metric's volume rules, by its code, of all other metrics. */
  readonly drivenBy: ReadonlyMap<string, readonly string[]>;
};

/**
 * What is wrong with terms of flex and grace; none where they can be proposed. Their texts are decimal and their months are
 * months already.
 */
export function flexProblems<VolumeDriver>(terms: FlexTerms<VolumeDriver>): readonly FlexProblem[] {
  const { flex, grace } = terms;
  const relaxes = flex !== null || grace !== null;
  if (terms.measuredAt === "customer") return relaxes ? [{ code: "customer", rule: null }] : [];
  return [
    ...whole(flex, grace).map((code) => ({ code, rule: null })),
    ...(flex?.rules ?? []).flatMap((rule, index) =>
      ofRule(rule, index, terms).map((code) => ({ code, rule: index })),
    ),
  ];
}

function isNegative(text: string): boolean {
  return compareRatios(decimal(text), zero) < 0;
}

function whole(
  flex: Pick<Flex, "cap" | "budget"> | null,
  grace: Grace | null,
): readonly FlexProblemCode[] {
  return [...(flex === null ? [] : ofLimits(flex)), ...(grace === null ? [] : ofGrace(grace))];
}

function ofLimits({ cap, budget }: Pick<Flex, "cap" | "budget">): readonly FlexProblemCode[] {
  const problems: FlexProblemCode[] = [];
  if (cap !== null && isNegative(cap)) problems.push("negative-amount");
  if (budget !== null && !isWhole(budget, 0, 12)) problems.push("budget-out-of-range");
  return problems;
}

function ofGrace({ misses, periods, from, to }: Grace): readonly FlexProblemCode[] {
  const problems: FlexProblemCode[] = [];
  if (!isWhole(periods, 1) || !isWhole(misses, 1, periods)) problems.push("misses-above-periods");
  if (to !== null && to < from) problems.push("months-reversed");
  return problems;
}

function isWhole(n: number, least: number, most = Infinity): boolean {
  return Number.isInteger(n) && n >= least && n <= most;
}

function ofRule<VolumeDriver>(
  rule: FlexRule<VolumeDriver>,
  index: number,
  terms: FlexTerms<VolumeDriver>,
): FlexProblemCode[] {
  const earlier = terms.flex?.rules.slice(0, index) ?? [];
  const problems = [...ofMonths(rule), ...ofEffect(rule, terms.bounds), ...ofTrigger(rule, terms)];
  const isTwice = earlier.some((other) => other.name === rule.name && overlap(other, rule));
  return isTwice ? [...problems, "name-twice"] : problems;
}

type Months = Pick<FlexRule, "from" | "to">;

function overlap(one: Months, other: Months): boolean {
  return (one.to === null || other.from <= one.to) && (other.to === null || one.from <= other.to);
}

function ofMonths<VolumeDriver>({ from, to, trigger }: FlexRule<VolumeDriver>): FlexProblemCode[] {
  const problems: FlexProblemCode[] = [];
  if (to !== null && to < from) problems.push("months-reversed");
  if (trigger.kind === "ramp" && to === null) problems.push("ramp-without-end");
  const months = trigger.kind === "season" ? trigger.months : [1];
  const exist = months.every((month) => isWhole(month, 1, 12));
  if (months.length === 0 || !exist) problems.push("no-such-month");
  return problems;
}

function ofEffect<VolumeDriver>(
  { effect, trigger }: FlexRule<VolumeDriver>,
  bounds: Bounds,
): FlexProblemCode[] {
  const effects = trigger.kind === "ramp" ? [effect, trigger.last] : [effect];
  const problems = effects.flatMap((one): FlexProblemCode[] => {
    const amounts = amountsOf(one);
    if (!canMove(amounts, bounds.direction)) return ["wrong-effect"];
    if ("amount" in one && isNegative(one.amount)) return ["negative-amount"];
    return isInOrder(movedBounds(exactBounds(bounds), amounts)) ? [] : ["bounds-crossed"];
  });
  return [...new Set(problems)];
}

/** Whether a range is still one; of a one-sided metric target and floor move together. */
function isInOrder(bounds: ExactBounds): boolean {
  if (bounds.direction !== "in-range") return true;
  const { inner, outer } = bounds;
  const ascend = (a: Ratio, b: Ratio) => compareRatios(a, b) <= 0;
  return (
    ascend(outer.from, inner.from) && ascend(inner.from, inner.to) && ascend(inner.to, outer.to)
  );
}

function ofTrigger<VolumeDriver>(
  { trigger }: FlexRule<VolumeDriver>,
  { metric, driverMetric, drivenBy }: FlexTerms<VolumeDriver>,
): FlexProblemCode[] {
  if (trigger.kind !== "volume") return [];
  const problems: FlexProblemCode[] = [];
  const { driver, over, growth } = trigger;
  if (
    isNegative(over) ||
    (growth !== null && (isNegative(growth.amount) || isNegative(growth.most)))
  ) {
    problems.push("negative-amount");
  }
  if (growth !== null && compareRatios(decimal(growth.every), zero) <= 0) {
    problems.push("step-not-above-zero");
  }
  const drives = driverMetric(driver);
  if (drives === metric) problems.push("driver-itself");
  else if (isReached(metric, drives, drivenBy)) problems.push("driver-cycle");
  return problems;
}

/** Whether the metrics that drive `from`, or those that drive them, and so on, come back to `metric`. */
function isReached(
  metric: string,
  from: string,
  drivenBy: ReadonlyMap<string, readonly string[]>,
): boolean {
  const seen = new Set<string>();
  const next = [from];
  for (let one = next.pop(); one !== undefined; one = next.pop()) {
    if (one === metric) return true;
    if (seen.has(one)) continue;
    seen.add(one);
    next.push(...(drivenBy.get(one) ?? []));
  }
  return false;
}
