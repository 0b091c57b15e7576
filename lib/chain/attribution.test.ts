import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decimal, ratio, toNumber, type Ratio } from "@/lib/metrics/ratio";
import { attribute, customers } from "./attribution";
import { rolledYield } from "./yields";

const total = (values: readonly number[] | null) =>
  (values ?? []).reduce((sum, one) => sum + one, 0);

// n cases of which d went wrong, before (0) and after (1); printed to ten digits.
const published = [
  {
    name: "equal_small_cuts",
    change: -3.298401355,
    stages: [
      { n0: 2000, d0: 20, n1: 2000, d1: 32, share: 0.1687014733, points: -0.5564451681 },
      { n0: 2000, d0: 30, n1: 2000, d1: 41, share: 0.1553907729, points: -0.512541136 },
      { n0: 2000, d0: 25, n1: 2000, d1: 37, share: 0.1691298697, points: -0.5578581914 },
      { n0: 2000, d0: 40, n1: 2000, d1: 53, share: 0.1846779222, points: -0.6091419088 },
      { n0: 2000, d0: 10, n1: 2000, d1: 21, share: 0.1538247203, points: -0.5073756658 },
      { n0: 2000, d0: 15, n1: 2000, d1: 27, share: 0.1682752416, points: -0.5550392848 },
    ],
  },
  {
    name: "one_big",
    change: -5.962005553,
    stages: [
      { n0: 1500, d0: 15, n1: 1500, d1: 16, share: 0.0103959388, points: -0.06198064485 },
      { n0: 1500, d0: 30, n1: 1400, d1: 29, share: 0.0112524763, points: -0.0670873262 },
      { n0: 1500, d0: 22, n1: 1600, d1: 120, share: 0.97513899, points: -5.813784073 },
      { n0: 1500, d0: 9, n1: 1450, d1: 9, share: 0.003212594932, points: -0.01915350882 },
    ],
  },
  {
    name: "mixed_sign",
    change: -2.266318229,
    stages: [
      { n0: 800, d0: 40, n1: 820, d1: 30, share: -0.5323352541, points: 1.20644109 },
      { n0: 900, d0: 18, n1: 910, d1: 35, share: 0.7220102315, points: -1.636304949 },
      { n0: 1000, d0: 25, n1: 990, d1: 24, share: -0.0294870387, points: 0.06682701331 },
      { n0: 700, d0: 14, n1: 705, d1: 29, share: 0.8277040847, points: -1.875840855 },
      { n0: 650, d0: 13, n1: 640, d1: 13, share: 0.01210797663, points: -0.02744052816 },
    ],
  },
];

describe("the reference table of log shares and LMDI points", () => {
  test.each(published)("$name", ({ stages, change }) => {
    const before = stages.map(({ n0, d0 }) => ratio(n0 - d0, n0));
    const after = stages.map(({ n1, d1 }) => ratio(n1 - d1, n1));
    const { shares, points } = attribute(before, after);
    for (const [stage, { share, points: expected }] of stages.entries()) {
      expect(Math.abs((shares?.[stage] ?? 0) / share - 1)).toBeLessThan(1e-8);
      expect(Math.abs((points?.[stage] ?? 0) / expected - 1)).toBeLessThan(1e-8);
    }
    expect(Math.abs(total(points) / change - 1)).toBeLessThan(1e-8);
  });
});

