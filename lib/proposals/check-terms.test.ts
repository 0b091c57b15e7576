import { expect, test } from "vitest";
import { period } from "@/lib/periods/period";
import { termsProblems } from "./check-terms";
import { differences } from "./fields-of";
import {
  objectOf,
  proposalText,
  type ChangeOf,
  type ProposalTerms,
  type ProposedChange,
} from "./proposal-terms";

const band: ChangeOf<"band-set"> = {
  change: "band-set",
  metric: "F1",
  bounds: { direction: "higher", target: "97", floor: "95", stretch: null },
  flex: null,
  grace: null,
};

const definition: ChangeOf<"metric-version"> = {
  change: "metric-version",
  metric: "F1",
  version: {
    version: 1,
    comparable: true,
    name: "Right first time",
    purpose: "Nobody comes twice.",
    kind: "proportion",
    unit: "%",
    decimals: 0,
    direction: "higher",
    measuredAt: "stage",
    forWhom: ["end-customer"],
    numerator: "Jobs done at once",
    denominator: "Jobs",
    includes: "All jobs.",
    excludes: "Nothing.",
    frequency: "monthly",
    rounding: "None.",
    sourceSystem: "The job book",
    accepting: "shop",
    retainedOwner: null,
    owners: ["crew"],
    parties: ["crew", "shop"],
    visibility: "network",
    inAggregate: true,
    evidence: null,
    parallelFrom: null,
  },
  series: [{ reporter: "crew", subject: "" }],
};

function version(changes: Partial<ChangeOf<"metric-version">["version"]>) {
  return { ...definition, version: { ...definition.version, ...changes } };
}

type Rule = NonNullable<ChangeOf<"band-set">["flex"]>["rules"][number];

function driver(metric: string) {
  return { metric, reporter: "shop", subject: "", part: "denominator" } as const;
}

function flexed(changes: Partial<Rule>): ChangeOf<"band-set"> {
  const rule: Rule = {
    name: "peak",
    from: period("2026-01"),
    to: null,
    trigger: { kind: "condition", condition: "storm" },
    effect: { amount: "1" },
    ...changes,
  };
  return { ...band, flex: { cap: null, budget: null, rules: [rule] } };
}

function terms(...changes: readonly ProposedChange[]): ProposalTerms {
  return {
    kind: "proposal",
    network: "harbour",
    title: "A change",
    reason: "It is time.",
    from: period("2026-03"),
    retroactive: false,
    changes: [...changes],
  };
}

test.each<{ why: string; changes: readonly ProposedChange[]; is: readonly string[] }>([
  { why: "nothing", changes: [definition, band], is: [] },
  {
    why: "the same object twice",
    changes: [band, band],
    is: ["1/metric twice"],
  },
  {
    why: "two parts without a denominator",
    changes: [version({ denominator: null })],
    is: ["0/version/denominator denominator-missing"],
  },
  {
    why: "one part with one",
    changes: [version({ kind: "count" })],
    is: ["0/version/denominator denominator-unused"],
  },
  {
    why: "a proposer, a reporter, an owner and an accepter that are no parties",
    changes: [version({ parties: ["others"] })],
    is: [
      "0/version/parties proposer-missing",
      "0/version/parties reporter-no-party",
      "0/version/parties owner-no-party",
      "0/version/parties accepting-no-party",
    ],
  },
  {
    why: "a series twice",
    changes: [{ ...definition, series: [...definition.series, ...definition.series] }],
    is: ["0/series series-twice"],
  },
  {
    why: "a parallel run that begins with the version",
    changes: [version({ parallelFrom: period("2026-03") })],
    is: ["0/version/parallelFrom parallel-late"],
  },
  {
    why: "a parallel run before it",
    changes: [version({ parallelFrom: period("2026-02") })],
    is: [],
  },
  {
    why: "bounds out of order",
    changes: [
      {
        ...band,
        bounds: { ...band.bounds, direction: "higher", target: "94", floor: "95", stretch: "93" },
      },
    ],
    is: ["0/bounds bounds-floor-above-target", "0/bounds bounds-stretch-below-target"],
  },
  {
    why: "bounds of another direction than the definition beside them",
    changes: [version({ direction: "lower" }), band],
    is: ["1/bounds/direction direction"],
  },
])("what is wrong with $why", ({ changes, is }) => {
  const found = termsProblems(terms(...changes), "crew", []);
  expect(found.map(({ place, code }) => `${place} ${code}`)).toEqual(is);
});

