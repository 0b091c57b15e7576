import { describe, expect, test } from "vitest";
import { levelOf, type Level } from "@/lib/bands/level";
import { attribute } from "@/lib/chain/attribution";
import { hiddenHarm } from "@/lib/chain/hidden-harm";
import { gap, rolledYield, stageYield, yieldBounds } from "@/lib/chain/yields";
import {
  compareRatios,
  decimal,
  multiplyRatios,
  ratio,
  roundedText,
  subtractRatios,
  toNumber,
  type Ratio,
} from "@/lib/metrics/ratio";
import { figureValue } from "@/lib/metrics/value";
import { addMonths, period, periodsFrom, type Period } from "@/lib/periods/period";
import { chainFigures } from "./chain-figures";
import { harbourMetrics } from "./harbour-metrics";

const stages = ["B1", "O1", "N1", "K1", "F1", "C1", "L1"];
const all = periodsFrom(period("2023-01"), period("2025-12"));
const story = periodsFrom(period("2024-01"), period("2025-12"));
const reference = periodsFrom(period("2024-01"), period("2024-06"));
const last = period("2025-12");

function known<Value>(value: Value | null | undefined): Value {
  if (value === null || value === undefined) throw new Error("nothing known");
  return value;
}

function partsIn(code: string, month: string) {
  return known(chainFigures.find((one) => one.metric === code && one.period === month));
}

function boundsOf(code: string) {
  return known(harbourMetrics.find((one) => one.code === code)).band.bounds;
}

function valueIn(code: string, month: string): Ratio {
  return known(figureValue({ kind: "proportion", decimals: 0 }, partsIn(code, month)));
}

function levelIn(code: string, month: string): Level {
  return levelOf(valueIn(code, month), boundsOf(code));
}

function yieldsIn(month: string): readonly Ratio[] {
  return stages.map((code) => known(stageYield(partsIn(code, month))));
}

function composedIn(month: string): Ratio {
  return known(rolledYield(yieldsIn(month)));
}

function composedLevel(month: string): Level {
  return levelOf(inPerCent(composedIn(month)), boundsOf("E2"));
}

function inPerCent(share: Ratio): Ratio {
  return multiplyRatios(share, ratio(100, 1));
}

function pooled(code: string, months: readonly Period[]): Ratio {
  const sum = (part: "numerator" | "denominator") =>
    months.reduce((total, month) => total + partsIn(code, month)[part], 0);
  return ratio(sum("numerator"), sum("denominator"));
}

/** The months in which a level began that the month before did not have. */
function steps(levelOfMonth: (month: string) => Level) {
  return all.flatMap((month, turn) => {
    const before = all[turn - 1];
    const level = levelOfMonth(month);
    return before !== undefined && levelOfMonth(before) === level ? [] : [{ from: month, level }];
  });
}

function largestFall(codes: readonly string[]): Ratio {
  return codes
    .flatMap((code) =>
      story.map((month) =>
        subtractRatios(valueIn(code, addMonths(month, -1)), valueIn(code, month)),
      ),
    )
    .reduce((most, one) => (compareRatios(one, most) > 0 ? one : most));
}

describe("every partner green, the customer worse off", () => {
  test("all seven stages are on track in all 36 months", () => {
    const levels = all.flatMap((month) => stages.map((code) => levelIn(code, month)));
    expect(levels).toHaveLength(36 * 7);
    expect(new Set(levels)).toEqual(new Set(["on-track"]));
  });

  test("the measured outcome lies within its stages' bounds, one point above their product", () => {
    for (const month of all) {
      const { least, most } = known(yieldBounds(yieldsIn(month)));
      const measured = known(stageYield(partsIn("E1", month)));
      expect(compareRatios(measured, least)).not.toBe(-1);
      expect(compareRatios(measured, most)).not.toBe(1);
      const points = toNumber(inPerCent(known(gap(measured, composedIn(month)))));
      expect(Math.abs(points - 1)).toBeLessThan(0.005);
    }
  });

  test.each([
    { bound: "target", product: "73.91", outcome: 85 },
    { bound: "floor", product: "63.70", outcome: 78 },
  ] as const)("every stage at its $bound composes to $product", ({ bound, product, outcome }) => {
    const shares = [...stages, "E1"].map((code) => {
      const bounds = boundsOf(code);
      if (bounds.direction !== "higher") throw new Error(`${code} is no yield`);
      return multiplyRatios(decimal(bounds[bound]), ratio(1, 100));
    });
    const composed = shares.slice(0, -1).reduce(multiplyRatios);
    expect(roundedText(inPerCent(composed), 2)).toBe(product);
    expect(shares.map(toNumber).at(-1)).toBe(outcome / 100);
  });

  test("harm stays hidden for 15 months by the measured outcome and 16 by the composed yield", () => {
    const months = (outcome: (month: Period) => Level) =>
      hiddenHarm(
        all.map((month) => ({
          period: month,
          stages: stages.map((code) => levelIn(code, month)),
          outcome: outcome(month),
        })),
      );
    expect(months((month) => levelIn("E1", month))).toEqual(periodsFrom(period("2024-10"), last));
    expect(months(composedLevel)).toEqual(periodsFrom(period("2024-09"), last));
  });
});

