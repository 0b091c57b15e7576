import { at } from "./at";

/** When a drift most likely began, and the months of the smallest set that holds it with 80 %: `from` to `to` span them. */
export type Onset = { readonly month: number; readonly from: number; readonly to: number };

/**
 * The onset that weights say.
 *
 * @param weights of the months from `oldest` on; they need not sum to 1, but one is above 0
 */
export function onsetOf(weights: readonly number[], oldest: number): Onset {
  const total = weights.reduce((sum, one) => sum + one, 0);
  const likeliest = [...weights.keys()].toSorted((a, b) => at(weights, b) - at(weights, a));
  const set: number[] = [];
  for (let mass = 0; mass < 0.8 * total && set.length < likeliest.length;) {
    const next = at(likeliest, set.length);
    set.push(next);
    mass += at(weights, next);
  }
  return {
    month: oldest + at(likeliest, 0),
    from: oldest + Math.min(...set),
    to: oldest + Math.max(...set),
  };
}