describe("demo: 2025-12 against 2024-01 to 2024-06 pooled", () => {
  const before = [70998, 70712, 70557, 71153, 69271, 69835, 71292].map((n) => ratio(n, 72000));
  const after = [10201, 10148, 10096, 10201, 9786, 9891, 10201].map((n) => ratio(n, 10500));
  const attribution = attribute(before, after);

  test("the composed yield fell by 11.85 points, to 0.863 of what it was", () => {
    const [then, now] = [rolledYield(before), rolledYield(after)];
    expect(then && now && toNumber(now) / toNumber(then)).toBeCloseTo(0.863, 3);
    expect(total(attribution.points)).toBeCloseTo(-11.845, 3);
  });

  test("the installation slipped most", () => {
    expect(attribution.slippedMost).toBe(4);
    expect(attribution.shares?.[4]).toBeCloseTo(0.2162, 4);
  });

  test("BRT, ODP, MNO, KPL, FWC, CVC and LLB have their shares, which add up to 100", () => {
    const shares = (attribution.shares ?? []).map((share) => (100 * share).toFixed(1));
    expect(shares).toEqual(["10.1", "10.9", "12.9", "11.6", "21.6", "19.9", "12.9"]);
    expect(total(attribution.shares)).toBeCloseTo(1, 14);
  });

  test("the order of the stages changes nothing but their order", () => {
    const turned = attribute(before.toReversed(), after.toReversed());
    for (const [stage, share] of (turned.shares ?? []).toReversed().entries()) {
      expect(share).toBeCloseTo(attribution.shares?.[stage] ?? NaN, 14);
    }
  });

  test("of 10,500 customers 1,244 fewer were served right", () => {
    const lost = customers(attribution.points ?? [], 10500);
    expect(lost).toEqual([-126, -136, -161, -144, -269, -247, -161]);
    expect(total(lost)).toBe(-1244);
  });
});

describe("what can't be divided", () => {
  const half = decimal("0.5");
  const fifth = decimal("0.2");
  const nought = ratio(0, 1);

  test.each([
    { before: [half, fifth], after: [half, fifth], slipped: null, why: "nothing changed" },
    { before: [half, fifth], after: [fifth, half], slipped: 0, why: "the changes cancel" },
    {
      before: [ratio(1, 2)],
      after: [ratio(500, 1000)],
      slipped: null,
      why: "the same share of more",
    },
    { before: [half, half], after: [fifth, nought], slipped: 1, why: "a stage failed wholly" },
    { before: [nought, half], after: [half, fifth], slipped: 1, why: "a stage rose from nought" },
    {
      before: [nought, half],
      after: [nought, half],
      slipped: null,
      why: "nought before and after",
    },
    { before: [], after: [], slipped: null, why: "no stage" },
  ])("has no shares: $why", ({ before, after, slipped }) => {
    expect(attribute(before, after)).toEqual({ shares: null, points: null, slippedMost: slipped });
  });

  test("windows with a different number of stages throw", () => {
    expect(() => attribute([half], [half, half])).toThrow(RangeError);
    expect(() => attribute([half, half], [half])).toThrow(RangeError);
  });
});

describe("which stage slipped most", () => {
  test.each([
    {
      before: ["0.9", "0.9", "0.9"],
      after: ["0.8", "0.7", "0.95"],
      is: 1,
      why: "the largest worsening",
    },
    { before: ["0.9", "0.5"], after: ["0.8", "0.42"], is: 1, why: "in proportion, not in points" },
    { before: ["0.9", "0.9"], after: ["0.8", "0.80"], is: 0, why: "the first one on a tie" },
    { before: ["0.8", "0.9"], after: ["0.9", "0.9"], is: null, why: "none worsened" },
    { before: ["0.5", "0.9"], after: ["0.9", "0.89"], is: 1, why: "though the chain improved" },
  ])("is $is: $why", ({ before, after, is }) => {
    expect(attribute(before.map(decimal), after.map(decimal)).slippedMost).toBe(is);
  });
});

function attributed(stages: readonly (readonly [Ratio, Ratio])[]) {
  return attribute(
    stages.map(([before]) => before),
    stages.map(([, after]) => after),
  );
}