describe("the slide", () => {
  test("E1 is on watch from 2024-10 and in breach from 2025-09", () => {
    expect(steps((month) => levelIn("E1", month))).toEqual([
      { from: "2023-01", level: "on-track" },
      { from: "2024-10", level: "watch" },
      { from: "2025-09", level: "breach" },
    ]);
  });

  test("the composed yield is a month ahead of it, both times", () => {
    expect(steps(composedLevel)).toEqual([
      { from: "2023-01", level: "on-track" },
      { from: "2024-09", level: "watch" },
      { from: "2025-08", level: "breach" },
    ]);
  });

  test.each([
    { month: "2024-10", value: "84.98" },
    { month: "2025-09", value: "77.80" },
    { month: "2025-12", value: "75.81" },
  ])("E1 in $month is $value", ({ month, value }) => {
    expect(roundedText(valueIn("E1", month), 2)).toBe(value);
  });

  test("the reference months have a mean of 87.66, pooled too", () => {
    const sum = reference.reduce((total, month) => total + toNumber(valueIn("E1", month)), 0);
    expect((sum / reference.length).toFixed(2)).toBe("87.66");
    expect(roundedText(inPerCent(pooled("E1", reference)), 2)).toBe("87.66");
  });

  test("of 10,500 connections 2,540 are imperfect at the end, about 1,300 at the reference's share", () => {
    const { numerator, denominator } = partsIn("E1", last);
    expect({ imperfect: denominator - numerator, denominator }).toEqual({
      imperfect: 2540,
      denominator: 10_500,
    });
    const expected = denominator * (1 - toNumber(pooled("E1", reference)));
    expect(Math.round(expected / 100)).toBe(13);
  });

  test("no stage falls by more than 0.36 points in a month of the story, E1 by no more than 0.9", () => {
    expect(roundedText(largestFall(stages), 2)).toBe("0.36");
    expect(roundedText(largestFall(["E1"]), 1)).toBe("0.9");
  });

  test.each([
    { code: "B1", change: "-1.45" },
    { code: "O1", change: "-1.61" },
    { code: "N1", change: "-1.81" },
    { code: "K1", change: "-1.69" },
    { code: "F1", change: "-3.08" },
    { code: "C1", change: "-2.72" },
    { code: "L1", change: "-1.95" },
  ])("$code changes by $change points in 24 months", ({ code, change }) => {
    const points = subtractRatios(valueIn(code, last), valueIn(code, "2024-01"));
    expect(roundedText(points, 2)).toBe(change);
  });

  test("the chain keeps 0.862 of its yield of 2024-01 and 0.863 of the reference's", () => {
    const before = stages.map((code) => pooled(code, reference)).reduce(multiplyRatios);
    const kept = (of: Ratio) => (toNumber(composedIn(last)) / toNumber(of)).toFixed(3);
    expect(kept(composedIn("2024-01"))).toBe("0.862");
    expect(kept(before)).toBe("0.863");
  });

  test("attribution against the reference sums to all of it, and the installation slipped most", () => {
    const before = stages.map((code) => pooled(code, reference));
    const { shares, slippedMost } = attribute(before, yieldsIn(last));
    expect(known(shares).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    expect(stages[known(slippedMost)]).toBe("F1");
  });
});
