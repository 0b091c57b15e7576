import { expect, test } from "vitest";
import { costBetween, costsOf, type CountedChange } from "@/lib/early-warning/ledger-cost";
import { period } from "@/lib/periods/period";
import { chainFigures } from "./chain-figures";

const stages = ["B1", "O1", "N1", "K1", "F1", "C1", "L1"];
const first = period("2024-01");
const last = period("2024-06");

/** A series in 2025-12 against the reference window, pooled. */
function changeOf(metric: string): CountedChange {
  const own = chainFigures.filter((one) => one.metric === metric);
  const window = own.filter((one) => one.period >= first && one.period <= last);
  const month = own.filter((one) => one.period === "2025-12");
  const counts = (figures: typeof own) => ({
    right: figures.reduce((sum, { numerator }) => sum + numerator, 0),
    all: figures.reduce((sum, { denominator }) => sum + denominator, 0),
  });
  return { before: counts(window), after: counts(month), sigmaZ: 1 };
}

const changes = stages.map(changeOf);
const costs = costsOf(changes, 10_500);

test("what each partner's cut costs of 100, as the story tells it", () => {
  const shares = stages.map((name, place) => [name, 100 * (costs?.stages[place]?.share ?? 0)]);
  const told = shares.map(([name, share]) => [name, Number(share).toFixed(1)]);
  expect(Object.fromEntries(told)).toEqual({
    F1: "21.6",
    C1: "19.9",
    N1: "12.9",
    L1: "12.9",
    K1: "11.6",
    O1: "10.9",
    B1: "10.1",
  });
  const sum = costs?.stages.reduce((all, { share }) => all + share, 0) ?? 0;
  expect(Math.abs(sum - 1)).toBeLessThan(1e-12);
});

test("every cut is sure, and together they cost a customer in nine", () => {
  for (const cost of costs?.stages ?? []) {
    expect(cost.worsened).toBeGreaterThan(0.99);
    expect(cost.pointsWithin.from).toBeLessThan(cost.points);
    expect(cost.pointsWithin.to).toBeGreaterThan(cost.points);
  }
  const all = costs?.together([...stages.keys()]);
  expect(all?.points).toBeCloseTo(11.87, 1);
  expect(all?.customers).toBe(costs?.stages.reduce((sum, { customers }) => sum + customers, 0));
});

test("nothing is lost between the silos: measured less composed stays what it was", () => {
  const between = costBetween(changeOf("E1"), changes, 10_500);
  expect(Math.abs(between.points)).toBeLessThan(0.05);
  expect(between.pointsWithin.from).toBeLessThan(0);
  expect(between.pointsWithin.to).toBeGreaterThan(0);
});
