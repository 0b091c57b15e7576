import { at } from "./at";
import { slopes } from "./evidence-run";

/** A slope with its 80 % interval, in one unit a month: the mean over what is likely, no drift included. */
export type Slope = { readonly mean: number; readonly from: number; readonly to: number };

/** The least and the most of each slope's cell: half way, in proportion, to its neighbours. */
const cells = slopes.map((slope, place) => {
  const below = slopes[place - 1] ?? slope / (at(slopes, 1) / at(slopes, 0));
  const above = slopes[place + 1] ?? (slope * slope) / below;
  return { least: Math.sqrt(below * slope), most: Math.sqrt(slope * above) };
});

/**
 * The slope that posterior weights of the slopes say; what they lack of 1 is no drift at all, so that a small noisy cut shrinks
 * to 0. Within its cell a weight lies evenly in proportion.
 */
export function slopeOf(masses: Float64Array): Slope {
  const mean = masses.reduce((sum, mass, place) => sum + mass * at(slopes, place), 0);
  return { mean, from: quantile(masses, 0.1), to: quantile(masses, 0.9) };
}

function quantile(masses: Float64Array, share: number): number {
  let below = 1 - masses.reduce((sum, one) => sum + one, 0);
  if (share <= below) return 0;
  for (const [place, { least, most }] of cells.entries()) {
    const mass = at(masses, place);
    if (share <= below + mass && mass > 0)
      return least * Math.exp(((share - below) / mass) * Math.log(most / least));
    below += mass;
  }
  return cells.at(-1)?.most ?? 0;
}
