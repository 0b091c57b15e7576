import { describe, expect, test } from "vitest";
import { dispersionOf } from "./dispersion";
import { firstReached } from "./levels";
import { scoresOf } from "./scores";
import { shocksOf } from "./shocks";
import { standingOf } from "./standing";
import { aGrid, aSeries } from "./testing/series";
import { noiseOf } from "./testing/noise";
import { viewsOf } from "./views";
import { whiteningOf } from "./whitening";

/** Noise that carries a share of each month into the next one. */
function carried(seed: number, months: number, share: number): readonly number[] {
  const { normal } = noiseOf(seed);
  let last = normal() / Math.sqrt(1 - share ** 2);
  return Array.from({ length: months }, () => (last = share * last + normal()));
}

test.each([
  { valid: 0, is: "too-early" },
  { valid: 11, is: "too-early" },
  { valid: 12, is: "trial" },
  { valid: 23, is: "trial" },
  { valid: 24, is: "full" },
])("$valid valid months are $is", ({ valid, is }) => {
  expect(standingOf(valid)).toBe(is);
});

test("a level is reached in the first month at it, or never", () => {
  const logs = Float64Array.of(Number.NaN, 1, Math.log(60), 3, 9);
  expect(firstReached(logs, 60)).toBe(2);
  expect(firstReached(logs, 370)).toBe(4);
  expect(firstReached(logs, 1e6)).toBeNull();
});

describe("a sudden failure", () => {
  const values = carried(4, 30, 0);
  const spike = (size: number) => values.map((one, month) => (month === 20 ? size : one));

  test("is more than a month of three sigma", () => {
    const found = values.flatMap((_, seed) => {
      const scores = scoresOf(aSeries(carried(seed + 50, 600, 0)), { harmonics: 0 });
      return shocksOf(scores).map((month) => scores.scores[month] ?? 0);
    });
    expect(found.length / (values.length * 600)).toBeGreaterThan(0.0008);
    expect(found.length / (values.length * 600)).toBeLessThan(0.002);
    expect(Math.min(...found)).toBeGreaterThan(3);
  });

  test("is a month far beyond its noise, for the worse only", () => {
    expect(shocksOf(scoresOf(aSeries(spike(9))))).toEqual([20]);
    expect(shocksOf(scoresOf(aSeries(spike(-9))))).toEqual([]);
    expect(shocksOf(scoresOf(aSeries(values)))).toEqual([]);
  });
});

describe("noise", () => {
  const values = carried(9, 48, 0);

  test("that doubled is said to have grown, a drift isn't", () => {
    const grown = values.map((one, month) => (month < 36 ? one : 2.5 * one));
    const drift = values.map((one, month) => one + Math.max(0, month - 35) / 4);
    expect(dispersionOf(scoresOf(aSeries(grown)))).toMatchObject({ grew: true });
    expect(dispersionOf(scoresOf(aSeries(grown)))?.ratio).toBeGreaterThan(1.8);
    expect(dispersionOf(scoresOf(aSeries(values)))).toMatchObject({ grew: false });
    expect(dispersionOf(scoresOf(aSeries(drift)))).toMatchObject({ grew: false });
  });

  test("isn't judged on less than two years of residuals, or where there is none", () => {
    expect(dispersionOf(scoresOf(aSeries(values.slice(0, 20))))).toBeNull();
    expect(dispersionOf(scoresOf(aSeries(values.map(() => 5))))).toBeNull();
  });

  test("grows by chance in about one series of a hundred", () => {
    const count = 2000;
    const grew = Array.from({ length: count }, (_, seed) =>
      dispersionOf(scoresOf(aSeries(carried(seed + 100, 48, 0)), { harmonics: 0 })),
    ).filter((one) => one?.grew);
    expect(grew.length / count).toBeGreaterThan(0.004);
    expect(grew.length / count).toBeLessThan(0.02);
  });
});

describe("whitening", () => {
  const whitened = (share: number, months: number, count = 60) =>
    whiteningOf(Array.from({ length: count }, (_, seed) => aSeries(carried(seed, months, share))));

  test("is what months carry into the next ones, at most 0.2, at least 0", () => {
    expect(whitened(0.1, 48)).toBeGreaterThan(0.04);
    expect(whitened(0.1, 48)).toBeLessThan(0.16);
    expect(whitened(0.6, 48)).toBe(0.2);
    expect(whitened(-0.4, 48)).toBe(0);
  });

  test("is none before there are 24 months", () => {
    expect(whitened(0.6, 23)).toBe(0);
    expect(whitened(0.6, 24)).toBeGreaterThan(0);
  });

  test("is frozen: later months don't move it", () => {
    const early = (months: number) =>
      Array.from({ length: 20 }, (_, seed) => aSeries(carried(seed, 70, 0.1).slice(0, months)));
    expect(whiteningOf(early(24))).toBe(whiteningOf(early(70)));
  });

  test("leaves scores that don't carry any more", () => {
    const product = Array.from({ length: 200 }, (_, seed) => {
      const { scores } = scoresOf(aSeries(carried(seed, 80, 0.2)), {
        harmonics: 0,
        whitening: 0.2,
      });
      return scores
        .slice(6)
        .reduce((sum, one, place) => sum + (one * (scores[place + 5] ?? 0)) / 74, 0);
    }).reduce((sum, one) => sum + one / 200, 0);
    expect(Math.abs(product)).toBeLessThan(0.03);
  });
});

describe("views", () => {
  const values = Array.from({ length: 6 }, () => [1, 2]);
  const kinds = (series: Parameters<typeof viewsOf>[0]) =>
    viewsOf(series).map(
      ({ kind, weight, members }) => `${kind} ${members.join("")} ${weight.toFixed(4)}`,
    );

  test("of a grid: singles, partners, stages, the whole", () => {
    expect(kinds(aGrid(values, 3))).toEqual([
      ...[0, 1, 2, 3, 4, 5].map((place) => `series ${place} 0.0556`),
      "partner 012 0.0833",
      "partner 345 0.0833",
      "stage 03 0.0556",
      "stage 14 0.0556",
      "stage 25 0.0556",
      "chain 012345 0.3333",
    ]);
  });

  test("partners that are the stages say nothing apart", () => {
    const coincide = aGrid(values, 3).map((one) => ({ ...one, stage: one.partner }));
    expect(kinds(coincide).slice(5)).toEqual(["series 5 0.0833", "chain 012345 0.5000"]);
  });

  test("without stages partners have the third that is left", () => {
    const plain = aGrid(values, 3).map((one) => ({ ...one, stage: null }));
    expect(kinds(plain).slice(6)).toEqual([
      "partner 012 0.1667",
      "partner 345 0.1667",
      "chain 012345 0.3333",
    ]);
  });

  test("one series is its own only view", () => {
    expect(kinds([aSeries([1, 2])])).toEqual(["series 0 1.0000"]);
  });
});
