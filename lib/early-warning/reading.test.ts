import { describe, expect, test } from "vitest";
import { period } from "@/lib/periods/period";
import { scanChain, type ChainReading } from "./chain-scan";
import { harmonicsFor } from "./design";
import { onsetOf } from "./onset";
import { aGrid } from "./testing/series";
import { noiseOf } from "./testing/noise";

/** What is read of 2 × 3 series after 60 months, each of which drifts by its slope from month 30 on. */
function readingOf(seed: number, slopes: readonly number[]): ChainReading {
  const { normal } = noiseOf(seed);
  const values = slopes.map((slope) =>
    Array.from({ length: 60 }, (_, month) => 20 + normal() + slope * Math.max(0, month - 29)),
  );
  const chain = { name: "c", first: period("2020-01"), series: aGrid(values, 3) };
  const reading = scanChain(chain, { harmonics: 0 }).readings.at(-1);
  if (reading === undefined) throw new Error("nothing to read");
  return reading;
}

/** The mean over 40 chains. */
function mean(slopes: readonly number[], of: (reading: ChainReading) => number): number {
  const found = Array.from({ length: 40 }, (_, seed) => of(readingOf(100 + seed, slopes)));
  return found.reduce((sum, one) => sum + one, 0) / found.length;
}

const drifting = 0.15;
const probability = (place: number) => (reading: ChainReading) =>
  reading.series[place]?.probability ?? Number.NaN;

describe("what is read of a drift", () => {
  test("weights of views sum to 1, a single that drifts alone has most", () => {
    const { views } = readingOf(1, [0, 0, drifting, 0, 0, 0]);
    expect(views.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
    const [most] = views.toSorted((a, b) => b.weight - a.weight);
    expect(most?.view.members).toEqual([2]);
  });

  test("one series that drifts alone is told from the others", () => {
    const alone = [0, 0, drifting, 0, 0, 0];
    expect(mean(alone, probability(2))).toBeGreaterThan(0.95);
    expect(mean(alone, probability(5))).toBeLessThan(0.1);
  });

  test("series that drift little together are each borne out by their own scores", () => {
    const together = mean([0.05, 0.05, 0.05, 0.05, 0.05, 0.05], probability(3));
    expect(together).toBeGreaterThan(0.6);
    expect(together).toBeLessThan(0.95);
  });

  test("a second drift isn't hidden by a greater one", () => {
    expect(mean([2 * drifting, 0, 0, 0, drifting, 0], probability(4))).toBeGreaterThan(0.9);
  });

  test("its own onset and slope lie within their 80 % intervals about as often", () => {
    const alone = [0, 0, drifting, 0, 0, 0];
    const slope = mean(alone, ({ series }) => {
      const found = series[2]?.inUnit;
      return found && found.from <= drifting && drifting <= found.to ? 1 : 0;
    });
    const onset = mean(alone, ({ series }) => {
      const found = series[2]?.onset;
      return found && found.from <= 30 && 30 <= found.to ? 1 : 0;
    });
    for (const share of [slope, onset]) {
      expect(share).toBeGreaterThan(0.65);
      expect(share).toBeLessThan(0.97);
    }
    const size = mean(alone, ({ series }) => series[2]?.inUnit.mean ?? 0);
    expect(size / drifting).toBeGreaterThan(0.9);
    expect(size / drifting).toBeLessThan(1.1);
  });

  test("a steep drift is as steep as it is, though evidence looks for none so steep", () => {
    const size = mean([0, 2, 0, 0, 0, 0], ({ series }) => series[1]?.inUnit.mean ?? 0);
    expect(size).toBeGreaterThan(1.9);
    expect(size).toBeLessThan(2.1);
  });

  test("better values have no slope for the worse", () => {
    const found = readingOf(3, [-drifting, 0, 0, 0, drifting, 0]).series[0]?.inUnit;
    expect(found).toEqual({ mean: 0, from: 0, to: 0 });
  });
});

describe("a chain with series too young to speak", () => {
  const { normal } = noiseOf(8);
  const values = Array.from({ length: 4 }, (_, place) =>
    Array.from({ length: 30 }, (_, month) => (place === 3 && month < 20 ? Number.NaN : normal())),
  );
  const chain = { name: "c", first: period("2020-01"), series: aGrid(values, 2) };

  test("is judged by the others", () => {
    const scan = scanChain(chain, { readFrom: 12 });
    expect(scan.series.map(({ standing }) => standing)).toEqual([
      "full",
      "full",
      "full",
      "too-early",
    ]);
    const reading = scan.readings.at(-1);
    expect(reading?.series.map(({ series }) => series.name)).toEqual(["p0s0", "p0s1", "p1s0"]);
    expect(reading?.views.flatMap(({ view }) => view.members)).not.toContain(3);
  });

  test("isn't read while evidence is 1 or less", () => {
    const better = aGrid(
      values.map((own) => own.map((one, month) => one - Math.max(0, month - 11))),
      2,
    );
    const scan = scanChain({ ...chain, series: better }, { readFrom: 12 });
    const weak = [...scan.logs.keys()].filter((month) => (scan.logs[month] ?? 0) <= 0);
    expect(weak.length).toBeGreaterThan(0);
    const read = scan.readings.map(({ month }) => month);
    expect(weak.filter((month) => read.includes(month))).toEqual([]);
    expect(read.length).toBeGreaterThan(0);
  });
});

test.each([
  { weights: [1, 6, 3], is: { month: 11, from: 11, to: 12 } },
  { weights: [0.5, 0.2, 8, 0.2, 0.5], is: { month: 12, from: 12, to: 12 } },
  { weights: [4, 1, 4, 1], is: { month: 10, from: 10, to: 12 } },
  { weights: [5.5, 0, 4.5], is: { month: 10, from: 10, to: 12 } },
  { weights: [2], is: { month: 10, from: 10, to: 10 } },
])("of weights $weights from month 10 the onset is $is", ({ weights, is }) => {
  expect(onsetOf(weights, 10)).toEqual(is);
});

test.each([
  { months: 23, is: 0 },
  { months: 24, is: 1 },
  { months: 59, is: 1 },
  { months: 60, is: 2 },
])("$months valid months bear $is harmonics", ({ months, is }) => {
  expect(harmonicsFor(months)).toBe(is);
});
