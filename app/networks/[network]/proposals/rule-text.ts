import { formatList, formatMonth, formatMonthName } from "@/app/format";
import { words } from "@/app/words/words";
import type { Effect, FlexRule, Grace } from "@/lib/bands/flex-rule";
import type { Period } from "@/lib/periods/period";
import type { ChangeOf } from "@/lib/proposals/proposal-terms";

type Rule = NonNullable<ChangeOf<"band-set">["flex"]>["rules"][number];

const said = words.terms;

/** A flex rule in one sentence: when it applies, what it does, and in which months it can. @param nameOf what a driver is called */
export function ruleText<Driver>(
  { trigger, effect, from, to }: FlexRule<Driver>,
  nameOf: (driver: Driver) => string,
): string {
  return [triggerText(trigger, nameOf), effectText(effect), monthsText(from, to)].join("; ");
}

/** Grace in one sentence. */
export function graceText({ misses, periods, from, to }: Grace): string {
  return `${said.graceText(String(misses), String(periods))}; ${monthsText(from, to)}`;
}

/** A driver of volume in words: "the denominator of B1 (Brightwave)". */
export function driverName(
  driver: Extract<Rule["trigger"], { readonly kind: "volume" }>["driver"],
  names: ReadonlyMap<string, string>,
): string {
  const reporter = names.get(driver.reporter) ?? driver.reporter;
  const by = driver.subject === "" ? reporter : `${reporter}, ${driver.subject}`;
  return said.driver(driver.metric, said.parts[driver.part], by);
}

function triggerText<Driver>(
  trigger: FlexRule<Driver>["trigger"],
  nameOf: (driver: Driver) => string,
): string {
  switch (trigger.kind) {
    case "season":
      return said.season(formatList(trigger.months.map(formatMonthName)));
    case "volume": {
      const driver = nameOf(trigger.driver);
      const growth = trigger.growth;
      return [
        said.volume(driver, trigger.over),
        ...(growth === null ? [] : [said.growth(growth.amount, growth.every, growth.most)]),
      ].join(", ");
    }
    case "condition":
      return said.condition(trigger.condition);
    case "ramp":
      return said.ramp(effectText(trigger.last));
  }
}

function effectText(effect: Effect): string {
  if ("amount" in effect) return said.effect(effect.amount);
  const { outerFrom, innerFrom, innerTo, outerTo } = effect;
  return said.rangeEffect(outerFrom, innerFrom, innerTo, outerTo);
}

function monthsText(from: Period, to: Period | null): string {
  return to === null
    ? said.since(formatMonth(from))
    : said.between(formatMonth(from), formatMonth(to));
}
