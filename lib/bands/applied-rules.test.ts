import { describe, expect, test } from "vitest";
import { ratio, roundedText } from "@/lib/metrics/ratio";
import { period } from "@/lib/periods/period";
import { appliedRules } from "./applied-rules";
import type { AgreedForecast, DeclaredCondition, RuleMonth } from "./environment";
import type { Effect, FlexRule, Trigger } from "./flex-rule";

const driver = { seriesKey: 7, part: "denominator" } as const;

function rule(trigger: Trigger, more: Partial<FlexRule> = {}): FlexRule {
  return {
    name: "peak",
    from: period("2024-01"),
    to: null,
    trigger,
    effect: { amount: "1.5" },
    ...more,
  };
}

function monthOf(at: string, more: Partial<RuleMonth> = {}): RuleMonth {
  return {
    period: period(at),
    partyIds: ["BRT", "FWC"],
    conditions: [],
    forecasts: [],
    reportedBy: () => null,
    ...more,
  };
}

/** The amounts that a rule comes to, to four decimals; null where it doesn't apply. */
function amounts(one: FlexRule, month: RuleMonth): readonly string[] | null {
  const direction = "amount" in one.effect ? "higher" : "in-range";
  const [found] = appliedRules({ cap: null, budget: null, rules: [one] }, direction, month);
  return found?.amounts.map((amount) => roundedText(amount, 4)) ?? null;
}

describe("a season", () => {
  const autumn = rule(
    { kind: "season", months: [9, 10] },
    { from: period("2024-09"), to: period("2025-10") },
  );
  test.each([
    { at: "2024-08", applies: false, why: "before the rule's first month" },
    { at: "2024-09", applies: true, why: "its first month" },
    { at: "2024-11", applies: false, why: "no month of the season" },
    { at: "2025-10", applies: true, why: "its last month" },
    { at: "2026-09", applies: false, why: "after its last month" },
  ])("$at: $applies, $why", ({ at, applies }) => {
    expect(amounts(autumn, monthOf(at))).toEqual(applies ? ["1.5000"] : null);
  });
});

describe("volume", () => {
  const forecast = (amount: number, agreedIn: string, more: Partial<AgreedForecast> = {}) => ({
    ...driver,
    period: period("2024-09"),
    amount,
    agreedIn: period(agreedIn),
    proposalNumber: 1,
    ...more,
  });
  const growth = { every: "5", amount: "0.5", most: "3" };
  const over = (percent: string, grows: typeof growth | null = null): Trigger => ({
    kind: "volume",
    driver,
    over: percent,
    growth: grows,
  });
  const september = (actual: number | null, forecasts: readonly AgreedForecast[]) =>
    monthOf("2024-09", {
      forecasts,
      reportedBy: ({ seriesKey }) =>
        seriesKey === driver.seriesKey && actual !== null
          ? { numerator: 1, denominator: actual }
          : null,
    });
  const agreed = [forecast(12800, "2024-08")];

  test.each([
    { actual: 15600, trigger: over("10"), is: "1.5000", why: "demo: 121.9 % of forecast" },
    { actual: 14080, trigger: over("10"), is: null, why: "exactly 110 % isn't above it" },
    { actual: 14081, trigger: over("10"), is: "1.5000", why: "one order above 110 %" },
    { actual: null, trigger: over("10"), is: null, why: "no actual volume" },
    {
      actual: 15600,
      trigger: over("10", growth),
      is: "2.5000",
      why: "11.9 beyond: two whole fives",
    },
    { actual: 14720, trigger: over("10", growth), is: "2.0000", why: "exactly one step beyond" },
    { actual: 14719, trigger: over("10", growth), is: "1.5000", why: "just short of a step" },
    { actual: 25600, trigger: over("10", growth), is: "3.0000", why: "200 %: no more than most" },
    { actual: 12801, trigger: over("0"), is: "1.5000", why: "any excess" },
  ])("$actual of 12,800: $is, $why", ({ actual, trigger, is }) => {
    expect(amounts(rule(trigger), september(actual, agreed))).toEqual(is === null ? null : [is]);
  });

  test.each([
    { forecasts: [], applies: false, why: "no forecast" },
    { forecasts: [forecast(12800, "2024-09")], applies: false, why: "agreed in its month" },
    { forecasts: [forecast(0, "2024-08")], applies: false, why: "a forecast of nothing" },
    {
      forecasts: [forecast(12800, "2024-07"), forecast(15600, "2024-08")],
      applies: false,
      why: "the latest one in time wins",
    },
    {
      forecasts: [forecast(12800, "2024-08"), forecast(15600, "2024-09")],
      applies: true,
      why: "one too late doesn't replace it",
    },
    {
      forecasts: [forecast(15600, "2024-08"), forecast(12800, "2024-08", { proposalNumber: 2 })],
      applies: true,
      why: "of one month the later proposal",
    },
    {
      forecasts: [forecast(12800, "2024-08", { period: period("2024-10") })],
      applies: false,
      why: "of another month",
    },
    {
      forecasts: [forecast(12800, "2024-08", { part: "numerator" })],
      applies: false,
      why: "of the other part",
    },
  ])("15,600 with $why: $applies", ({ forecasts, applies }) => {
    expect(amounts(rule(over("10")), september(15600, forecasts))).toEqual(
      applies ? ["1.5000"] : null,
    );
  });

  test("says the exact percentage", () => {
    const flex = { cap: null, budget: null, rules: [rule(over("10"))] };
    const [found] = appliedRules(flex, "higher", september(15600, agreed));
    expect(found?.why).toEqual({
      kind: "volume",
      percent: ratio(1560000, 12800),
      actual: 15600,
      forecast: 12800,
    });
    expect(roundedText(ratio(1560000, 12800), 1)).toBe("121.9");
  });

  test("grows each bound of a range away from 0, up to most, and leaves a bound that doesn't move", () => {
    const effect: Effect = { outerFrom: "-1", innerFrom: "2", innerTo: "0", outerTo: "2.8" };
    const month = september(15600, agreed);
    expect(amounts(rule(over("10", growth), { effect }), month)).toEqual([
      "-2.0000",
      "3.0000",
      "0.0000",
      "3.0000",
    ]);
  });
});

