import { railwayMonths } from "./railway-months";
import { stopsOf } from "./stopping";
import {
  blocked,
  carried,
  correlated,
  drawnAgain,
  heavyTailed,
  independent,
  type World,
} from "./worlds";

const levels = [60, 100, 370];
const start = 12;
const horizons = [500, 2000, 8000];

/** How long a chain in which nothing drifts was quiet, on average, and how often it was not within 24 months. */
export type Quiet = {
  readonly name: string;
  readonly level: number;
  /** Null where nothing is promised: the contrast of what whitening is for. */
  readonly isKept: boolean | null;
  readonly months: number;
  readonly error: number;
  readonly within24: number;
};

type Null = {
  readonly name: string;
  readonly world: World;
  readonly whiten: boolean;
  readonly isContrast?: boolean;
};

function nulls(): readonly Null[] {
  const railways = railwayMonths();
  return [
    { name: "independent", world: independent, whiten: false },
    { name: "independent, whitened", world: independent, whiten: true },
    { name: "all correlated .3", world: correlated, whiten: false },
    { name: "partner .6, chain .2", world: blocked, whiten: false },
    { name: "t5 tails", world: heavyTailed, whiten: false },
    { name: "AR(1) .2, whitened", world: carried, whiten: true },
    { name: "AR(1) .2, not whitened", world: carried, whiten: false, isContrast: true },
    ...(railways === null
      ? []
      : [{ name: "railways drawn again", world: drawnAgain(railways), whiten: false }]),
  ];
}

/** Runs longer than the last horizon count as that long, which makes averages too small, never too large. */
function quietMonths(one: Null, seed: number): readonly number[] {
  const watch = { start, known: false, whiten: one.whiten, levels };
  for (const months of horizons) {
    const stops = stopsOf(one.world, seed, { months, drift: null, watch });
    const isDone = stops.every((stop) => stop < months - start);
    // The same seed draws the same months again, and more of them.
    if (isDone || months === horizons.at(-1)) return stops;
  }
  return [];
}

/** Realised run lengths to a false alarm, parameters estimated, onsets summed from month 12. */
export function* falseAlarms(runs: number, seed: number): Generator<Quiet> {
  for (const one of nulls()) {
    const stops = Array.from({ length: runs }, (_, run) => quietMonths(one, seed + 104_729 * run));
    for (const [place, level] of levels.entries()) {
      const own = stops.map((stop) => stop[place] ?? Number.NaN);
      const months = own.reduce((sum, stop) => sum + stop, 0) / runs;
      const square = own.reduce((sum, stop) => sum + (stop - months) ** 2, 0) / (runs - 1);
      yield {
        name: one.name,
        level,
        isKept: one.isContrast ? null : months >= level,
        months,
        error: Math.sqrt(square / runs),
        within24: own.filter((stop) => stop <= 24).length / runs,
      };
    }
  }
}
