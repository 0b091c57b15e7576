import { scanChain } from "@/lib/early-warning/chain-scan";
import { aGrid } from "@/lib/early-warning/testing/series";
import { noiseOf } from "@/lib/early-warning/testing/noise";
import { period } from "@/lib/periods/period";
import { spreadOf, type Spread } from "../ratios";

/** What a scan of one chain takes: all months in one pass, residuals, whitening, evidence and the last reading. */
export type Speed = {
  readonly series: number;
  readonly months: number;
  /** Milliseconds for each month of the chain. */
  readonly perMonth: Spread;
};

const shapes = [
  { series: 15, months: 120 },
  { series: 30, months: 60 },
  { series: 30, months: 120 },
  { series: 60, months: 120 },
  { series: 30, months: 240 },
];

/** Measures scans of chains of several shapes in turns. */
export function speeds(rounds: number, seed: number): readonly Speed[] {
  const chains = shapes.map(({ series, months }) => {
    const { normal } = noiseOf(seed);
    const values = Array.from({ length: series }, () => Array.from({ length: months }, normal));
    return { name: "speed", first: period("2016-01"), series: aGrid(values, 5) };
  });
  const took = shapes.map((): number[] => []);
  for (let round = -3; round < rounds; round++)
    for (const [place, chain] of chains.entries()) {
      const before = performance.now();
      scanChain(chain);
      const took1 = performance.now() - before;
      if (round >= 0) took[place]?.push(took1 / (chain.series[0]?.figures.length ?? 1));
    }
  return shapes.map((shape, place) => ({ ...shape, perMonth: spreadOf(took[place] ?? []) }));
}