describe("a condition", () => {
  const storm: DeclaredCondition = {
    number: 1,
    condition: "storm",
    first: period("2024-12"),
    last: period("2025-02"),
    declaredBy: "MNO",
    declaredIn: period("2024-12"),
    isWithdrawn: false,
    confirmable: ["MNO", "BRT", "CVC"],
    confirmedBy: ["BRT", "CVC"],
  };
  const inStorm = rule({ kind: "condition", condition: "storm" }, { name: "storm" });
  const parties = ["MNO", "CVC"];

  test.each([
    { at: "2024-11", with: storm, holds: false, why: "before it" },
    { at: "2024-12", with: storm, holds: true, why: "its first month" },
    { at: "2025-02", with: storm, holds: true, why: "its last month" },
    { at: "2025-03", with: storm, holds: false, why: "after it" },
    {
      at: "2025-01",
      with: { ...storm, condition: "flood" },
      holds: false,
      why: "another condition",
    },
    { at: "2025-01", with: { ...storm, isWithdrawn: true }, holds: false, why: "withdrawn" },
    {
      at: "2025-01",
      with: { ...storm, confirmedBy: ["BRT"] },
      holds: false,
      why: "a party is missing",
    },
    {
      at: "2025-01",
      with: { ...storm, confirmedBy: ["CVC"] },
      holds: true,
      why: "those of the metric do",
    },
    {
      at: "2024-12",
      with: { ...storm, declaredIn: period("2025-01"), confirmedBy: ["CVC"] },
      holds: false,
      why: "after the fact it needs everybody who is asked",
    },
    {
      at: "2025-01",
      with: { ...storm, declaredIn: period("2025-01"), confirmedBy: ["CVC"] },
      holds: true,
      why: "of the later months it was declared in time",
    },
  ])("$at: $holds, $why", ({ at, with: condition, holds }) => {
    const found = amounts(inStorm, monthOf(at, { partyIds: parties, conditions: [condition] }));
    expect(found).toEqual(holds ? ["1.5000"] : null);
  });

  test("declared after the fact stays marked", () => {
    const late = { ...storm, declaredIn: period("2025-01") };
    const flex = { cap: null, budget: null, rules: [inStorm] };
    const why = (at: string) =>
      appliedRules(flex, "higher", monthOf(at, { partyIds: parties, conditions: [late] }))[0]?.why;
    const declared = {
      kind: "condition",
      number: 1,
      declaredBy: "MNO",
      confirmedBy: ["BRT", "CVC"],
    };
    expect(why("2024-12")).toEqual({ ...declared, afterTheFact: true });
    expect(why("2025-01")).toEqual({ ...declared, afterTheFact: false });
  });

  test("of two that hold the one that was declared in time counts", () => {
    const late = { ...storm, declaredIn: period("2025-03") };
    const flex = { cap: null, budget: null, rules: [inStorm] };
    const month = monthOf("2025-01", {
      partyIds: parties,
      conditions: [late, { ...storm, number: 2 }],
    });
    expect(appliedRules(flex, "higher", month)[0]?.why).toMatchObject({
      number: 2,
      afterTheFact: false,
    });
  });
});

test("an effect of the other form applies never", () => {
  const one = rule({ kind: "season", months: [9] });
  const flex = { cap: null, budget: null, rules: [one] };
  expect(appliedRules(flex, "in-range", monthOf("2024-09"))).toEqual([]);
  const range: Effect = { outerFrom: "0", innerFrom: "0", innerTo: "1", outerTo: "1" };
  const other = { ...flex, rules: [{ ...one, effect: range }] };
  expect(appliedRules(other, "lower", monthOf("2024-09"))).toEqual([]);
});
