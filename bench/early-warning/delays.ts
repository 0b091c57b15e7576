import { noiseOf } from "@/lib/early-warning/testing/noise";
import { spreadOf } from "../ratios";
import { stopsOf } from "./stopping";
import { independent, partners, size, stages } from "./worlds";

/** Months that are watched without a drift before one begins. */
const clean = 24;
const drifting = 150;
const levels = [100, 370];
const slopes = [0.02, 0.05, 0.1];

type Spreading = { readonly name: string; readonly places: (seed: number) => readonly number[] };

const spreadings: readonly Spreading[] = [
  { name: "1 series", places: () => [7] },
  { name: "5 scattered", places: () => [0, 6, 12, 18, 24] },
  { name: "5 in one partner", places: () => [5, 6, 7, 8, 9] },
  { name: `20 of ${size}`, places: (seed) => shuffled(seed).slice(0, 20) },
];

function shuffled(seed: number): readonly number[] {
  const { uniform } = noiseOf(seed);
  return Array.from({ length: partners * stages }, (_, place) => ({ place, draw: uniform() }))
    .toSorted((a, b) => a.draw - b.draw)
    .map(({ place }) => place);
}

/** The goals of the design: median delays at 100 / 370 for slopes .02, .05, .1. */
const goals = {
  known: [
    [40, 46, 23, 26, 16, 17],
    [28, 35, 16, 20, 11, 13],
    [23, 27, 13, 15, 9, 10],
    [14, 17, 8, 10, 6, 7],
  ],
  estimated: [
    [44, 58, 26, 31, 18, 20],
    [30, 40, 17, 23, 12, 15],
    [26, 31, 15, 17, 10, 11],
    [15, 18, 9, 11, 6, 7],
  ],
} as const;

/** How a chain is watched: the months before onsets are summed, and the goals if there are any. */
const baselines = [
  { name: "known", start: 0, clean, goals: goals.known },
  { name: "24 months", start: 24, clean, goals: goals.estimated },
  // The product's own start, and a drift as early as it can be dated: harder than what the goals were made for.
  { name: "12 months", start: 12, clean: 12, goals: null },
] as const;

/** One median delay with its goal, if it has one. */
export type Delay = {
  readonly baseline: string;
  readonly drifts: string;
  readonly slope: number;
  readonly level: number;
  readonly median: number;
  readonly goal: number | null;
};

/**
 * Median delays from the first month of a drift to the alarm, for those without an alarm before it: with known parameters, or
 * with all estimated and a number of months before watching begins.
 */
export function* delays(runs: number, seed: number): Generator<Delay> {
  for (const { name: baseline, start, clean, goals } of baselines) {
    const watch = { start, known: start === 0, whiten: false, levels };
    const from = start + clean;
    for (const [row, { name, places }] of spreadings.entries())
      for (const [column, slope] of slopes.entries()) {
        const stops = Array.from({ length: runs }, (_, run) => {
          const own = seed + 7919 * run;
          const drift = { places: new Set(places(own + 1)), from, slope };
          return stopsOf(independent, own, { months: from + drifting, drift, watch });
        });
        for (const [place, level] of levels.entries()) {
          const late = stops.map((one) => (one[place] ?? 0) - clean).filter((one) => one > 0);
          const goal = goals?.[row]?.[2 * column + place] ?? null;
          yield { baseline, drifts: name, slope, level, median: spreadOf(late).median, goal };
        }
      }
  }
}
