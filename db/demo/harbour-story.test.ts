import { describe, expect, test } from "vitest";
import { sha256 } from "@/db/sha256";
import { levelOf } from "@/lib/bands/level";
import { roundedText, toNumber, type Ratio } from "@/lib/metrics/ratio";
import { figureValue } from "@/lib/metrics/value";
import { partsOfFigure } from "@/lib/network-file/figure-parts";
import { inForce } from "@/lib/periods/in-force";
import { networkFile } from "@/lib/network-file/network-file";
import { harbourDrawnMonths } from "./harbour-story";
import { harbourBroadband } from "./networks";

const [network] = networkFile.parse(harbourBroadband(sha256)).networks;
if (!network) throw new Error("the file holds no network");
const { metrics, figures } = network;
type Figure = (typeof figures)[number];

function metricOf(code: string) {
  const metric = metrics.find((one) => one.code === code);
  const [version] = metric?.versions ?? [];
  if (!metric || !version) throw new Error(`no metric ${code}`);
  return { measure: version, bands: metric.bands };
}

function baseLevel(figure: Figure) {
  const band = inForce(metricOf(figure.metric).bands, figure.period);
  return levelOf(valueOf(figure), band?.bounds ?? null);
}

function figureIn(metric: string, period: string, of: Partial<Figure> = {}): Figure {
  const found = figures.find(
    (one) =>
      one.metric === metric &&
      one.period === period &&
      one.subject === (of.subject ?? "") &&
      one.reporter === (of.reporter ?? one.reporter),
  );
  if (!found) throw new Error(`no figure of ${metric} in ${period}`);
  return found;
}

function valueOf(figure: Figure): Ratio {
  const { measure } = metricOf(figure.metric);
  const parts = partsOfFigure(figure, measure.kind);
  const value = typeof parts === "string" ? null : figureValue(measure, parts);
  if (!value) throw new Error(`no value of ${figure.metric} in ${figure.period}`);
  return value;
}

function valueIn(metric: string, period: string): number {
  return toNumber(valueOf(figureIn(metric, period)));
}

describe("what the story names beside the chain", () => {
  const exceptions = [
    {
      figure: "B2 brightwave 2024-09",
      value: "78.1",
      level: "breach",
      why: "15,600 orders on a forecast of 12,800",
    },
    {
      figure: "F2 fieldworks 2024-09",
      value: "93.6",
      level: "watch",
      why: "the peak; flexed it is on track",
    },
    {
      figure: "N2 meridian 2024-12",
      value: "88.4",
      level: "breach",
      why: "the storm; flexed it is on track",
    },
    { figure: "N2 meridian 2025-01", value: "86.7", level: "breach", why: "the storm" },
    { figure: "N2 meridian 2025-02", value: "91.2", level: "watch", why: "the storm" },
    {
      figure: "F2 fieldworks 2025-02",
      value: "90.8",
      level: "breach",
      why: "first grace month of region East",
    },
    { figure: "F2 fieldworks 2025-03", value: "91.5", level: "breach", why: "second grace month" },
    {
      figure: "F4 fieldworks 2025-02",
      value: "88.1",
      level: "breach",
      why: "first grace month of region East",
    },
    { figure: "F4 fieldworks 2025-03", value: "89.4", level: "breach", why: "second grace month" },
    {
      figure: "F4 fieldworks 2025-04",
      value: "92.8",
      level: "watch",
      why: "the miss that costs a credit",
    },
    {
      figure: "B4 brightwave FieldWorks 2025-06",
      value: "91.4",
      level: "watch",
      why: "32 of 35 invoices",
    },
  ];

  test("nothing but E1 and these is off track in a closed month", () => {
    const off = figures
      .filter(({ metric, status }) => metric !== "E1" && status === "final")
      .map((one) => ({ one, level: baseLevel(one) }))
      .filter(({ level }) => level !== "on-track")
      .map(({ one, level }) => ({
        figure: [one.metric, one.reporter, one.subject, one.period].filter(Boolean).join(" "),
        value: roundedText(valueOf(one), 1),
        level,
      }));
    const expected = exceptions.map(({ figure, value, level }) => ({ figure, value, level }));
    expect(off).toHaveLength(expected.length);
    expect(off).toEqual(expect.arrayContaining(expected));
  });

  test("in the open month the stages meet the raised bounds, and nothing else is off track", () => {
    const open = figures.filter(({ period: month }) => month === "2026-01");
    const off = open.filter((one) => baseLevel(one) !== "on-track");
    expect(off.map((one) => [one.metric, baseLevel(one)])).toEqual([
      ["O1", "watch"],
      ["N1", "breach"],
      ["K1", "watch"],
      ["F1", "breach"],
      ["L1", "watch"],
    ]);
  });

  test("2024-09 is the only peak, and its forecast gives B2", () => {
    const peaks = harbourDrawnMonths.filter(({ isPeak }) => isPeak);
    expect(peaks.map((one) => [one.period, one.orders, one.forecast])).toEqual([
      ["2024-09", 15_600, 12_800],
    ]);
    for (const { orders, forecast, period: month } of harbourDrawnMonths) {
      const exact = 100 - (100 * Math.abs(orders - forecast)) / forecast;
      expect(Math.abs(valueIn("B2", month) - exact)).toBeLessThanOrEqual(0.051);
    }
  });

  test("van stock in the peak lies in the flexed range of 7 to 12 days too", () => {
    const days = valueIn("K3", "2024-09");
    expect(days).toBeGreaterThanOrEqual(7);
    expect(days).toBeLessThanOrEqual(9);
  });

  test.each([
    { code: "F2", month: "2024-09", atLeast: 91.5, why: "the peak's target" },
    { code: "N2", month: "2024-12", atLeast: 85, why: "the storm's target" },
    { code: "N2", month: "2025-01", atLeast: 85, why: "the storm's target" },
    { code: "N2", month: "2025-02", atLeast: 85, why: "the storm's target" },
    { code: "F4", month: "2025-05", atLeast: 95.5, why: "first window of the earn-back" },
    { code: "F4", month: "2025-06", atLeast: 95.5, why: "second window" },
    { code: "F4", month: "2025-07", atLeast: 95.5, why: "third window: earned back" },
  ])("$code in $month reaches $atLeast: $why", ({ code, month, atLeast }) => {
    expect(valueIn(code, month)).toBeGreaterThanOrEqual(atLeast);
  });

  test("FieldWorks had 32 of 35 invoices paid in time in 2025-06", () => {
    const { numerator, denominator } = figureIn("B4", "2025-06", { subject: "FieldWorks" });
    expect([numerator, denominator]).toEqual([32, 35]);
  });

  test.each([
    { reporter: "clearvoice", broken: 2 },
    { reporter: "orderpoint", broken: 1 },
    { reporter: "fieldworks", broken: 1 },
    { reporter: "meridian", broken: 1 },
  ])("$reporter broke promises enough in 2025-06 for case 4711", ({ reporter, broken }) => {
    const { numerator, denominator } = figureIn("E4", "2025-06", { reporter });
    expect((denominator ?? 0) - (numerator ?? 0)).toBeGreaterThanOrEqual(broken);
  });

  test("C2's second version shifts its level", () => {
    expect(valueIn("C2", "2024-05") - valueIn("C2", "2024-04")).toBeGreaterThan(2);
  });
});
