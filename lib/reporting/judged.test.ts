import { describe, expect, test } from "vitest";
import { roundedText } from "@/lib/metrics/ratio";
import type { MetricVersion } from "@/lib/metrics/metric-version";
import { period } from "@/lib/periods/period";
import type { Figure } from "./figure";
import { judged, judgedTogether } from "./judged";
import { areComparable, boundsIn, proposedIn, versionIn, type Metric } from "./metric";

function version(changes: Partial<MetricVersion>): MetricVersion {
  return {
    version: 1,
    effectiveFrom: period("2025-01"),
    comparable: true,
    name: "Arrived in the window",
    purpose: "Nobody waits in vain",
    kind: "proportion",
    unit: "%",
    decimals: 0,
    direction: "higher",
    measuredAt: "stage",
    forWhom: ["end-customer"],
    numeratorSays: "in the window",
    denominatorSays: "visits",
    rounding: "two decimals",
    sourceSystem: "dispatch",
    evidence: null,
    acceptingId: null,
    retainedOwnerId: null,
    ownerIds: ["a"],
    partyIds: ["a", "b"],
    visibility: "parties",
    textHash: "",
    agreements: [],
    missingPartyIds: [],
    ...changes,
  };
}

const bands: Metric["bands"] = [
  {
    effectiveFrom: period("2025-01"),
    missingPartyIds: [],
    flex: null,
    grace: null,
    bounds: { direction: "higher", target: "95", floor: "90", stretch: null },
  },
  {
    effectiveFrom: period("2025-07"),
    missingPartyIds: [],
    flex: null,
    grace: null,
    bounds: { direction: "higher", target: "97", floor: "95", stretch: null },
  },
];

const metric: Metric = {
  code: "F2",
  versions: [
    version({}),
    version({ version: 2, effectiveFrom: period("2025-07"), missingPartyIds: ["b"] }),
  ],
  bands,
  series: [],
  parallel: [],
  environment: null,
};

function figure(at: string, numerator: number | null, denominator: number | null): Figure {
  return {
    seriesKey: 1,
    period: period(at),
    parts: numerator === null ? null : { numerator, denominator },
    notApplicable: false,
    status: "final",
    revision: 1,
    metricVersion: 1,
  };
}

describe("what is in force", () => {
  test("a version that one party hasn't agreed to changes nothing: the one before stays", () => {
    expect(versionIn(metric, period("2025-08"))?.version).toBe(1);
    expect(proposedIn(metric, period("2025-08"))?.version).toBe(2);
  });

  test("before the first version there is none", () => {
    expect(versionIn(metric, period("2024-12"))).toBeNull();
    expect(boundsIn(metric, period("2024-12"))).toBeNull();
  });

  test("bounds that one party hasn't agreed to judge nothing: those before stay", () => {
    const [first, second] = bands;
    if (first === undefined || second === undefined) throw new Error("two band sets");
    const proposed = { ...metric, bands: [first, { ...second, missingPartyIds: ["b"] }] };
    expect(boundsIn(proposed, period("2025-08"))).toBe(first.bounds);
  });

  test("bounds step at their month", () => {
    expect(boundsIn(metric, period("2025-06"))).toBe(bands[0]?.bounds);
    expect(boundsIn(metric, period("2025-07"))).toBe(bands[1]?.bounds);
  });
});

test.each([
  { why: "949 of 1000 is not at or above 95 %", at: "2025-06", parts: [949, 1000], level: "watch" },
  { why: "950 of 1000 is", at: "2025-06", parts: [950, 1000], level: "on-track" },
  {
    why: "the same figure under the later band",
    at: "2025-07",
    parts: [950, 1000],
    level: "watch",
  },
  { why: "a denominator of 0 is no data, never 0", at: "2025-06", parts: [0, 0], level: "no-data" },
  { why: "an emptied figure is no data", at: "2025-06", parts: [null, null], level: "no-data" },
])("$why", ({ at, parts: [numerator = null, denominator = null], level }) => {
  const result = judged(metric, period(at), figure(at, numerator, denominator));
  expect(result.level).toBe(level);
  expect(result.value === null).toBe(level === "no-data");
});

