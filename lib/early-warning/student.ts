import { incompleteBeta } from "./incomplete-beta";
import { normalScoreAbove } from "./normal";

/**
 * The standard normal score of a value of Student's distribution: Φ⁻¹(T(t)), with full precision in both tails.
 *
 * @param t       the value; Infinity where the scale that it was divided by was 0
 * @param degrees its degrees of freedom, 1 or more
 */
export function normalScoreOfStudent(t: number, degrees: number): number {
  const square = t * t;
  const inside = square === Infinity ? 1 : square / (degrees + square);
  const tail = 0.5 * incompleteBeta(degrees / (degrees + square), inside, degrees / 2, 0.5);
  const score = normalScoreAbove(Math.max(tail, Number.MIN_VALUE));
  return t < 0 ? -score : score;
}