test("bounds have the direction of the definition that is known", () => {
  const known = [
    { code: "F1", kind: "proportion", direction: "lower", measuredAt: "stage", drivenBy: [] },
  ] satisfies Parameters<typeof termsProblems>[2];
  expect(termsProblems(terms(band), "crew", known)).toEqual([
    { place: "0/bounds/direction", code: "direction" },
  ]);
});

test.each<{ why: string; change: ChangeOf<"band-set">; is: readonly string[] }>([
  {
    why: "months that end before they begin, beside the last month",
    change: flexed({ from: period("2026-05"), to: period("2026-04") }),
    is: ["0/flex/rules/0/to flex-months-reversed"],
  },
  {
    why: "a ramp without an end",
    change: flexed({ trigger: { kind: "ramp", last: { amount: "0" } } }),
    is: ["0/flex/rules/0/to flex-ramp-without-end"],
  },
  {
    why: "a metric that drives itself",
    change: flexed({ trigger: { kind: "volume", driver: driver("F1"), over: "10", growth: null } }),
    is: ["0/flex/rules/0/trigger/driver flex-driver-itself"],
  },
  {
    why: "metrics that drive each other",
    change: flexed({ trigger: { kind: "volume", driver: driver("K1"), over: "10", growth: null } }),
    is: ["0/flex/rules/0/trigger/driver flex-driver-cycle"],
  },
  {
    why: "more misses than months",
    change: { ...band, grace: { misses: 3, periods: 2, from: period("2026-03"), to: null } },
    is: ["0/grace/misses flex-misses-above-periods"],
  },
  {
    why: "flex at the customer",
    change: { ...flexed({}), metric: "E1" },
    is: ["0/flex flex-customer"],
  },
])("what is wrong with $why", ({ change, is }) => {
  const known = [
    { code: "F1", kind: "proportion", direction: "higher", measuredAt: "stage", drivenBy: [] },
    { code: "K1", kind: "proportion", direction: "higher", measuredAt: "stage", drivenBy: ["F1"] },
    { code: "E1", kind: "proportion", direction: "higher", measuredAt: "customer", drivenBy: [] },
  ] satisfies Parameters<typeof termsProblems>[2];
  const found = termsProblems(terms(change), "crew", known);
  expect(found.map(({ place, code }) => `${place} ${code}`)).toEqual(is);
});

test("the order in which organisations were chosen makes no other text; anything else does", () => {
  const [one, other] = [
    ["crew", "shop"],
    ["shop", "crew"],
  ].map((parties) => proposalText(terms(version({ parties }))));
  expect(one).toBe(other);
  expect(proposalText(terms(version({ name: "Right" })))).not.toBe(one);
});

test("an object is named in the words of the database", () => {
  const forecast: ChangeOf<"forecast"> = {
    change: "forecast",
    metric: "B1",
    reporter: "shop",
    subject: "",
    part: "denominator",
    amounts: { "2026-03": 1 },
  };
  expect([band, definition, forecast, { ...forecast, subject: "East" }].map(objectOf)).toEqual([
    "band-set F1",
    "metric-version F1",
    "forecast B1 shop denominator",
    "forecast B1 shop denominator East",
  ]);
});

test("differences name each field that changed, came or went", () => {
  const rule = {
    name: "peak",
    from: period("2026-01"),
    to: null,
    trigger: { kind: "condition", condition: "storm" },
    effect: { amount: "1" },
  } as const;
  const before = { ...band, flex: { cap: null, budget: null, rules: [rule] } };
  const bounds = { direction: "higher", target: "98", floor: "95", stretch: "99" } as const;
  const changed = differences(before, { ...band, bounds })
    .filter(({ isChanged }) => isChanged)
    .map(({ field, before: was, after: is }) => [field, was, is]);
  expect(changed).toEqual([
    ["target", "97", "98"],
    ["stretch", null, "99"],
    ["rule:peak 2026-01", rule, null],
  ]);
  expect(differences(band, band).some(({ isChanged }) => isChanged)).toBe(false);
});
