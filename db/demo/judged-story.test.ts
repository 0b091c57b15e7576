import { describe, expect, test } from "vitest";
import { sha256 } from "@/db/sha256";
import type { BandSet } from "@/lib/bands/band-set";
import type { AgreedForecast, DeclaredCondition } from "@/lib/bands/environment";
import { evaluateAll, type Evaluation } from "@/lib/bands/evaluation";
import { flexProblems } from "@/lib/bands/flex-problems";
import type { Driver } from "@/lib/bands/flex-rule";
import { figureValue } from "@/lib/metrics/value";
import { termsOf } from "@/lib/network-file/check-proposals";
import { partsOfFigure } from "@/lib/network-file/figure-parts";
import { networkFile, type NetworkFile } from "@/lib/network-file/network-file";
import { inForce } from "@/lib/periods/in-force";
import { period, periodAt, type Period } from "@/lib/periods/period";
import { harbourStages } from "./harbour-metrics";
import { harbourBroadband } from "./networks";

const [network] = networkFile.parse(harbourBroadband(sha256)).networks;
if (!network) throw new Error("the file holds no network");
const { metrics, figures, proposals, conditions, timeZone } = network;
type Metric = NetworkFile["networks"][number]["metrics"][number];
type Figure = NetworkFile["networks"][number]["figures"][number];

const stages = harbourStages.map(({ metric }) => metric);
const monthOf = (at: string) => periodAt(new Date(at), timeZone);

// B1 has one series, which is all that drives anything here.
const orders: Driver = { seriesKey: 1, part: "denominator" };

const forecasts: readonly AgreedForecast[] = proposals.flatMap((one) =>
  (termsOf(one)?.changes ?? []).flatMap((change) =>
    change.change === "forecast" && one.settled !== null
      ? Object.entries(change.amounts).map(([month, amount]) => ({
          ...orders,
          period: period(month),
          amount,
          agreedIn: monthOf(one.settled ?? one.at),
          proposalNumber: one.number,
        }))
      : [],
  ),
);

const declared: readonly DeclaredCondition[] = conditions.map((one, index) => ({
  number: index + 1,
  condition: one.condition,
  first: one.first,
  last: one.last,
  declaredBy: one.organisation,
  declaredIn: monthOf(one.at),
  isWithdrawn: one.withdrawn !== null,
  confirmable: one.parties,
  confirmedBy: one.confirmations.map(({ organisation }) => organisation),
}));

function setOf(metric: Metric, month: Period): BandSet | null {
  const band = inForce(metric.bands, month);
  const flex = band?.flex ?? null;
  const rules = (flex?.rules ?? []).map((rule) => {
    const { trigger } = rule;
    return trigger.kind === "volume"
      ? { ...rule, trigger: { ...trigger, driver: orders } }
      : { ...rule, trigger };
  });
  return band && { ...band, flex: flex && { ...flex, rules } };
}

function partsIn(metric: Metric, figure: Figure) {
  const [version] = metric.versions;
  const parts = version ? partsOfFigure(figure, version.kind) : null;
  return typeof parts === "string" ? null : parts;
}

function metricOf(code: string): Metric {
  const metric = metrics.find((one) => one.code === code);
  if (!metric) throw new Error(`no metric ${code}`);
  return metric;
}

function ordersIn(month: Period) {
  const figure = figures.find((one) => one.metric === "B1" && one.period === month);
  return figure ? partsIn(metricOf("B1"), figure) : null;
}

/** Every series of a metric, judged over its closed months. */
function judged(code: string): readonly (readonly Evaluation[])[] {
  const metric = metricOf(code);
  const closed = figures.filter((one) => one.metric === code && one.status === "final");
  return metric.series.map(({ reporter, subject }) =>
    evaluateAll(
      closed
        .filter((one) => one.subject === subject && one.reporter === reporter)
        .map((figure) => {
          const month = figure.period;
          const version = inForce(metric.versions, month);
          if (!version) throw new Error(`no version of ${code} in ${month}`);
          return {
            value: figureValue(version, partsIn(metric, figure)),
            set: setOf(metric, month),
            measuredAt: version.measuredAt,
            month: {
              period: month,
              partyIds: version.parties,
              conditions: declared,
              forecasts,
              reportedBy: () => ordersIn(month),
            },
          };
        }),
    ),
  );
}

function judgedIn(code: string, month: string): Evaluation {
  const found = judged(code)
    .flat()
    .find((one) => one.period === month);
  if (!found) throw new Error(`${code} wasn't judged in ${month}`);
  return found;
}

