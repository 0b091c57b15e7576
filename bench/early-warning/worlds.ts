import type { Noise } from "@/lib/early-warning/testing/noise";

/** The shape of the chains that are simulated: six partners, five stages, a series for each of both. */
export const partners = 6;
export const stages = 5;
export const size = partners * stages;

/** Draws the next month's values of a chain's series into a row, partner by partner. */
type Months = (row: Float64Array) => void;

/** A world in which nothing drifts, made from a seed's noise. */
export type World = (noise: Noise) => Months;

function fill(row: Float64Array, draw: (place: number) => number): void {
  for (let place = 0; place < row.length; place++) row[place] = draw(place);
}

/** Independent series. */
export const independent: World =
  ({ normal }) =>
  (row) =>
    fill(row, normal);

/** Any two series correlate by 0.3. */
export const correlated: World =
  ({ normal }) =>
  (row) => {
    const common = Math.sqrt(0.3) * normal();
    fill(row, () => common + Math.sqrt(0.7) * normal());
  };

/** Series of one partner correlate by 0.6, others by 0.2. */
export const blocked: World =
  ({ normal }) =>
  (row) => {
    const chain = Math.sqrt(0.2) * normal();
    const own = Array.from({ length: partners }, () => chain + Math.sqrt(0.4) * normal());
    fill(row, (place) => (own[Math.floor(place / stages)] ?? 0) + Math.sqrt(0.4) * normal());
  };

/** Independent series with the heavy tails of Student's distribution with five degrees of freedom. */
export const heavyTailed: World =
  ({ normal }) =>
  (row) =>
    fill(row, () => {
      let squares = 0;
      for (let degree = 0; degree < 5; degree++) squares += normal() ** 2;
      return normal() / Math.sqrt(squares / 5);
    });

/** Independent series, each of which carries a fifth of a month into the next one. */
export const carried: World = ({ normal }) => {
  const last = Float64Array.from({ length: size }, () => normal() / Math.sqrt(1 - 0.2 ** 2));
  return (row) => fill(row, (place) => (last[place] = 0.2 * (last[place] ?? 0) + normal()));
};

/** Whole months drawn again from given ones, so that what series have in common stays. */
export function drawnAgain(months: readonly (readonly number[])[]): World {
  return ({ uniform }) =>
    (row) => {
      const month = months[Math.floor(uniform() * months.length)];
      fill(row, (place) => month?.[place] ?? 0);
    };
}
