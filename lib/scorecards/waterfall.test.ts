import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { multiplyRatios, ratio, roundedText, subtractRatios } from "@/lib/metrics/ratio";
import { chainHealth } from "./chain-health";
import type { Period } from "@/lib/periods/period";
import type { Figure } from "@/lib/reporting/figure";
import type { ChainFacts, MonthFacts } from "./chain-month";
import type { Staged } from "./chain-shape";
import {
  facts,
  february,
  figure,
  fit,
  january,
  march,
  quiet,
  shaped,
  slipped,
  staged,
} from "./testing/example-chain";
import { linksOf, waterfallSince, type Waterfall } from "./waterfall";

const window = { first: january, last: february };

function waterfallOf(all: ChainFacts): Waterfall | null {
  const month = chainHealth(all, march)?.month;
  if (month === undefined) throw new Error("no month");
  return waterfallSince(month, { window, reported: all.figures });
}

/** One that there is. */
function known(fall: Waterfall | null): Waterfall {
  if (fall === null) throw new Error("nothing to divide");
  return fall;
}

const sumOf = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0);

describe("a month in which the second stage and the outcome slipped", () => {
  const fall = known(waterfallOf(facts([...quiet, ...slipped])));
  const steps = [...fall.stages, fall.gap];

  test("begins and ends at what was measured", () => {
    expect([fall.from, fall.to].map((value) => roundedText(value, 2))).toEqual(["97.50", "93.00"]);
  });

  test("its steps add up to the change, in hundredths of a point and in customers", () => {
    expect(fall.change).toMatchObject({ hundredths: -450, customers: -45 });
    expect(sumOf(steps.map(({ hundredths }) => hundredths))).toBe(-450);
    expect(sumOf(steps.map(({ customers }) => customers))).toBe(-45);
    // 98 % of 99 % fell to 97 % of 95 %, 4.87 points; the outcome fell by 4.5.
    expect(fall.gap.hundredths).toBe(37);
    expect(sumOf(fall.stages.map(({ share }) => share))).toBeCloseTo(1, 12);
  });

  test("each lies within its 80 % interval, and the whole within a narrower one than its parts", () => {
    for (const { hundredths, within } of [...steps, fall.change]) {
      expect(within.from).toBeLessThan(hundredths / 100);
      expect(within.to).toBeGreaterThan(hundredths / 100);
    }
    const width = ({ within }: { within: { from: number; to: number } }) => within.to - within.from;
    expect(width(fall.change)).toBeLessThan(sumOf(steps.map(width)));
  });

  test("the order of the stages changes nothing but their order", () => {
    const all = facts([...quiet, ...slipped]);
    const turned = known(waterfallOf(staged(all, all.stages.toReversed())));
    expect(turned.stages.toReversed()).toEqual(fall.stages);
    expect(turned.gap).toEqual(fall.gap);
  });
});

test("whatever was counted, the steps add up to the measured change exactly", () => {
  const month = fc.tuple(fc.nat(1000), fc.nat(1000), fc.nat(1000));
  fc.assert(
    fc.property(month, month, ([a, b, c], [d, e, f]) => {
      const before = [january, february].flatMap((at) => [
        figure(1, at, a),
        figure(2, at, b),
        figure(3, at, c),
      ]);
      const all = facts([...before, figure(1, march, d), figure(2, march, e), figure(3, march, f)]);
      const fall = waterfallOf(all);
      fc.pre(fall !== null);
      const steps = [...fall.stages, fall.gap];
      const change = subtractRatios(fall.to, fall.from);
      const exact = Number(roundedText(multiplyRatios(change, ratio(100, 1)), 0));
      expect(sumOf(steps.map(({ hundredths }) => hundredths))).toBe(0 + exact);
      expect(fall.change.hundredths).toBe(exact);
      expect(sumOf(steps.map(({ customers }) => customers))).toBe(fall.change.customers);
    }),
  );
});

/** The chain with its second stage in two branches, 60 to 40, and a hand-off after the first that has figures of its own. */
function withHandOff(figures: readonly Figure[]): MonthFacts {
  const all = facts(figures);
  const [first = null, second = null] = all.stages;
  const by = (seriesKey: number) => ({ metric: fit, seriesKey });
  const branched: Staged = {
    lead: by(2),
    branches: [
      { share: "60", measured: by(2) },
      { share: "40", measured: by(5) },
    ],
  };
  const { named, outcome } = all;
  return shaped(all, {
    named,
    stages: [first, second && branched],
    handOffs: [{ after: 0, measured: by(4) }],
    outcome,
  });
}

test("a hand-off with figures of its own is a step between the stages that it links", () => {
  const before = [january, february].flatMap((at) => [figure(4, at, 990), figure(5, at, 970)]);
  const after = [figure(4, march, 960), figure(5, march, 970)];
  const all = withHandOff([...quiet, ...slipped, ...before, ...after]);
  const fall = known(waterfallOf(all));
  const links = linksOf(fall, all);
  expect(links.map(({ place, isHandOff }) => [place, isHandOff])).toEqual([
    [0, false],
    [0, true],
    [1, false],
  ]);
  // Of 98 · 99 · (0.6 · 99 + 0.4 · 97) % the hand-off, from 99 % to 96 %, takes the most.
  const least = links.toSorted((a, b) => a.hundredths - b.hundredths)[0];
  expect(least).toBe(links[1]);
  for (const { hundredths, within } of links) {
    expect(within.from).toBeLessThan(hundredths / 100);
    expect(within.to).toBeGreaterThan(hundredths / 100);
  }
  expect(sumOf(links.map(({ share }) => share))).toBeCloseTo(1, 12);
  const steps = [...links, fall.gap];
  expect(sumOf(steps.map(({ hundredths }) => hundredths))).toBe(-450);
  expect(sumOf(steps.map(({ customers }) => customers))).toBe(-45);
});

test("whatever was counted at stages, branches and hand-offs, the steps add up to the measured change exactly", () => {
  const month = fc.array(fc.nat(1000), { minLength: 5, maxLength: 5 });
  const figures = (at: Period, counts: readonly number[]) =>
    counts.map((good, place) => figure(place + 1, at, good));
  let divided = 0;
  fc.assert(
    fc.property(month, month, month, (one, two, three) => {
      const all = withHandOff([
        ...figures(january, one),
        ...figures(february, two),
        ...figures(march, three),
      ]);
      const fall = waterfallOf(all);
      fc.pre(fall !== null);
      divided += 1;
      const steps = [...linksOf(fall, all), fall.gap];
      const exact = multiplyRatios(subtractRatios(fall.to, fall.from), ratio(100, 1));
      expect(sumOf(steps.map(({ hundredths }) => hundredths))).toBe(
        0 + Number(roundedText(exact, 0)),
      );
      expect(sumOf(steps.map(({ customers }) => customers))).toBe(fall.change.customers);
    }),
  );
  expect(divided).toBeGreaterThan(50);
});

describe("nothing is divided", () => {
  const all = facts([...quiet, ...slipped]);
  test.each([
    { why: "a stage isn't shared", of: staged(all, [null, all.stages[1] ?? null]) },
    { why: "a hand-off has no figure", of: withHandOff([...quiet, ...slipped]) },
    { why: "a stage has no figure", of: facts([...quiet, ...slipped.slice(1)]) },
    { why: "the outcome has none", of: facts([...quiet, ...slipped.slice(0, 2)]) },
    { why: "the window has a gap", of: facts([...quiet.slice(1), ...slipped]) },
  ])("where $why", ({ of }) => {
    expect(waterfallOf(of)).toBeNull();
  });
});