describe("laws of attribution", () => {
  const share = fc
    .tuple(fc.nat(100_000), fc.nat(1_000))
    .map(([right, wrong]) => ratio(right + 1, right + wrong + 1));
  const windows = fc.array(fc.tuple(share, share), { minLength: 1, maxLength: 10 });

  test("shares add up to 1, points to the change of the composed yield", () => {
    fc.assert(
      fc.property(windows, (stages) => {
        const { shares, points } = attributed(stages);
        fc.pre(shares !== null);
        const size = Math.max(1, ...shares.map(Math.abs));
        expect(Math.abs(total(shares) - 1)).toBeLessThan(1e-14 * size * 10);
        const change = stages.reduce((product, [, after]) => product * toNumber(after), 1);
        const before = stages.reduce((product, [then]) => product * toNumber(then), 1);
        expect(Math.abs(total(points) - 100 * (change - before))).toBeLessThan(1e-11 * size);
      }),
    );
  });

  test("the two windows exchanged give the same shares and opposite points", () => {
    fc.assert(
      fc.property(windows, (stages) => {
        const forth = attributed(stages);
        const back = attributed(stages.map(([before, after]) => [after, before]));
        fc.pre(forth.shares !== null);
        const size = Math.max(1, ...forth.shares.map(Math.abs));
        for (const [stage, one] of forth.shares.entries()) {
          expect(Math.abs((back.shares?.[stage] ?? NaN) - one)).toBeLessThan(1e-9 * size);
          const sum = (back.points?.[stage] ?? NaN) + (forth.points?.[stage] ?? NaN);
          expect(Math.abs(sum)).toBeLessThan(1e-7 * size);
        }
      }),
    );
  });

  test("one case more among many is seen exactly", () => {
    const cases = 10n ** 15n;
    const before = [ratio(cases - 1n, cases), ratio(cases - 1n, cases)];
    const after = [ratio(cases - 1001n, cases), ratio(cases - 3001n, cases)];
    const { shares, points } = attribute(before, after);
    expect(shares?.[0]).toBeCloseTo(0.25, 11);
    expect((points?.[1] ?? 0) / -3e-10).toBeCloseTo(1, 11);
  });

  test("a stage that all but failed is seen too", () => {
    const { shares } = attribute(
      [decimal("1"), decimal("1")],
      [ratio(1, 10n ** 12n), ratio(1, 10n ** 4n)],
    );
    expect(shares?.[0]).toBeCloseTo(0.75, 14);
  });
});

describe("customers", () => {
  test.each([
    { points: [-1.1, -1.1, -1.8], volume: 100, is: [-1, -1, -2], why: "each rounds by itself" },
    {
      points: [-1.4, -1.4, -1.2],
      volume: 100,
      is: [-2, -1, -1],
      why: "the first one of equal remainders",
    },
    { points: [1.4, 1.4, 1.2], volume: 100, is: [2, 1, 1], why: "the same above nought" },
    { points: [-0.5], volume: 100, is: [-1], why: "a half goes away from nought" },
    { points: [0.5], volume: 100, is: [1], why: "on both sides" },
    { points: [-3, 2.4], volume: 100, is: [-3, 2], why: "gains and losses together" },
    { points: [0, 0], volume: 100, is: [0, 0], why: "no change" },
    { points: [-1, 0.2], volume: 0, is: [0, 0], why: "no customers" },
    { points: [], volume: 100, is: [], why: "no stage" },
  ])("of $points points are $is: $why", ({ points, volume, is }) => {
    expect(customers(points, volume)).toStrictEqual(is);
  });

  test.each([
    { points: [1], volume: -1, why: "fewer than none" },
    { points: [1], volume: 1.5, why: "half a customer" },
    { points: [Number.NaN], volume: 100, why: "no number" },
    { points: [Infinity], volume: 100, why: "no end" },
  ])("throws: $why", ({ points, volume }) => {
    expect(() => customers(points, volume)).toThrow(RangeError);
  });

  test("add up to the rounded total, each less than one away from its exact number", () => {
    const points = fc.array(fc.double({ min: -50, max: 50, noNaN: true }), { maxLength: 10 });
    fc.assert(
      fc.property(points, fc.nat(1_000_000), (list, volume) => {
        const whole = customers(list, volume);
        expect(Math.abs(total(whole) - (total(list) * volume) / 100)).toBeLessThanOrEqual(
          0.5 + 1e-6,
        );
        for (const [stage, one] of whole.entries()) {
          expect(Number.isInteger(one)).toBe(true);
          expect(Math.abs(one - ((list[stage] ?? 0) * volume) / 100)).toBeLessThan(1 + 1e-6);
        }
      }),
    );
  });
});
