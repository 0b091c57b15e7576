import { describe, expect, test } from "vitest";
import { roundedText, type Ratio } from "@/lib/metrics/ratio";
import { period } from "@/lib/periods/period";
import type { Metric } from "@/lib/reporting/metric";
import { chainHealth } from "./chain-health";
import type { MonthFacts } from "./chain-month";
import {
  facts,
  february,
  figure,
  fit,
  march,
  outcome,
  quiet,
  shaped,
  slipped,
  staged,
  version,
} from "./testing/example-chain";

const percent = (value: Ratio | null | undefined) =>
  value === null || value === undefined ? null : roundedText(value, 2);

test("a month of the reference window isn't compared with its own future", () => {
  const health = chainHealth(facts([...quiet, ...slipped]), february);
  expect(health?.change.reference).toBeNull();
  expect(health?.attribution).toBeNull();
  expect(percent(health?.change.lastMonth)).toBe("0.00");
});

describe("a definition that can't be compared with the one before", () => {
  const rebased = (one: Metric): Metric => ({
    ...one,
    versions: [version(), version({ version: 2, effectiveFrom: march, comparable: false })],
  });
  const measuredBy = (all: MonthFacts, metric: Metric) =>
    shaped(all, { ...all, outcome: { metric, seriesKey: 3 } });
  const pinned = slipped.map((one) => ({ ...one, metricVersion: 2 }));

  test("of the outcome: its changes are unknown, the stages' are not", () => {
    const all = facts([...quiet, ...slipped.slice(0, 2), ...pinned.slice(2)]);
    const health = chainHealth(measuredBy(all, rebased(outcome)), march);
    expect(health?.change).toEqual({ reference: null, lastMonth: null, lastYear: null });
    expect(health?.attribution?.slippedMost).toBe(1);
  });

  test("of the outcome a year ago: that change is unknown", () => {
    const lastYear = period("2024-03");
    const all = facts([figure(3, lastYear, 950), ...quiet, ...pinned]);
    const health = chainHealth(
      { ...measuredBy(all, rebased(outcome)), periods: [lastYear, ...all.periods] },
      march,
    );
    expect(health?.change.lastYear).toBeNull();
  });

  test("of a stage: the change of the yield can't be divided, the outcome's is known", () => {
    const all = facts([
      ...quiet,
      figure(1, march, 970),
      ...pinned.slice(1, 2),
      ...slipped.slice(2),
    ]);
    const [first = null] = all.stages;
    const health = chainHealth(staged(all, [first, { metric: rebased(fit), seriesKey: 2 }]), march);
    expect(health?.attribution).toBeNull();
    expect(percent(health?.change.reference)).toBe("-4.50");
  });
});
