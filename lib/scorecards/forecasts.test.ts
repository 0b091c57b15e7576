import { describe, expect, test } from "vitest";
import { ratio } from "@/lib/metrics/ratio";
import { period } from "@/lib/periods/period";
import type { Figure } from "@/lib/reporting/figure";
import type { Metric } from "@/lib/reporting/metric";
import type { FlexTerms } from "./conditions";
import { forecastMonths, volumeDrivers, type Forecast } from "./forecasts";

const version = {
  version: 1,
  effectiveFrom: period("2024-01"),
  comparable: true,
  name: "Calls",
  kind: "mean",
  unit: "s",
  decimals: 2,
  missingPartyIds: [],
  partyIds: ["one"],
} as const;

function metric(
  code: string,
  bands: readonly { readonly from: string; readonly key?: number; readonly to?: string }[],
  key: number,
): Metric<FlexTerms> {
  return {
    code,
    versions: [version],
    bands: bands.map(({ from, key: driver, to }) => ({
      effectiveFrom: period(from),
      bounds: { direction: "higher", target: "95", floor: "90", stretch: null },
      flex:
        driver === undefined
          ? null
          : {
              cap: null,
              budget: null,
              rules: [
                {
                  name: "peak",
                  from: period(from),
                  to: to === undefined ? null : period(to),
                  trigger: {
                    kind: "volume",
                    driver: { seriesKey: driver, part: "denominator" },
                    over: "10",
                    growth: null,
                  },
                  effect: { amount: "2" },
                },
              ],
            },
      grace: null,
      missingPartyIds: [],
    })),
    series: [
      {
        key,
        metricCode: code,
        subject: "",
        reporterId: "one",
        audience: null,
        parallelVersion: null,
      },
    ],
    parallel: [],
    environment: null,
  };
}

describe("which series drive flex", () => {
  test.each([
    {
      why: "one driver of two metrics once, with the codes of both",
      metrics: [
        metric("A", [{ from: "2025-01", key: 2 }], 1),
        metric("B", [{ from: "2025-01", key: 2 }], 2),
      ],
      is: ["B by A B, 0 decimals"],
      hidden: 0,
    },
    {
      why: "one of a later band set too, but not of one that gave way",
      metrics: [
        metric("A", [{ from: "2024-01", key: 1 }, { from: "2025-01" }], 1),
        metric("B", [{ from: "2026-01", key: 2 }], 2),
      ],
      is: ["B by B, 0 decimals"],
      hidden: 0,
    },
    {
      why: "not of a rule that has ended",
      metrics: [metric("A", [{ from: "2025-01", key: 1, to: "2025-05" }], 1)],
      is: [],
      hidden: 0,
    },
    {
      why: "one that can't be seen is counted",
      metrics: [metric("A", [{ from: "2025-01", key: 9 }], 1)],
      is: [],
      hidden: 1,
    },
  ])("$why", ({ metrics, is, hidden }) => {
    const found = volumeDrivers(metrics, period("2025-06"));
    expect(
      found.drivers.map(
        (one) => `${one.metric.code} by ${one.flexes.join(" ")}, ${one.decimals} decimals`,
      ),
    ).toEqual(is);
    expect(found.hidden).toBe(hidden);
  });
});

describe("the months of a driver", () => {
  const [driver] = volumeDrivers(
    [metric("A", [{ from: "2024-01", key: 1 }], 1)],
    period("2025-06"),
  ).drivers;
  if (driver === undefined) throw new Error("no driver");

  const forecast = (
    month: string,
    amount: number,
    agreedIn: string,
    proposalNumber = 1,
  ): Forecast => ({
    seriesKey: 1,
    part: "denominator",
    period: period(month),
    amount,
    proposalNumber,
    agreedAt: new Date(`${agreedIn}-15T12:00:00Z`),
    agreedIn: period(agreedIn),
  });
  const figure = (month: string, denominator: number, other: Partial<Figure> = {}): Figure => ({
    seriesKey: 1,
    period: period(month),
    parts: { numerator: 1, denominator },
    notApplicable: false,
    status: "submitted",
    revision: 1,
    metricVersion: 1,
    ...other,
  });
  const window = { first: period("2025-01"), last: period("2025-12") };

  test("newest first, each with its forecast, its figure and the percentage, exactly", () => {
    const forecasts = [forecast("2025-05", 1000, "2025-04"), forecast("2025-07", 1200, "2025-04")];
    const months = forecastMonths(
      driver,
      { forecasts, figures: [figure("2025-05", 1219)] },
      window,
    );
    expect(months.map((one) => [one.period, one.forecast?.amount, one.actual])).toEqual([
      ["2025-07", 1200, null],
      ["2025-05", 1000, 1219],
    ]);
    expect(months[1]?.percent).toEqual(ratio(121900, 1000));
    expect(months[0]?.percent).toBeNull();
  });

  test.each([
    {
      why: "agreed on the last day before the month counts, in the month it doesn't",
      forecasts: [forecast("2025-05", 1000, "2025-04", 1), forecast("2025-05", 900, "2025-05", 2)],
      is: [1000, 900],
    },
    {
      why: "the one agreed last in time wins",
      forecasts: [forecast("2025-05", 1000, "2025-04", 1), forecast("2025-05", 900, "2025-03", 2)],
      is: [1000, undefined],
    },
    {
      why: "of one month the later proposal wins",
      forecasts: [forecast("2025-05", 900, "2025-04", 2), forecast("2025-05", 1000, "2025-04", 1)],
      is: [900, undefined],
    },
    {
      why: "one of another part or another series is none",
      forecasts: [
        { ...forecast("2025-05", 1, "2025-04"), seriesKey: 2 },
        { ...forecast("2025-05", 2, "2025-04"), part: "numerator" as const },
      ],
      is: [undefined, undefined],
    },
  ])("$why", ({ forecasts, is }) => {
    const [month] = forecastMonths(driver, { forecasts, figures: [figure("2025-05", 5)] }, window);
    expect([month?.forecast?.amount, month?.late?.amount]).toEqual(is);
  });

  test("a draft is no figure, and nothing is a share of a forecast of 0", () => {
    const forecasts = [forecast("2025-05", 0, "2025-04"), forecast("2025-06", 10, "2025-04")];
    const figures = [figure("2025-05", 7), figure("2025-06", 7, { status: "draft" })];
    expect(
      forecastMonths(driver, { forecasts, figures }, window).map((one) => [
        one.actual,
        one.percent,
      ]),
    ).toEqual([
      [null, null],
      [7, null],
    ]);
  });
});
