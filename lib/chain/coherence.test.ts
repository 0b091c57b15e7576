import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareRatios, decimal, ratio, roundedText } from "@/lib/metrics/ratio";
import { chainCoherence, coherence, productOf, type Bounded } from "./coherence";

/** What stages and outcome come to, as it is shown. */
function inWords(stages: readonly string[], outcome: string) {
  const { product, needed, isCoherent, moves } = coherence(stages, outcome);
  return {
    product: roundedText(product, 2),
    needed: needed.toFixed(2),
    isCoherent,
    moves: moves.map(({ stage, from, to }) => `${stage}: ${from} to ${to}`),
  };
}

describe("demo: seven stages against the measured outcome", () => {
  const targets = ["97.0", "96.5", "96.0", "97.0", "93.0", "94.0", "97.0"];
  const floors = ["95.5", "95", "94", "95.5", "90", "91", "95.5"];

  test("all at target leave 73.91 of 85 per cent; each would need 97.71, so all seven would have to move", () => {
    expect(inWords(targets, "85")).toEqual({
      product: "73.91",
      needed: "97.71",
      isCoherent: false,
      moves: targets.map((from, stage) => `${stage}: ${from} to 97.71`),
    });
  });

  test("all at the floor leave 63.70 of 78 per cent; each would need 96.51, rounded up 96.52", () => {
    expect(inWords(floors, "78")).toEqual({
      product: "63.70",
      needed: "96.51",
      isCoherent: false,
      moves: floors.map((from, stage) => `${stage}: ${from} to 96.52`),
    });
  });
});

test.each([
  {
    stages: ["99.95", "99.2", "96", "99", "99.8"],
    outcome: "95",
    is: { product: "94.04", needed: "98.98", isCoherent: false, moves: ["2: 96 to 96.98"] },
    why: "[SCM] the lowest alone is enough",
  },
  {
    stages: ["98", "97", "99", "96"],
    outcome: "90.35",
    is: { product: "90.35", needed: "97.49", isCoherent: false, moves: ["3: 96 to 96.01"] },
    why: "[MFG] 90.345 shows as 90.35 and isn't",
  },
  {
    stages: ["98", "97", "99", "96"],
    outcome: "90.34",
    is: { product: "90.35", needed: "97.49", isCoherent: true, moves: [] },
    why: "[MFG] enough",
  },
  {
    stages: ["90", "95", "99"],
    outcome: "93",
    is: {
      product: "84.65",
      needed: "97.61",
      isCoherent: false,
      moves: ["0: 90 to 96.93", "1: 95 to 96.93"],
    },
    why: "two of three are raised to one level",
  },
  {
    stages: ["90"],
    outcome: "90.0",
    is: { product: "90.00", needed: "90.00", isCoherent: true, moves: [] },
    why: "the bound itself is enough",
  },
  {
    stages: ["90", "80"],
    outcome: "100",
    is: {
      product: "72.00",
      needed: "100.00",
      isCoherent: false,
      moves: ["0: 90 to 100.00", "1: 80 to 100.00"],
    },
    why: "nothing may go wrong",
  },
])("$stages against $outcome: $why", ({ stages, outcome, is }) => {
  expect(inWords(stages, outcome)).toEqual(is);
});

test("a chain without stages is a fault of the program", () => {
  expect(() => coherence([], "85")).toThrow(RangeError);
});

describe("of a chain's metrics", () => {
  const share = (target: string, floor: string): Bounded => ({
    kind: "proportion",
    bounds: { direction: "higher", target, floor, stretch: null },
  });
  const stages = [share("90", "80"), share("95", "85")];
  const outcome = share("85", "70");

  test("targets are held against the target, floors against the floor", () => {
    expect(chainCoherence(stages, outcome, "target")).toEqual(coherence(["90", "95"], "85"));
    expect(chainCoherence(stages, outcome, "floor")).toEqual(coherence(["80", "85"], "70"));
  });

  test.each<{ bad: Bounded | null; why: string }>([
    { bad: null, why: "isn't known" },
    { bad: { ...outcome, kind: "rate" }, why: "isn't a proportion" },
    {
      bad: {
        kind: "proportion",
        bounds: { direction: "lower", target: "1", floor: "2", stretch: null },
      },
      why: "is better when it is lower",
    },
    {
      bad: {
        kind: "proportion",
        bounds: {
          direction: "in-range",
          inner: { from: "5", to: "9" },
          outer: { from: "4", to: "11" },
        },
      },
      why: "should stay in a range",
    },
  ])("it can't be told where one $why", ({ bad }) => {
    expect(chainCoherence([...stages, bad], outcome, "target")).toBeNull();
    expect(chainCoherence(stages, bad, "target")).toBeNull();
  });

  test("nor of no stage", () => {
    expect(chainCoherence([], outcome, "target")).toBeNull();
  });
});

describe("laws of the least change", () => {
  const hundredths = fc.integer({ min: 5000, max: 10_000 });
  const text = (n: number) => roundedText(ratio(n, 100), 2);

  const chains = fc.array(hundredths, { minLength: 1, maxLength: 8 });

  test("it suffices, raises only the lowest, all of them to one level, and a hundredth less wouldn't do", () => {
    fc.assert(
      fc.property(chains, hundredths, (bounds, outcome) => {
        const stages = bounds.map(text);
        const { moves, isCoherent } = coherence(stages, text(outcome));
        if (isCoherent) return;
        const after = (by: number) =>
          stages.map((bound, index) => {
            const move = moves.find(({ stage }) => stage === index);
            return move === undefined ? bound : text(Math.round(Number(move.to) * 100) - by);
          });
        const reaches = (all: readonly string[]) =>
          compareRatios(productOf(all), decimal(text(outcome))) >= 0;
        expect(reaches(after(0))).toBe(true);
        expect(reaches(after(1))).toBe(false);
        const [first] = moves;
        expect(moves.every(({ to }) => to === first?.to)).toBe(true);
        for (const [index, bound] of bounds.entries()) {
          const isMoved = moves.some(({ stage }) => stage === index);
          if (!isMoved)
            expect(text(bound) >= "0" && bound + 1 >= Number(first?.to) * 100).toBe(true);
        }
      }),
    );
  });

  test("no other change of the same size does better: moving points from one raised stage to another loses", () => {
    fc.assert(
      fc.property(chains, hundredths, fc.nat(), fc.nat(), (bounds, outcome, one, other) => {
        const { moves } = coherence(bounds.map(text), text(outcome));
        const raised = bounds.map((bound, index) => {
          const move = moves.find(({ stage }) => stage === index);
          return move === undefined ? bound : Math.round(Number(move.to) * 100);
        });
        const [from, to] = [moves[one % Math.max(1, moves.length)], other % bounds.length];
        if (from === undefined || from.stage === to) return;
        const shifted = raised.map((bound, index) => {
          if (index === from.stage) return bound - 50;
          return index === to ? bound + 50 : bound;
        });
        // A hundredth is what rounding up may have given away.
        const less = raised.map((bound, index) => (index === from.stage ? bound - 1 : bound));
        expect(
          compareRatios(productOf(shifted.map(text)), productOf(raised.map(text))),
        ).toBeLessThan(1);
        expect(compareRatios(productOf(less.map(text)), productOf(raised.map(text)))).toBeLessThan(
          0,
        );
      }),
    );
  });
});
