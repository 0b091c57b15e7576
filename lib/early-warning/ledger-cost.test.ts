import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { costBetween, costsOf, type CountedChange, type StageChange } from "./ledger-cost";
import { logChange, logYield, worsenedFor } from "./ledger-yield";
import { table } from "./testing/table";

/** Published stage by stage: n cases of which d went wrong, before (0) and after (1). */
const rows = table(readFileSync(new URL("testing/stage-changes.csv", import.meta.url), "utf8")).map(
  (cell) => ({
    name: cell("case"),
    is: (column: string) => Number(cell(column)),
  }),
);
const cases = [...new Set(rows.map(({ name }) => name))];

function changeOf({ is }: (typeof rows)[number]): CountedChange {
  const counts = (of: "0" | "1") => ({ right: is(`n${of}`) - is(`d${of}`), all: is(`n${of}`) });
  return { before: counts("0"), after: counts("1"), sigmaZ: 1 };
}

/** The costs, which these stages have. */
function known(stages: readonly StageChange[], volume: number) {
  const costs = costsOf(stages, volume);
  if (costs === null) throw new Error("nothing to divide");
  const at = (place: number) => costs.together([place]);
  const stageAt = (place: number) => {
    const cost = costs.stages[place];
    if (cost === undefined) throw new Error(`no stage ${place}`);
    return cost;
  };
  return { ...costs, at, stageAt };
}

/** Within a part in 10⁸, as far as the table is printed. */
function close(value: number, expected: number): void {
  expect(Math.abs(value - expected)).toBeLessThan(1e-8 * Math.max(1e-2, Math.abs(expected)));
}

describe("the reference table of yields", () => {
  test.each(cases)("%s: shares, points and what counts tell", (name) => {
    const stages = rows.filter((row) => row.name === name);
    const costs = known(stages.map(changeOf), 10_000);
    for (const [place, { is }] of stages.entries()) {
      const { before, after } = changeOf({ name, is });
      const change = logChange(logYield(before, 1), logYield(after, 1));
      close(change.mean, is("beta_mean_log"));
      close(Math.sqrt(change.variance), is("beta_sd_log"));
      close(worsenedFor(change), is("p_worse"));
      const cost = costs.stageAt(place);
      close(cost.share, is("share"));
      close(cost.points, -is("lmdi_pp"));
      close(cost.worsened, is("p_worse"));
    }
    for (const { is } of stages) {
      close(costs.together([...stages.keys()]).points, -is("delta_rty_pp"));
    }
  });
});

const small: StageChange = {
  before: { right: 980, all: 1000 },
  after: { right: 950, all: 1000 },
  sigmaZ: 1,
};
const still: StageChange = { ...small, after: small.before };

test.each([
  { name: "as chance makes them", sigmaZ: 1, times: 1 },
  { name: "more than twice as restless", sigmaZ: 2, times: 2 },
  { name: "calmer than chance, which proves nothing", sigmaZ: 0.4, times: 1 },
])("months that differ $name: the interval is $times times as wide", ({ sigmaZ, times }) => {
  const widthOf = (one: StageChange) => {
    const { from, to } = known([one], 1000).at(0).pointsWithin;
    return to - from;
  };
  const ratio = widthOf({ ...small, sigmaZ }) / widthOf(small);
  expect(ratio).toBeGreaterThan(0.95 * times);
  expect(ratio).toBeLessThan(1.05 * times);
});

test("costs are whole customers that add up, and losses are above 0", () => {
  const costs = known([small, still, small], 777);
  const [one, two] = [costs.stageAt(0), costs.stageAt(1)];
  const people = costs.stages.reduce((sum, { customers }) => sum + customers, 0);
  expect(people).toBe(costs.together([0, 1, 2]).customers);
  expect(one.points).toBeGreaterThan(2.5);
  expect(one.pointsWithin.from).toBeLessThan(one.points);
  expect(one.pointsWithin.to).toBeGreaterThan(one.points);
  expect(two.points).toBeCloseTo(0, 12);
  expect(two.worsened).toBeCloseTo(0.5, 2);
});

test("nothing that changed, and a yield of 0, leave nothing to divide", () => {
  expect(costsOf([still], 1000)).toBeNull();
  expect(costsOf([{ ...small, after: { right: 0, all: 1000 } }], 1000)).toBeNull();
});

describe("between the stages", () => {
  const stage = { right: 9800, all: 10_000 };
  const quiet: StageChange = { before: stage, after: stage, sigmaZ: 1 };

  test("what the measured outcome falls and no stage shows is lost between them", () => {
    const outcome = { ...quiet, after: { right: 9500, all: 10_000 } };
    const cost = costBetween(outcome, [quiet], 2000);
    expect(cost.points).toBeCloseTo(3, 12);
    expect(cost.customers).toBe(60);
    expect(cost.pointsWithin.from).toBeGreaterThan(2);
    expect(cost.pointsWithin.to).toBeLessThan(4);
  });

  test("an outcome that falls with its stages has lost nothing between them", () => {
    const worse = { ...quiet, after: { right: 9500, all: 10_000 } };
    expect(costBetween(worse, [worse], 2000).points).toBeCloseTo(0, 12);
  });
});

test("the windows exchanged, the same costs with the other sign", () => {
  const counts = fc
    .record({ all: fc.integer({ min: 50, max: 20_000 }), wrong: fc.integer({ min: 1, max: 40 }) })
    .map(({ all, wrong }) => ({ right: all - wrong, all }));
  const change = fc.record({ before: counts, after: counts, sigmaZ: fc.constant(1.2) });
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), (stages) => {
      const there = costsOf(stages, 12_345);
      const back = costsOf(
        stages.map(({ before, after, sigmaZ }) => ({ before: after, after: before, sigmaZ })),
        12_345,
      );
      for (const [place, cost] of (there?.stages ?? []).entries()) {
        const other = back?.stages[place];
        expect(Math.abs(cost.points + (other?.points ?? Number.NaN))).toBeLessThan(1e-9);
        expect(Math.abs(cost.worsened + (other?.worsened ?? Number.NaN) - 1)).toBeLessThan(1e-9);
      }
    }),
  );
});
