import { describe, expect, test } from "vitest";
import { period } from "@/lib/periods/period";
import type { Metric } from "@/lib/reporting/metric";
import {
  effectsOf,
  monthsAfterTheFact,
  namedConditions,
  waitingFor,
  type Declaration,
  type FlexTerms,
} from "./conditions";

type BandPlan = {
  readonly from: string;
  readonly condition?: string;
  readonly ruleFrom?: string;
  readonly ruleTo?: string;
  readonly missing?: readonly string[];
};

function metric(code: string, partyIds: readonly string[], bands: readonly BandPlan[]) {
  return {
    code,
    versions: [
      {
        version: 1,
        effectiveFrom: period("2024-01"),
        comparable: true,
        name: code,
        kind: "proportion",
        unit: "%",
        decimals: 0,
        missingPartyIds: [],
        partyIds,
      },
    ],
    bands: bands.map(({ from, condition, ruleFrom = from, ruleTo, missing = [] }) => ({
      effectiveFrom: period(from),
      bounds: { direction: "higher", target: "95", floor: "90", stretch: null },
      flex:
        condition === undefined
          ? null
          : {
              cap: "3",
              budget: 4,
              rules: [
                {
                  name: `in ${condition}`,
                  from: period(ruleFrom),
                  to: ruleTo === undefined ? null : period(ruleTo),
                  trigger: { kind: "condition", condition },
                  effect: { amount: "2" },
                },
              ],
            },
      grace: null,
      missingPartyIds: missing,
    })),
    series: [],
    parallel: [],
    environment: null,
  } satisfies Metric<FlexTerms>;
}

function declared(other: Partial<Declaration> = {}): Declaration {
  return {
    number: 1,
    condition: "storm",
    first: period("2025-02"),
    last: period("2025-03"),
    reason: "Wind.",
    declaredBy: "one",
    personName: "Ada",
    declaredAt: new Date("2025-02-03T10:00:00Z"),
    declaredIn: period("2025-02"),
    isWithdrawn: false,
    withdrawnAt: null,
    confirmable: ["one", "two", "three"],
    confirmedBy: [],
    confirmations: [],
    closedMonth: null,
    ...other,
  };
}

const by = (...confirmedBy: readonly string[]) => ({ confirmedBy });

describe("which conditions rules name", () => {
  const windows = (metrics: readonly Metric<FlexTerms>[], now: string) =>
    namedConditions(metrics, period(now)).map(({ name, rules }) => [
      name,
      ...rules.map((one) => `${one.metric.code} ${one.from} ${one.to ?? "on"}`),
    ]);

  test.each([
    {
      why: "in force without an end, by metric, conditions by name",
      metrics: [
        metric("A", ["one"], [{ from: "2025-01", condition: "storm" }]),
        metric("B", ["one"], [{ from: "2025-01", condition: "move" }]),
        metric("C", ["one"], [{ from: "2025-01", condition: "storm" }]),
      ],
      is: [
        ["move", "B 2025-01 on"],
        ["storm", "A 2025-01 on", "C 2025-01 on"],
      ],
    },
    {
      why: "of a later band set too, from its own month on",
      metrics: [
        metric("A", ["one"], [{ from: "2025-01" }, { from: "2026-01", condition: "storm" }]),
      ],
      is: [["storm", "A 2026-01 on"]],
    },
    {
      why: "until the next band set that doesn't name it",
      metrics: [
        metric("A", ["one"], [{ from: "2025-01", condition: "storm" }, { from: "2025-09" }]),
      ],
      is: [["storm", "A 2025-01 2025-08"]],
    },
    {
      why: "not of a band set that gave way before this month",
      metrics: [
        metric("A", ["one"], [{ from: "2025-01", condition: "storm" }, { from: "2025-06" }]),
      ],
      is: [],
    },
    {
      why: "not of a rule that has ended",
      metrics: [metric("A", ["one"], [{ from: "2025-01", condition: "storm", ruleTo: "2025-05" }])],
      is: [],
    },
    {
      why: "in its last month still",
      metrics: [metric("A", ["one"], [{ from: "2025-01", condition: "storm", ruleTo: "2025-06" }])],
      is: [["storm", "A 2025-01 2025-06"]],
    },
    {
      why: "not of a band set that a party hasn't agreed to",
      metrics: [metric("A", ["one"], [{ from: "2025-01", condition: "storm", missing: ["two"] }])],
      is: [],
    },
    {
      why: "from the rule's own month on",
      metrics: [
        metric("A", ["one"], [{ from: "2025-01", condition: "storm", ruleFrom: "2025-11" }]),
      ],
      is: [["storm", "A 2025-11 on"]],
    },
  ])("$why", ({ metrics, is }) => {
    expect(windows(metrics, "2025-06")).toEqual(is);
  });
});

describe("what a declaration flexes", () => {
  const storm = [{ from: "2025-01", condition: "storm" }];
  const two = metric("A", ["one", "two"], storm);
  const three = metric("B", ["one", "two", "three"], storm);
  const shown = (declaration: Declaration, metrics: readonly Metric<FlexTerms>[]) =>
    effectsOf(declaration, metrics).map(
      ({ metric: { code }, flexed, missing }) =>
        `${code}: ${flexed.join(" ") || "nothing"}; ${missing.join(" ") || "nobody"}`,
    );

  test.each([
    {
      why: "nothing before a party of the metric confirmed",
      declaration: declared(),
      is: ["A: nothing; two", "B: nothing; two three"],
    },
    {
      why: "a metric once all of its own parties confirmed, others wait",
      declaration: declared(by("two")),
      is: ["A: 2025-02 2025-03; nobody", "B: nothing; three"],
    },
    {
      why: "all once everybody confirmed",
      declaration: declared(by("two", "three")),
      is: ["A: 2025-02 2025-03; nobody", "B: 2025-02 2025-03; nobody"],
    },
    {
      why: "of months that were over everybody is needed",
      declaration: declared({ ...by("two"), declaredIn: period("2025-03") }),
      is: ["A: 2025-03; three", "B: nothing; three"],
    },
    {
      why: "nothing once withdrawn",
      declaration: declared({ ...by("two", "three"), isWithdrawn: true }),
      is: [],
    },
    {
      why: "nothing under another name",
      declaration: declared({ ...by("two", "three"), condition: "flood" }),
      is: [],
    },
    {
      why: "only the months in which a rule names it",
      declaration: declared({ ...by("two", "three"), first: period("2024-12") }),
      is: ["A: 2025-01 2025-02 2025-03; nobody", "B: 2025-01 2025-02 2025-03; nobody"],
    },
  ])("$why", ({ declaration, is }) => {
    expect(shown(declaration, [two, three])).toEqual(is);
  });

  test("who is still asked is who neither declared nor confirmed, nobody once it was withdrawn", () => {
    expect(waitingFor(declared(by("three")))).toEqual(["two"]);
    expect(waitingFor(declared({ isWithdrawn: true }))).toEqual([]);
  });

  test("the months before the one of the declaration were over", () => {
    const late = { first: period("2024-12"), declaredIn: period("2025-02") };
    expect(monthsAfterTheFact(declared(late))).toEqual(["2024-12", "2025-01"]);
    expect(monthsAfterTheFact(declared())).toEqual([]);
  });
});
