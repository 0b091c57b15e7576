/** A value that JSON can hold. */
export type Json =
  null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function stringText(value: string): string {
  if (/\p{Surrogate}/u.test(value)) {
    throw new RangeError(`half a character in ${JSON.stringify(value)}`);
  }
  return JSON.stringify(value);
}

function numberText(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`not a number of JSON: ${value}`);
  return JSON.stringify(value);
}

/**
 * The one text of a JSON value: what the parties to an agreement put their hash to.
 *
 * Keys stand in the order of their UTF-16 code units, without space between tokens; lists keep their order. Letters
 * aren't normalised: two spellings of one word in Unicode are two texts.
 *
 * @throws RangeError for a number that isn't finite, and for a string with an unpaired surrogate
 * @see RFC 8785, JSON Canonicalization Scheme (JCS)
 */
export function canonicalText(value: Json): string {
  if (value === null) return "null";
  if (typeof value === "string") return stringText(value);
  if (typeof value === "number") return numberText(value);
  if (typeof value === "boolean") return String(value);
  if (isList(value)) return `[${value.map(canonicalText).join(",")}]`;
  const members = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, item]) => `${stringText(key)}:${canonicalText(item)}`).join(",")}}`;
}
