/** The number at a place of a list that is known to have it; NaN beyond its end, which then shows. */
export function at(values: ArrayLike<number>, index: number): number {
  return values[index] ?? Number.NaN;
}
