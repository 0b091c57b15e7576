import { expect, test } from "vitest";
import type { MetricVersion } from "@/lib/metrics/metric-version";
import { addMonths, period } from "@/lib/periods/period";
import type { Figure } from "@/lib/reporting/figure";
import { judged } from "@/lib/reporting/judged";
import type { Metric } from "@/lib/reporting/metric";
import { metricChart } from "./metric-chart";
import { metricDrift } from "./metric-drift";

const first = period("2024-01");

function version(changes: Partial<MetricVersion>): MetricVersion {
  return {
    version: 1,
    effectiveFrom: first,
    comparable: false,
    name: "Came in the window",
    purpose: "Nobody waits in vain",
    kind: "proportion",
    unit: "%",
    decimals: 0,
    direction: "higher",
    measuredAt: "stage",
    forWhom: [],
    numeratorSays: "in the window",
    denominatorSays: "visits",
    rounding: "none",
    sourceSystem: "dispatch",
    evidence: null,
    acceptingId: null,
    retainedOwnerId: null,
    ownerIds: [],
    partyIds: [],
    visibility: "network",
    textHash: "",
    agreements: [],
    missingPartyIds: [],
    ...changes,
  };
}

function metricOf(...versions: readonly Partial<MetricVersion>[]): Metric<MetricVersion> {
  return {
    code: "F2",
    versions: versions.map(version),
    bands: [
      {
        effectiveFrom: first,
        missingPartyIds: [],
        flex: null,
        grace: null,
        bounds: { direction: "higher", target: "90", floor: "85", stretch: null },
      },
    ],
    series: [],
    parallel: [],
    environment: null,
  };
}

/** Months from 2024-01 on, so many of 1,000; null where nothing was reported. */
function months(
  metric: Metric<MetricVersion>,
  numerators: readonly (number | null)[],
  versionOf: (index: number) => number = () => 1,
  denominator: number | null = 1000,
) {
  return numerators.map((numerator, index) => {
    const at = addMonths(first, index);
    const figure: Figure | null =
      numerator === null
        ? null
        : {
            seriesKey: 1,
            period: at,
            parts: { numerator, denominator },
            notApplicable: false,
            status: "final",
            revision: 1,
            metricVersion: versionOf(index),
          };
    return judged(metric, at, figure);
  });
}

const wave = (count: number) => Array.from({ length: count }, (_, at) => 940 + (at % 4) * 5);

test("a proportion is drawn as p', in per cent, with limits from its first twelve months", () => {
  const metric = metricOf({});
  const { kind, better, chart, reading } = metricChart(metric, months(metric, [...wave(14), 900]));
  expect([kind, better]).toEqual(["proportion", "higher"]);
  expect(chart.baselines).toMatchObject([{ months: 12, limitsTo: 11, trial: false }]);
  expect(chart.points[0]?.limits?.mean).toBeCloseTo(94.75, 10);
  expect(reading?.signal).toEqual({ rule: "outside", side: "low" });
  expect(reading?.variation.kind).toBe("concern");
});

test("a rate is drawn as u', in the unit of its value", () => {
  const metric = metricOf({ kind: "rate", decimals: 1, unit: "faults", direction: "lower" });
  const { kind, chart } = metricChart(metric, months(metric, [...wave(12), 1100]));
  expect(kind).toBe("rate");
  // 1,100 tenths in a volume of 1,000 are 0.11.
  expect(chart.points.at(-1)?.limits?.mean).toBeCloseTo(0.09475, 10);
  expect(chart.points.at(-1)?.signal).toEqual({ rule: "outside", side: "high" });
});

test.each(["mean", "count", "amount", "index"] as const)(
  "a metric of kind %s is drawn as XmR",
  (kind) => {
    const metric = metricOf({ kind });
    const denominator = kind === "mean" ? 10 : null;
    const found = metricChart(
      metric,
      months(metric, wave(12), () => 1, denominator),
    );
    expect(found.kind).toBe("individuals");
    expect(found.chart.baselines[0]?.sigmaZ).toBeNull();
  },
);

test("limits begin anew with a definition that can't be compared, over months without a figure too", () => {
  const metric = metricOf(
    {},
    { version: 2, effectiveFrom: period("2024-06"), comparable: true },
    { version: 3, effectiveFrom: period("2024-09") },
  );
  const versionAt = (index: number) => (index < 5 ? 1 : index < 8 ? 2 : 3);
  const found = metricChart(
    metric,
    months(metric, [...wave(7), null, null, ...wave(4)], versionAt),
  );
  expect(found.months.flatMap(({ newBaseline }, at) => (newBaseline ? [at] : []))).toEqual([8]);
  expect(found.chart.baselines.map(({ from }) => from)).toEqual([0, 9]);
});

test("where the definition is best within a range no way is better, and there is no drift", () => {
  const metric = metricOf({ direction: "in-range" });
  const all = months(metric, wave(12));
  const chart = metricChart(metric, all);
  expect(chart.better).toBeNull();
  expect(metricDrift(all, chart, null)).toBeNull();
});

const sliding = Array.from({ length: 18 }, (_, at) => 950 - Math.max(0, at - 5) * 3);

test("the slide counts from the reference window, pooled from its parts", () => {
  const metric = metricOf({});
  const all = months(metric, sliding);
  const reference = { first, last: period("2024-06") };
  const drift = metricDrift(all, metricChart(metric, all), reference);
  expect(drift?.meter.from).toEqual({ value: 95, period: "2024-06", isReference: true });
  expect(drift?.meter.total).toBeCloseTo(3.6, 10);
  expect(drift?.meter.steps).toHaveLength(12);
  expect(drift?.meter.allWithinBand).toBe(true);
  expect(drift?.tipping).toMatchObject({ state: "tips", leaves: "on-track", window: 12 });
});

test.each([
  { why: "a month of the window is missing", numerators: [null, ...sliding.slice(1)] },
  { why: "the window lies before another baseline", numerators: sliding, breaks: 3 },
])("without a reference it counts from the best month: $why", ({ numerators, breaks }) => {
  const metric = metricOf(
    {},
    { version: 2, effectiveFrom: addMonths(first, breaks ?? 99), comparable: false },
  );
  const all = months(metric, numerators, (at) => (at < (breaks ?? 99) ? 1 : 2));
  const reference = { first, last: period("2024-06") };
  const drift = metricDrift(all, metricChart(metric, all), reference);
  expect(drift?.meter.from).toMatchObject({ value: 95, isReference: false });
});
