/** The evidence at which a chain is worth a look, and at which to act, each in months between false alarms. */
export type Levels = { readonly look: number; readonly act: number };

/** A false look less often than once in 60 months, a false act less often than once in 370. */
export const defaultLevels: Levels = { look: 60, act: 370 };

/** The first month in which evidence M reached a level, null if it never did. @param logs ln M for each month, NaN for none */
export function firstReached(logs: Float64Array, level: number): number | null {
  const month = logs.findIndex((one) => one >= Math.log(level));
  return month < 0 ? null : month;
}