describe("the story as its levels tell it", () => {
  test.each([
    { code: "F2", month: "2024-09", base: "watch", level: "on-track", rule: "peak" },
    { code: "N2", month: "2024-12", base: "breach", level: "on-track", rule: "storm" },
    { code: "N2", month: "2025-01", base: "breach", level: "on-track", rule: "storm" },
    { code: "N2", month: "2025-02", base: "watch", level: "on-track", rule: "storm" },
  ])("$code in $month is $level by the $rule rule, $base without", (expected) => {
    const { baseLevel, level, applied, hasFlexImproved } = judgedIn(expected.code, expected.month);
    expect({ base: baseLevel, level, rule: applied.map(({ name }) => name).join() }).toEqual({
      base: expected.base,
      level: expected.level,
      rule: expected.rule,
    });
    expect(hasFlexImproved).toBe(true);
  });

  test("nothing else was improved by flex", () => {
    const improved = metrics.flatMap(({ code }) =>
      judged(code)
        .flat()
        .filter((one) => one.hasFlexImproved)
        .map((one) => `${code} ${one.period}`),
    );
    expect(improved).toEqual(["N2 2024-12", "N2 2025-01", "N2 2025-02", "F2 2024-09"]);
  });

  test.each([
    { code: "F2", month: "2025-02", used: 1 },
    { code: "F2", month: "2025-03", used: 2 },
    { code: "F4", month: "2025-02", used: 1 },
    { code: "F4", month: "2025-03", used: 2 },
  ])("$code in $month is on watch with grace $used of 2 used", ({ code, month, used }) => {
    expect(judgedIn(code, month)).toMatchObject({
      baseLevel: "breach",
      level: "watch",
      grace: { used, of: 2 },
    });
  });

  test("F4 in 2025-04 is on watch without any relaxation", () => {
    expect(judgedIn("F4", "2025-04")).toMatchObject({
      baseLevel: "watch",
      level: "watch",
      applied: [],
      grace: null,
    });
  });

  test("the one breach left is the brand's forecast of 2024-09, beside the customer's", () => {
    const breaches = metrics
      .filter(({ code }) => code !== "E1")
      .flatMap(({ code }) =>
        judged(code)
          .flat()
          .filter(({ level }) => level === "breach")
          .map((one) => `${code} ${one.period}`),
      );
    expect(breaches).toEqual(["B2 2024-09"]);
  });

  test("all seven stages are on track in all 36 months, whatever flexes", () => {
    for (const code of stages) {
      const [months = []] = judged(code);
      expect(months).toHaveLength(36);
      expect(new Set(months.map(({ baseLevel }) => baseLevel))).toEqual(new Set(["on-track"]));
      expect(new Set(months.map(({ level }) => level))).toEqual(new Set(["on-track"]));
    }
  });

  test("the storm flexes N2 and C2, whose parties all confirmed it, and not N1 or F3", () => {
    const inStorm = (code: string) => judgedIn(code, "2025-01").applied.map(({ name }) => name);
    expect(["N1", "N2", "F3", "C2"].map(inStorm)).toEqual([[], ["storm"], [], ["storm"]]);
  });

  test("the peak of 2024-09 is 121.875 % of its forecast, and no other month is one", () => {
    const peaks = judged("K3")
      .flat()
      .filter(({ applied }) => applied.length > 0);
    expect(peaks.map((one) => one.period)).toEqual(["2024-09"]);
    const [{ why } = { why: null }] = peaks[0]?.applied ?? [];
    expect(why).toMatchObject({ kind: "volume", actual: 15_600, forecast: 12_800 });
  });

  test("what is measured at the customer is judged as it is", () => {
    const felt = metrics.filter(({ versions }) => versions[0]?.measuredAt === "customer");
    for (const one of felt.flatMap(({ code }) => judged(code).flat())) {
      expect(one.level).toBe(one.baseLevel);
      expect(one.applied).toEqual([]);
      expect(one.grace).toBeNull();
    }
  });
});

test("all flex and grace of the demo could be proposed", () => {
  const bands = [
    ...metrics.flatMap(({ code, bands: own }) => own.map((band) => ({ ...band, metric: code }))),
    ...proposals.flatMap((one) =>
      (termsOf(one)?.changes ?? []).flatMap((change) =>
        change.change === "band-set" ? [change] : [],
      ),
    ),
  ];
  for (const { metric, bounds, flex, grace } of bands) {
    const problems = flexProblems({
      metric,
      measuredAt: metricOf(metric).versions[0]?.measuredAt ?? "stage",
      bounds,
      flex,
      grace,
      driverMetric: (driver) => driver.metric,
      drivenBy: new Map(),
    });
    expect(problems, metric).toEqual([]);
  }
});
