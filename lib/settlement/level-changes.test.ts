import { expect, test } from "vitest";
import { period as periodOf } from "@/lib/periods/period";
import { environmentOf } from "@/lib/reporting/environment";
import type { Figure } from "@/lib/reporting/figure";
import type { Metric } from "@/lib/reporting/metric";
import { levelChanges } from "./level-changes";

const from = periodOf("2025-01");
const version = {
  version: 1,
  effectiveFrom: from,
  comparable: true,
  name: "Came whole",
  kind: "proportion",
  unit: "%",
  decimals: 0,
  missingPartyIds: [],
} as const;
const bounds = { direction: "higher", target: "95", floor: "90", stretch: null } as const;

function figure(month: string, numerator: number): Figure {
  return {
    seriesKey: 1,
    period: periodOf(month),
    parts: { numerator, denominator: 100 },
    notApplicable: false,
    status: "final",
    revision: 2,
    metricVersion: 1,
  };
}

const figures = [figure("2025-01", 96), figure("2025-02", 92), figure("2025-03", 88)];

/** A metric with one miss excused in any two months, if it has grace. */
function metricWith(hasGrace: boolean, own: readonly Figure[] = figures): Metric {
  const grace = hasGrace ? { misses: 1, periods: 2, from, to: null } : null;
  const terms = { metricCode: "P1", version: 1, measuredAt: "stage", partyIds: ["a"] } as const;
  return {
    code: "P1",
    versions: [version],
    bands: [{ effectiveFrom: from, bounds, flex: null, grace, missingPartyIds: [] }],
    series: [],
    parallel: [],
    environment: hasGrace
      ? environmentOf({ terms: [terms], conditions: [], forecasts: [], figures: own })
      : null,
  };
}

test("a restatement changes the level of its own month", () => {
  const changes = levelChanges(metricWith(false), figures, figure("2025-02", 95));
  expect(changes).toEqual([{ period: "2025-02", from: "watch", to: "on-track" }]);
});

test("and of a later month in which grace counts it, and of none before it", () => {
  const changes = levelChanges(metricWith(true), figures, figure("2025-02", 89));
  expect(changes).toEqual([{ period: "2025-03", from: "watch", to: "breach" }]);
});

test("nothing, where the level stays", () => {
  expect(levelChanges(metricWith(false), figures, figure("2025-02", 93))).toEqual([]);
});

test("a figure that doesn't apply any more has no level", () => {
  const none = { ...figure("2025-02", 0), parts: null, notApplicable: true };
  expect(levelChanges(metricWith(false), figures, none)).toEqual([
    { period: "2025-02", from: "watch", to: "no-data" },
  ]);
});