test("no figure is no data, and still names what would judge it", () => {
  const result = judged(metric, period("2025-06"), null);
  expect(result).toMatchObject({ level: "no-data", value: null, parts: null });
  expect(result.version?.version).toBe(1);
  expect(result.bounds).toBe(bands[0]?.bounds);
});

describe("several series as one", () => {
  const at = period("2025-06");

  test("the ratio over two organisations is the sum of the parts, not the mean of the ratios", () => {
    const pooled = judgedTogether(metric, at, [
      figure("2025-06", 90, 100),
      figure("2025-06", 990, 1000),
    ]);
    expect(pooled.parts).toEqual({ numerator: 1080, denominator: 1100 });
    expect(pooled.value === null ? null : roundedText(pooled.value, 2)).toBe("98.18");
    expect(pooled.level).toBe("on-track");
  });

  test("with one missing there is no pooled value", () => {
    const pooled = judgedTogether(metric, at, [figure("2025-06", 90, 100), null]);
    expect(pooled).toMatchObject({ parts: null, value: null, level: "no-data" });
  });

  test("of definitions that count in different units there is no pooled value", () => {
    const finer: Metric = {
      ...metric,
      versions: [version({}), version({ version: 2, decimals: 2 })],
    };
    const pooled = judgedTogether(finer, at, [
      figure("2025-06", 90, 100),
      { ...figure("2025-06", 9000, 10_000), metricVersion: 2 },
    ]);
    expect(pooled).toMatchObject({ parts: null, value: null, level: "no-data" });
  });
});

describe("how a figure stands", () => {
  const at = period("2025-06");
  const final = figure("2025-06", 90, 100);
  const submitted: Figure = { ...final, status: "submitted" };
  const excused: Figure = { ...figure("2025-06", null, null), notApplicable: true };

  test.each([
    { why: "one that is final", figures: [final], provisional: false, notApplicable: false },
    { why: "one that is submitted", figures: [submitted], provisional: true, notApplicable: false },
    { why: "one that doesn't apply", figures: [excused], provisional: false, notApplicable: true },
    { why: "none", figures: [null], provisional: false, notApplicable: false },
    {
      why: "several, one only submitted",
      figures: [final, submitted],
      provisional: true,
      notApplicable: false,
    },
    {
      why: "several, one of which applies",
      figures: [excused, final],
      provisional: false,
      notApplicable: false,
    },
    {
      why: "several that don't apply",
      figures: [excused, excused],
      provisional: false,
      notApplicable: true,
    },
  ])("$why", ({ figures, provisional, notApplicable }) => {
    const is = { provisional, notApplicable };
    expect(judgedTogether(metric, at, figures)).toMatchObject(is);
    if (figures.length === 1) expect(judged(metric, at, figures[0] ?? null)).toMatchObject(is);
  });
});

describe("versions beside each other", () => {
  const one = version({});
  const two = version({ version: 2 });
  const three = version({ version: 3 });
  const of = (...versions: readonly MetricVersion[]): Metric => ({ ...metric, versions });

  test.each([
    { why: "no break between them", is: true, metric: of(one, two, three), pair: [one, three] },
    {
      why: "the later one breaks with the one before",
      is: false,
      metric: of(one, version({ version: 2, comparable: false })),
      pair: [one, two],
    },
    {
      why: "the other way round",
      is: false,
      metric: of(one, version({ version: 2, comparable: false })),
      pair: [two, one],
    },
    {
      why: "one between them breaks",
      is: false,
      metric: of(one, version({ version: 2, comparable: false }), three),
      pair: [one, three],
    },
    {
      why: "the earlier one broke with one before both",
      is: true,
      metric: of(one, version({ version: 2, comparable: false }), three),
      pair: [two, three],
    },
    {
      why: "a break that a party never agreed to",
      is: true,
      metric: of(one, version({ version: 2, comparable: false, missingPartyIds: ["b"] }), three),
      pair: [one, three],
    },
    {
      why: "another kind",
      is: false,
      metric: of(one, two),
      pair: [one, version({ version: 2, kind: "rate" })],
    },
  ])("$why: comparable $is", ({ is, metric: judgedMetric, pair: [a = one, b = one] }) => {
    expect(areComparable(judgedMetric, a, b)).toBe(is);
  });
});
