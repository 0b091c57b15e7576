import * as fc from "fast-check";
import { expect, test } from "vitest";
import counted from "./fixtures/counted-charts.json";
import { countedLimits, countedSpread, type CountedKind } from "./counted-limits";
import { individualsLimits, meanMovingRange } from "./limits";

/** The constant that isn't rounded to 2.66, as NIST and qicharts2 use it. */
const unrounded = 3 / 1.128;

test("the individuals chart of the NIST/SEMATECH handbook, 6.3.2.2", () => {
  const values = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1];
  const limits = individualsLimits(values, { screened: false });
  const range = meanMovingRange(values, false) ?? NaN;
  expect(limits?.mean).toBeCloseTo(50.81, 10);
  expect(range).toBeCloseTo(1.8778, 4);
  expect(50.81 + unrounded * range).toBeCloseTo(55.8041, 4);
  expect(50.81 - unrounded * range).toBeCloseTo(45.8159, 4);
  expect(limits?.upper).toBeCloseTo(55.805, 3);
  expect(limits?.lower).toBeCloseTo(45.815, 3);
});

test.each([
  { why: "nothing", values: [] },
  { why: "one value, which has no moving range", values: [3] },
])("$why has no limits", ({ values }) => {
  expect(individualsLimits(values, { screened: true })).toBeNull();
});

test("values that are all alike have limits on their mean, screened or not", () => {
  for (const screened of [true, false]) {
    expect(individualsLimits([5, 5, 5], { screened })).toEqual({
      mean: 5,
      lower: 5,
      upper: 5,
      reach: 0,
    });
  }
});

test("one odd month widens the limits only where moving ranges aren't screened", () => {
  const values = [1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1];
  expect(individualsLimits(values, { screened: true })?.upper).toBeCloseTo(4.60444, 5);
  expect(individualsLimits(values, { screened: false })?.upper).toBeCloseTo(6.9515, 4);
});

const charts = [
  { chart: "p", kind: "proportion", widened: false },
  { chart: "pp", kind: "proportion", widened: true },
  { chart: "u", kind: "rate", widened: false },
  { chart: "up", kind: "rate", widened: true },
] as const satisfies readonly {
  chart: keyof (typeof counted)[number]["charts"];
  kind: CountedKind;
  widened: boolean;
}[];

for (const { series, numerators, denominators, charts: expected } of counted) {
  const counts = numerators.map((numerator, index) => ({
    numerator,
    denominator: denominators[index] ?? 0,
  }));

  test.each(charts)(`the $chart chart of ${series}, as qicharts2 has it`, (drawn) => {
    const spread = countedSpread(drawn.kind, counts, true);
    if (spread === null) throw new Error("no spread");
    const of = expected[drawn.chart];
    const limits = counts.map(({ denominator }) =>
      countedLimits(spread, denominator, drawn.widened),
    );
    expect(spread.centre).toBeCloseTo(of.centre, 9);
    expect(
      furthest(
        limits.map(({ lower }) => lower),
        of.lower,
      ),
    ).toBeLessThan(1e-9);
    expect(
      furthest(
        limits.map(({ upper }) => upper),
        of.upper,
      ),
    ).toBeLessThan(1e-9);
  });

  test(`the individuals chart of ${series}, as qicharts2 has it`, () => {
    const values = counts.map(({ numerator, denominator }) => numerator / denominator);
    const { centre, lower, upper } = expected.i;
    expect(individualsLimits(values, { screened: true })?.mean).toBeCloseTo(centre, 9);
    const reach = unrounded * (meanMovingRange(values, true) ?? NaN);
    expect(centre - reach).toBeCloseTo(lower, 9);
    expect(centre + reach).toBeCloseTo(upper, 9);
  });
}

function furthest(one: readonly number[], other: readonly number[]): number {
  return Math.max(...one.map((value, index) => Math.abs(value - (other[index] ?? NaN))));
}

test("counts that chance explains have a sigma z near 1, and it doesn't matter what they are counted in", () => {
  const chance = fc.array(fc.integer({ min: 100, max: 5000 }), { minLength: 3, maxLength: 30 });
  fc.assert(
    fc.property(chance, fc.integer({ min: 2, max: 1000 }), (denominators, unit) => {
      const counts = denominators.map((denominator, index) => ({
        numerator: Math.round(denominator * (0.2 + (index % 5) / 20)),
        denominator,
      }));
      const inUnits = counts.map((one) => ({
        numerator: one.numerator * unit,
        denominator: one.denominator * unit,
      }));
      const [one, other] = [
        countedSpread("proportion", counts, true),
        countedSpread("proportion", inUnits, true),
      ];
      if (one === null || other === null) throw new Error("no spread");
      expect(other.centre).toBeCloseTo(one.centre, 12);
      const [first = 1] = denominators;
      const narrow = countedLimits(one, first, true);
      expect(countedLimits(other, first * unit, true).upper).toBeCloseTo(narrow.upper, 9);
    }),
  );
});

test.each([
  { why: "all of them", numerator: 10 },
  { why: "none of them", numerator: 0 },
])("where it is always $why there is no chance, and no sigma z", ({ numerator }) => {
  const counts = [10, 10, 10].map((denominator) => ({ numerator, denominator }));
  const spread = countedSpread("proportion", counts, true);
  expect(spread).toMatchObject({ centre: numerator / 10, sigmaZ: null });
  if (spread === null) throw new Error("no spread");
  const limits = countedLimits(spread, 10, true);
  expect([limits.lower, limits.upper]).toEqual([numerator / 10, numerator / 10]);
});

test("limits of a proportion end at 0 and 1, those of a rate at 0 alone", () => {
  const spread = { centre: 0.9, sigmaZ: 4 };
  const share = countedLimits({ ...spread, kind: "proportion" }, 20, true);
  const rate = countedLimits({ ...spread, kind: "rate" }, 20, true);
  expect([share.lower, share.upper]).toEqual([expect.closeTo(0.095, 3), 1]);
  expect([rate.lower, rate.upper]).toEqual([0, expect.closeTo(3.4456, 3)]);
  expect(share.reach).toBeCloseTo(0.805, 3);
});
