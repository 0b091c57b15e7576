import { hasDenominator, type Measure, type Parts } from "./kind";

/**
 * What several figures of one measure come to: their summed parts; how many of them are unknown, which leaves no sum;
 * that an index never pools; or nothing, when there were no figures.
 */
export type Pooled =
  | { readonly state: "pooled"; readonly parts: Parts }
  | { readonly state: "incomplete"; readonly missing: number }
  | { readonly state: "never-pools" }
  | { readonly state: "nothing" };

function sum(values: readonly number[]): number {
  let total = 0;
  for (const value of values) {
    total += value;
    // Beyond, doubles round; a total that comes back below has to be added up exactly.
    if (!Number.isSafeInteger(value) || !Number.isSafeInteger(total)) return exactSum(values);
  }
  return total;
}

function exactSum(values: readonly number[]): number {
  const total = Number(values.reduce((subtotal, value) => subtotal + BigInt(value), 0n));
  if (!Number.isSafeInteger(total)) throw new RangeError(`the pooled sum is too large: ${total}`);
  return total;
}

/**
 * The figures pooled from their parts, numerators and denominators each added up: never an average of values.
 *
 * A figure is unknown when its parts are null, or when its kind has a denominator and the figure has none. A single
 * index stands for itself.
 *
 * @throws RangeError when a sum is beyond 2^53 − 1, or when a part isn't a whole number
 */
export function pool(measure: Measure, parts: readonly (Parts | null)[]): Pooled {
  if (parts.length === 0) return { state: "nothing" };
  if (measure.kind === "index" && parts.length > 1) return { state: "never-pools" };
  const paired = hasDenominator(measure.kind);
  const known = parts.filter((one) => one !== null);
  const denominators = known.flatMap((one) => one.denominator ?? []);
  const missing = parts.length - (paired ? denominators.length : known.length);
  if (missing > 0) return { state: "incomplete", missing };
  const numerator = sum(known.map((one) => one.numerator));
  const denominator = paired ? sum(denominators) : null;
  return { state: "pooled", parts: { numerator, denominator } };
}
