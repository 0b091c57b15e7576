import { scanChain } from "@/lib/early-warning/chain-scan";
import { aGrid } from "@/lib/early-warning/testing/series";
import { noiseOf } from "@/lib/early-warning/testing/noise";
import { period } from "@/lib/periods/period";
import { exponentOf, spreadOf, type Spread } from "../ratios";

/** What a scan of one chain takes: all months in one pass, residuals, whitening, evidence and the last reading. */
export type Speed = {
  readonly series: number;
  readonly months: number;
  /** Each series lacks a month of its own, so that no two share what a drift looks like. */
  readonly gaps: boolean;
  /** Milliseconds for each month of the chain. */
  readonly perMonth: Spread;
  /** The same, round by round. */
  readonly rounds: readonly number[];
};

/** How the time of a whole scan grows: by which power of the number of series, and by which of the months. 1 is in proportion. */
export type Growth = { readonly series: Spread; readonly months: Spread };

const shapes = [
  { series: 15, months: 120, gaps: false },
  { series: 30, months: 60, gaps: false },
  { series: 30, months: 120, gaps: false },
  { series: 60, months: 120, gaps: false },
  { series: 30, months: 240, gaps: false },
  { series: 30, months: 120, gaps: true },
];

/** Measures scans of chains of several shapes in turns. */
export function speeds(rounds: number, seed: number): readonly Speed[] {
  const chains = shapes.map(({ series, months, gaps }) => {
    const { normal } = noiseOf(seed);
    const values = Array.from({ length: series }, (_, place) =>
      Array.from({ length: months }, (_, month) =>
        gaps && month === 25 + (place % 30) ? Number.NaN : normal(),
      ),
    );
    return { name: "speed", first: period("2016-01"), series: aGrid(values, 5) };
  });
  const took = shapes.map((): number[] => []);
  for (let round = -3; round < rounds; round++)
    for (const [place, chain] of chains.entries()) {
      const before = performance.now();
      scanChain(chain);
      const span = performance.now() - before;
      if (round >= 0) took[place]?.push(span / (chain.series[0]?.figures.length ?? 1));
    }
  return shapes.map((shape, place) => {
    const rounds = took[place] ?? [];
    return { ...shape, rounds, perMonth: spreadOf(rounds) };
  });
}

/** The growth that these speeds show, round by round, among chains of 120 months and among chains of 30 series. */
export function growthOf(speeds: readonly Speed[]): Growth {
  const whole = speeds.filter(({ gaps }) => !gaps);
  return {
    series: exponents(
      whole.filter(({ months }) => months === 120),
      ({ series }) => series,
    ),
    months: exponents(
      whole.filter(({ series }) => series === 30),
      ({ months }) => months,
    ),
  };
}

function exponents(speeds: readonly Speed[], sizeOf: (speed: Speed) => number): Spread {
  const rounds = speeds[0]?.rounds ?? [];
  return spreadOf(
    rounds.map((_, round) =>
      exponentOf(
        speeds.map((speed) => ({
          size: sizeOf(speed),
          time: (speed.rounds[round] ?? Number.NaN) * speed.months,
        })),
      ),
    ),
  );
}
