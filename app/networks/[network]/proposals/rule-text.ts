import { formatList, formatMonth, formatMonthName } from "@/app/format";
import { words } from "@/app/words/words";
import type { DriverName, FlexRule, Grace } from "@/lib/bands/flex-rule";

type Rule = FlexRule<DriverName>;

const said = words.terms;

/** A flex rule in one sentence: when it applies, what it does, and in which months it can. @param names of organisations, by slug */
export function ruleText(
  { trigger, effect, from, to }: Rule,
  names: ReadonlyMap<string, string>,
): string {
  return [triggerText(trigger, names), effectText(effect), monthsText(from, to)].join("; ");
}

/** Grace in one sentence. */
export function graceText({ misses, periods, from, to }: Grace): string {
  return `${said.graceText(String(misses), String(periods))}; ${monthsText(from, to)}`;
}

/** A driver of volume in words: "the denominator of B1 (Brightwave)". */
export function driverName(driver: DriverName, names: ReadonlyMap<string, string>): string {
  const reporter = names.get(driver.reporter);
  if (reporter === undefined) return said.driverOf(driver.metric, said.parts[driver.part]);
  const by = driver.subject === "" ? reporter : `${reporter}, ${driver.subject}`;
  return said.driver(driver.metric, said.parts[driver.part], by);
}

function triggerText(trigger: Rule["trigger"], names: ReadonlyMap<string, string>): string {
  switch (trigger.kind) {
    case "season":
      return said.season(formatList(trigger.months.map(formatMonthName)));
    case "volume": {
      const driver = driverName(trigger.driver, names);
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

function effectText(effect: Rule["effect"]): string {
  if ("amount" in effect) return said.effect(effect.amount);
  const { outerFrom, innerFrom, innerTo, outerTo } = effect;
  return said.rangeEffect(outerFrom, innerFrom, innerTo, outerTo);
}

function monthsText(from: Rule["from"], to: Rule["to"]): string {
  return to === null
    ? said.since(formatMonth(from))
    : said.between(formatMonth(from), formatMonth(to));
}
