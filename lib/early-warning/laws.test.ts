import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { at } from "./at";
import { scanChain } from "./chain-scan";
import { evidenceOf } from "./evidence";
import { scoresOf } from "./scores";
import type { MonthFigure, Series } from "./series";
import { normalScoreOfStudent } from "./student";
import { aFigure, aGrid, aSeries } from "./testing/series";
import { noiseOf } from "./testing/noise";
import { scoresOfViews, viewsOf } from "./views";
import { period } from "@/lib/periods/period";

const runs = { numRuns: 40 };
const seeds = fc.integer();
const harmonics = fc.constantFrom(0, 1, 2);

function draws(seed: number, months: number): readonly number[] {
  const { normal } = noiseOf(seed);
  return Array.from({ length: months }, () => 50 + 5 * normal());
}

function expectSame(one: Float64Array, other: Float64Array, within = 1e-9) {
  expect(one.length).toBe(other.length);
  for (const [place, value] of one.entries()) {
    expect(Number.isNaN(value)).toBe(Number.isNaN(at(other, place)));
    if (!Number.isNaN(value)) expect(Math.abs(value - at(other, place))).toBeLessThan(within);
  }
}

const scoresFrom = (values: readonly number[], season: 0 | 1 | 2, whitening = 0) =>
  scoresOf(aSeries(values), { harmonics: season, whitening }).scores;

describe("scores don't change", () => {
  test("with a constant added or units changed, whitened or not", () => {
    fc.assert(
      fc.property(
        seeds,
        harmonics,
        fc.double({ min: -1e3, max: 1e3, noNaN: true }),
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        fc.constantFrom(0, 0.15),
        (seed, season, constant, unit, whitening) => {
          const values = draws(seed, 72);
          expectSame(
            scoresFrom(values, season, whitening),
            scoresFrom(
              values.map((one) => unit * (one + constant)),
              season,
              whitening,
            ),
          );
        },
      ),
      runs,
    );
  });

  test("with a season added that the baseline knows", () => {
    fc.assert(
      fc.property(seeds, fc.nat(20), fc.nat(20), (seed, sine, cosine) => {
        const values = draws(seed, 60);
        const angle = (month: number) => (2 * Math.PI * month) / 12;
        const seasonal = values.map(
          (one, month) => one + sine * Math.sin(angle(month)) + cosine * Math.cos(angle(month)),
        );
        expectSame(scoresFrom(values, 1), scoresFrom(seasonal, 1));
      }),
      runs,
    );
  });

  test("with a jump at a new version, whose first month alone has none", () => {
    fc.assert(
      fc.property(
        seeds,
        fc.integer({ min: 8, max: 50 }),
        fc.integer({ min: -40, max: 40 }),
        (seed, when, jump) => {
          const versioned = (size: number) =>
            aSeries([], {
              figures: draws(seed, 60).map((one, month) =>
                month < when ? aFigure(one) : aFigure(one + size, "2"),
              ),
            });
          const plain = scoresOf(versioned(0), { harmonics: 1 }).scores;
          expectSame(plain, scoresOf(versioned(jump), { harmonics: 1 }).scores);
          expect(at(plain, when)).toBeNaN();
          expect(at(plain, when - 1)).not.toBeNaN();
          expect(at(plain, when + 1)).not.toBeNaN();
        },
      ),
      runs,
    );
  });

  test("with a declared covariate's effect, or its unit", () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: -9, max: 9 }), (seed, effect) => {
        const { uniform } = noiseOf(seed + 1);
        const volume = Array.from({ length: 48 }, () => 10_000 + 6_000 * uniform());
        const withVolume = (size: number, unit: number) =>
          aSeries([], {
            figures: draws(seed, 48).map((one, month): MonthFigure => ({
              ...aFigure(one + (size * at(volume, month)) / 1e4),
              covariates: [unit * at(volume, month)],
            })),
          });
        expectSame(
          scoresOf(withVolume(0, 1), { harmonics: 0 }).scores,
          scoresOf(withVolume(effect, 1e-3), { harmonics: 0 }).scores,
        );
      }),
      runs,
    );
  });
});

test("weights count as that many measurements of the month", () => {
  const values = draws(7, 30);
  const weighted = aSeries([], {
    figures: values.map((one, month) => ({ ...aFigure(one), weight: 1 + (month % 3) })),
  });
  const { residuals } = scoresOf(weighted, { harmonics: 0 });
  const month = 20;
  let [sum, weight] = [0, 0];
  for (let s = 0; s < month; s++) {
    sum += (1 + (s % 3)) * at(values, s);
    weight += 1 + (s % 3);
  }
  const expected =
    (at(values, month) - sum / weight) / Math.sqrt(1 / (1 + (month % 3)) + 1 / weight);
  expect(at(residuals, month)).toBeCloseTo(expected, 10);
});

