import { expect, test } from "vitest";
import { period } from "@/lib/periods/period";
import { participation, type FirstSubmission } from "./participation";
import type { Metric } from "./metric";

const [november, december] = [period("2025-11"), period("2025-12")];
const periods = [
  { period: november, deadline: new Date("2025-12-11T00:00:00Z") },
  { period: december, deadline: new Date("2026-01-11T00:00:00Z") },
];

/** Two organisations owe A1; the second owes nothing before December, and never A2, which a party hasn't agreed to. */
const metrics: readonly Metric[] = [
  metric("A1", november, [], [series(1, "A1", "one"), series(2, "A1", "one", "north")]),
  metric("B1", december, [], [series(3, "B1", "two")]),
  metric("A2", november, ["two"], [series(4, "A2", "two")]),
];

function series(key: number, metricCode: string, reporterId: string, subject = "") {
  return { key, metricCode, subject, reporterId, audience: null, parallelVersion: null };
}

function metric(
  code: string,
  effectiveFrom: typeof november,
  missingPartyIds: readonly string[],
  own: Metric["series"],
): Metric {
  const version = {
    version: 1,
    effectiveFrom,
    comparable: true,
    name: code,
    kind: "count" as const,
    unit: "",
    decimals: 0,
    parallelFrom: null,
    missingPartyIds,
  };
  return { code, versions: [version], bands: [], series: own, parallel: [], environment: null };
}

const at = (seriesKey: number, month: typeof november, when: string): FirstSubmission => ({
  seriesKey,
  period: month,
  at: new Date(when),
});

test.each([
  ["nothing came, before the deadline", [], "2025-12-10T23:59:59Z", { waiting: 2 }],
  ["nothing came, at the deadline", [], "2025-12-11T00:00:00Z", { missing: 2 }],
  [
    "one came in the last second, one not",
    [at(1, november, "2025-12-10T23:59:59.999Z")],
    "2025-12-12T00:00:00Z",
    { onTime: 1, missing: 1 },
  ],
  [
    "one came at the deadline, which is late",
    [at(1, november, "2025-12-11T00:00:00Z"), at(2, november, "2025-12-01T00:00:00Z")],
    "2025-12-12T00:00:00Z",
    { onTime: 1, late: 1 },
  ],
] as const)("%s", (_, submissions, now, counts) => {
  const [first] = participation(metrics, { periods, submissions, now: new Date(now) });
  expect(first).toEqual({
    organisationId: "one",
    period: november,
    due: 2,
    onTime: 0,
    late: 0,
    missing: 0,
    waiting: 0,
    ...counts,
  });
});

test("what isn't in force, or isn't agreed by all, is owed by nobody", () => {
  const all = participation(metrics, { periods, submissions: [], now: new Date("2025-12-01") });
  expect(all.map(({ organisationId, period: of, due }) => [organisationId, of, due])).toEqual([
    ["one", november, 2],
    ["one", december, 2],
    ["two", december, 1],
  ]);
});
