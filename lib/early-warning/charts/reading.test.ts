import { expect, test } from "vitest";
import { controlChart, type ChartMonth } from "./control-chart";
import { readingOf } from "./reading";

const base = [94, 96, 94, 96, 94, 96, 94, 96, 94, 96, 94, 96];

function reading(values: readonly (number | null)[], better: "higher" | "lower" | null = "higher") {
  const months = values.map((value): ChartMonth => ({ value, counted: null, newBaseline: false }));
  const options = { chart: "individuals", lockedAfter: 12, screened: true } as const;
  return readingOf(months, controlChart(months, options), better);
}

// Mean 95, limits 89.68 and 100.32, near them from 91.45 and 98.55.
test.each([
  { after: [95], rule: undefined, kind: "common-cause", since: 12, count: 1 },
  { after: [89], rule: "outside", kind: "concern", since: 12, count: 1 },
  { after: [89, 88, 87], rule: "outside", kind: "concern", since: 12, count: 3 },
  { after: [97, 91, 94, 91], rule: "near-limit", kind: "concern", since: 13, count: 2 },
  {
    after: [98, 94, 94, 94, 94, 94, 94, 94, 94],
    rule: "shift",
    kind: "concern",
    since: 13,
    count: 8,
  },
  {
    after: [95.5, 96, 96.5, null, 97, 97.5, 98],
    rule: "trend",
    kind: "improvement",
    since: 10,
    count: 8,
  },
])("$after after a routine year: $rule, $kind, since month $since", ({ after, rule, ...is }) => {
  const found = reading([...base.slice(0, 11), 95, ...after]);
  expect(found?.signal?.rule).toBe(rule);
  expect({ kind: found?.variation.kind, since: found?.since, count: found?.count }).toEqual(is);
  expect(found?.last).toBe(11 + after.length);
});

test("which way is better turns a concern into an improvement; without one it is neither", () => {
  expect(reading([...base, 80], "lower")?.variation.kind).toBe("improvement");
  expect(reading([...base, 80], null)?.variation).toEqual({ kind: "neutral", side: "low" });
});

test("one month has a reading without limits, none has no reading", () => {
  expect(reading([null, 95, null])).toMatchObject({ last: 1, limits: null, signal: null });
  expect(reading([null])).toBeNull();
});
