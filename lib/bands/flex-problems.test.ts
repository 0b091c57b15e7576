import { expect, test } from "vitest";
import { period } from "@/lib/periods/period";
import type { Bounds } from "./bounds";
import { flexProblems, type FlexTerms } from "./flex-problems";
import type { FlexRule, Grace, Trigger } from "./flex-rule";

const arrival: Bounds = { direction: "higher", target: "95", floor: "92", stretch: null };
const stock: Bounds = {
  direction: "in-range",
  inner: { from: "5", to: "9" },
  outer: { from: "4", to: "11" },
};
const january = period("2024-01");
const season: Trigger<string> = { kind: "season", months: [9] };

/** A driver is the code of its metric here. */
function rule(more: Partial<FlexRule<string>>): FlexRule<string> {
  return {
    name: "peak",
    from: january,
    to: null,
    trigger: season,
    effect: { amount: "1.5" },
    ...more,
  };
}

function volume(
  driver: string,
  more: Partial<Extract<Trigger<string>, { kind: "volume" }>> = {},
): FlexRule<string> {
  return rule({ trigger: { kind: "volume", driver, over: "10", growth: null, ...more } });
}

function terms(more: Partial<FlexTerms<string>>): FlexTerms<string> {
  return {
    metric: "F2",
    measuredAt: "stage",
    bounds: arrival,
    flex: null,
    grace: null,
    driverMetric: (driver) => driver,
    drivenBy: new Map([
      ["B1", ["O1"]],
      ["O1", ["F2", "B1"]],
      ["K1", ["K2"]],
    ]),
    ...more,
  };
}

function rules(...all: readonly FlexRule<string>[]): FlexTerms<string> {
  return terms({ flex: { cap: null, budget: null, rules: all } });
}

const grace: Grace = { misses: 2, periods: 3, from: january, to: null };
const wider = { outerFrom: "-1", innerFrom: "0", innerTo: "1", outerTo: "1" };

test.each<{ of: FlexTerms<string>; are: readonly string[]; why: string }>([
  { of: terms({}), are: [], why: "nothing relaxes" },
  { of: rules(rule({})), are: [], why: "a season" },
  { of: terms({ grace }), are: [], why: "grace" },
  {
    of: { ...rules(rule({})), measuredAt: "customer" },
    are: ["customer"],
    why: "flex of a metric measured at the customer",
  },
  { of: terms({ grace, measuredAt: "customer" }), are: ["customer"], why: "grace of one" },
  { of: terms({ measuredAt: "customer" }), are: [], why: "one without either" },
  {
    of: rules(rule({ effect: { amount: "-0.5" } })),
    are: ["0 negative-amount"],
    why: "the bar would rise",
  },
  {
    of: terms({ flex: { cap: "-1", budget: null, rules: [] } }),
    are: ["negative-amount"],
    why: "a cap below 0",
  },
  {
    of: rules(rule({ to: period("2023-12") })),
    are: ["0 months-reversed"],
    why: "ends before it begins",
  },
  { of: rules(rule({ to: january })), are: [], why: "of one month" },
  {
    of: rules(rule({ trigger: { kind: "ramp", last: { amount: "0" } } })),
    are: ["0 ramp-without-end"],
    why: "a ramp without an end",
  },
  {
    of: rules(rule({ trigger: { kind: "ramp", last: { amount: "-1" } }, to: period("2024-06") })),
    are: ["0 negative-amount"],
    why: "a ramp that would raise the bar",
  },
  { of: rules(rule({ effect: wider })), are: ["0 wrong-effect"], why: "four amounts, two bounds" },
  {
    of: { ...rules(rule({})), bounds: stock },
    are: ["0 wrong-effect"],
    why: "one amount, four bounds",
  },
  { of: { ...rules(rule({ effect: wider })), bounds: stock }, are: [], why: "a wider range" },
  {
    of: { ...rules(rule({ effect: { ...wider, innerFrom: "5" } })), bounds: stock },
    are: [],
    why: "the inner range is a point",
  },
  {
    of: { ...rules(rule({ effect: { ...wider, innerFrom: "5.01" } })), bounds: stock },
    are: ["0 bounds-crossed"],
    why: "the inner range is turned around",
  },
  {
    of: { ...rules(rule({ effect: { ...wider, outerFrom: "2" } })), bounds: stock },
    are: ["0 bounds-crossed"],
    why: "the inner range leaves the outer one",
  },
  {
    of: rules(rule({ trigger: { kind: "season", months: [] } })),
    are: ["0 no-such-month"],
    why: "no month",
  },
  {
    of: rules(rule({ trigger: { kind: "season", months: [12, 13] } })),
    are: ["0 no-such-month"],
    why: "a thirteenth month",
  },
  { of: rules(volume("K1")), are: [], why: "a driver that something else drives" },
  { of: rules(volume("F2")), are: ["0 driver-itself"], why: "the metric drives itself" },
  { of: rules(volume("B1")), are: ["0 driver-cycle"], why: "B1 is driven by O1, which F2 drives" },
  {
    of: rules(volume("K1", { over: "-1" })),
    are: ["0 negative-amount"],
    why: "above less than the forecast",
  },
  {
    of: rules(volume("K1", { growth: { every: "0", amount: "1", most: "2" } })),
    are: ["0 step-not-above-zero"],
    why: "steps of nothing",
  },
  {
    of: rules(volume("K1", { growth: { every: "5", amount: "-1", most: "2" } })),
    are: ["0 negative-amount"],
    why: "the effect would shrink",
  },
  {
    of: rules(rule({ to: period("2024-06") }), rule({ from: period("2024-06") })),
    are: ["1 name-twice"],
    why: "two of a name in one month",
  },
  {
    of: rules(rule({ to: period("2024-06") }), rule({ from: period("2024-07") })),
    are: [],
    why: "two of a name, one after the other",
  },
  { of: rules(rule({}), rule({ name: "storm" })), are: [], why: "two names at once" },
  {
    of: terms({ flex: { cap: null, budget: 13, rules: [] } }),
    are: ["budget-out-of-range"],
    why: "thirteen of twelve months",
  },
  {
    of: terms({ grace: { ...grace, misses: 4 } }),
    are: ["misses-above-periods"],
    why: "four of three",
  },
  { of: terms({ grace: { ...grace, misses: 3 } }), are: [], why: "three of three" },
  {
    of: terms({ grace: { ...grace, misses: 0 } }),
    are: ["misses-above-periods"],
    why: "none is no grace",
  },
  {
    of: terms({ grace: { ...grace, to: period("2023-12") } }),
    are: ["months-reversed"],
    why: "grace that ends before it begins",
  },
])("$are: $why", ({ of, are }) => {
  const found = flexProblems(of).map(({ code, rule: at }) =>
    at === null ? code : `${at} ${code}`,
  );
  expect(found).toEqual(are);
});