test("a series turned round is better where it was worse", () => {
  const values = draws(3, 48);
  const lower = scoresOf(aSeries(values));
  const higher = scoresOf(aSeries(values, { better: "higher" }));
  expectSame(
    lower.scores,
    higher.scores.map((one) => -one),
  );
  const worse = values.map((one, month) => one + Math.max(0, month - 23));
  const [seen] = [aSeries(worse)].map((one) => evidenceOf([scoresOf(one)]).logs.at(-1));
  const [unseen] = [aSeries(worse, { better: "higher" })].map((one) =>
    evidenceOf([scoresOf(one)]).logs.at(-1),
  );
  expect(seen).toBeGreaterThan(Math.log(370));
  expect(unseen).toBeLessThan(Math.log(60));
});

describe("a chain", () => {
  const grid = (seed: number, months = 40): readonly Series[] =>
    aGrid(
      Array.from({ length: 6 }, (_, place) => draws(seed * 31 + place, months)),
      3,
    );

  test("has the same evidence in whatever order its series stand", () => {
    fc.assert(
      fc.property(
        seeds,
        fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6 }),
        (seed, order) => {
          const series = grid(seed);
          const shuffled = order.flatMap((place) => series[place] ?? []);
          expectSame(
            evidenceOf(series.map((one) => scoresOf(one))).logs,
            evidenceOf(shuffled.map((one) => scoresOf(one))).logs,
          );
        },
      ),
      runs,
    );
  });

  test("that lacks a month in all series has nothing to learn in it", () => {
    const missing = 20;
    const series = grid(5).map((one) => ({
      ...one,
      figures: one.figures.map((figure, month) => (month === missing ? null : figure)),
    }));
    const { logs } = evidenceOf(series.map((one) => scoresOf(one)));
    expect(at(logs, missing)).toBeCloseTo(at(logs, missing - 1), 12);
    expect(at(logs, missing + 1)).not.toBeCloseTo(at(logs, missing), 6);
  });

  test("that never moves, or isn't reported any more, gives no alarm by its silence", () => {
    const still = aSeries(Array.from({ length: 90 }, () => 5));
    expect(evidenceOf([scoresOf(still)]).logs.every(Number.isNaN)).toBe(true);
    const values = draws(2, 100).map((one, month) => (month < 30 ? one : Number.NaN));
    const { logs } = evidenceOf([scoresOf(aSeries(values))]);
    expect(Math.max(...logs.subarray(30, 80))).toBeLessThanOrEqual(at(logs, 29) + 1e-12);
  });

  test("holds a composite of fewer members against those of more by the root of their number", () => {
    const series = grid(6).map((one, place) => ({
      ...one,
      figures: one.figures.map((figure, month) => (month % 4 === 1 && place < 4 ? null : figure)),
    }));
    const scores = series.map((one) => scoresOf(one, { harmonics: 0 }));
    const found = scoresOfViews(viewsOf(series), scores, 12).at(-1)?.scores ?? [];
    const sums: number[] = [];
    for (let month = 0; month < 40; month++) {
      const own = scores.map((one) => at(one.scores, month)).filter((one) => !Number.isNaN(one));
      if (own.length === 0) continue;
      const cut = own.map((one) => Math.max(-3, Math.min(3, one)));
      const sum = cut.reduce((total, one) => total + one, 0) / Math.sqrt(own.length);
      const scale = Math.sqrt(sums.reduce((total, one) => total + one * one, 0) / sums.length);
      if (sums.length >= 2)
        expect(at(found, month)).toBeCloseTo(normalScoreOfStudent(sum / scale, sums.length), 10);
      sums.push(sum);
    }
    expect(sums.length).toBeGreaterThan(30);
  });

  test("doesn't tell a month that isn't there from one of nothing out of nothing", () => {
    const share = (denominator: number) =>
      aSeries([], {
        transform: "asin",
        figures: draws(11, 40).map((one, month): MonthFigure | null => {
          const numerator = Math.round(one);
          if (month !== 17) return { numerator, denominator: 100, version: "1" };
          return denominator === 0 ? { numerator: 0, denominator: 0, version: "1" } : null;
        }),
      });
    expectSame(scoresOf(share(0)).scores, scoresOf(share(1)).scores, 1e-15);
  });

  test("is the same whether its scores were kept or made anew", () => {
    const series = grid(8);
    const kept = series.map((one) => scoresOf(one));
    const anew = scanChain({ name: "c", first: period("2021-01"), series }, { whiten: false });
    expectSame(evidenceOf(kept).logs, anew.logs, 1e-15);
  });
});

test("while nothing drifts, M - t has mean 0", () => {
  const [count, months] = [4000, 18];
  const sum = new Float64Array(months);
  for (let run = 0; run < count; run++) {
    const series = aGrid(
      Array.from({ length: 4 }, (_, place) => draws(run * 4 + place, months)),
      2,
    );
    const { logs } = evidenceOf(series.map((one) => scoresOf(one, { harmonics: 0 })));
    for (let month = 12; month < months; month++)
      sum[month] = at(sum, month) + Math.exp(at(logs, month)) / count;
  }
  for (let month = 12; month < months; month++) {
    const summed = month - 11;
    // Scores beyond 3 are cut, which takes a little off.
    expect(at(sum, month)).toBeGreaterThan(0.95 * summed);
    expect(at(sum, month)).toBeLessThan(1.05 * summed);
  }
});
