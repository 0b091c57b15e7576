/** An exact fraction with a denominator above 0, not always in lowest terms: compare with `compareRatios`, never with ===. */
export type Ratio = { readonly numerator: bigint; readonly denominator: bigint };

function whole(value: bigint | number): bigint {
  if (typeof value === "number" && !Number.isSafeInteger(value)) {
    throw new RangeError(`not a whole number that a double holds exactly: ${value}`);
  }
  return BigInt(value);
}

/**
 * The fraction n / d, its sign moved to the numerator.
 *
 * @throws RangeError if `d` is 0, or if a number isn't a safe integer
 */
export function ratio(n: bigint | number, d: bigint | number): Ratio {
  const numerator = whole(n);
  const denominator = whole(d);
  if (denominator === 0n) throw new RangeError(`${numerator} / 0 is no ratio`);
  return denominator < 0n
    ? { numerator: -numerator, denominator: -denominator }
    : { numerator, denominator };
}

/**
 * The exact value of a decimal text such as "97.5" or "-3".
 *
 * @throws RangeError for any other form: no plus sign, exponent, spaces, or bare point
 */
export function decimal(text: string): Ratio {
  const match = /^(-?[0-9]+)(?:\.([0-9]+))?$/.exec(text);
  if (!match) throw new RangeError(`not a decimal number such as "97.5": ${JSON.stringify(text)}`);
  const [, before = "", after = ""] = match;
  return { numerator: BigInt(before + after), denominator: 10n ** BigInt(after.length) };
}

/** The order of two ratios by value: -1 when a < b, 0 when they are equal, 1 when a > b. Exact. */
export function compareRatios(a: Ratio, b: Ratio): -1 | 0 | 1 {
  const left = a.numerator * b.denominator;
  const right = b.numerator * a.denominator;
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** a + b, exact. */
export function addRatios(a: Ratio, b: Ratio): Ratio {
  return {
    numerator: a.numerator * b.denominator + b.numerator * a.denominator,
    denominator: a.denominator * b.denominator,
  };
}

/** a − b, exact. */
export function subtractRatios(a: Ratio, b: Ratio): Ratio {
  return addRatios(a, { numerator: -b.numerator, denominator: b.denominator });
}

/** a × b, exact. */
export function multiplyRatios(a: Ratio, b: Ratio): Ratio {
  return {
    numerator: a.numerator * b.numerator,
    denominator: a.denominator * b.denominator,
  };
}

/** 2^53: up to it a double holds every whole number. */
const exact = 9007199254740992n;

function bitsOf(value: bigint): number {
  return value.toString(16).length * 4;
}

/** The double nearest to a ratio, also where its parts are far too large for doubles. For charts and statistics, not for judgements. */
export function toNumber(r: Ratio): number {
  const negative = r.numerator < 0n;
  const size = negative ? -r.numerator : r.numerator;
  if (size === 0n) return 0;
  // Division rounds once, and right, where both parts are doubles already.
  if (size <= exact && r.denominator <= exact) return Number(r.numerator) / Number(r.denominator);
  // At least 64 bits of the quotient, the last one set when the division left something: one rounding, the right one.
  const shift = BigInt(72 - bitsOf(size) + bitsOf(r.denominator));
  const above = shift > 0n ? size << shift : size;
  const below = shift > 0n ? r.denominator : r.denominator << -shift;
  const quotient = above / below;
  const rounded = Number(above % below === 0n ? quotient : quotient | 1n);
  // In two equal steps, because 2 to the power of -1100 is 0 for a double; the shift is a multiple of 4.
  const step = 2 ** (-Number(shift) / 2);
  const value = rounded * step * step;
  return negative ? -value : value;
}

/**
 * The value as decimal text with exactly `decimals` digits after the point, such as "75.81", "-3.40" or "98".
 *
 * Rounded once, from the exact value, half away from zero. What rounds to zero has no sign.
 *
 * @throws RangeError if `decimals` isn't a whole number of 0 or more
 */
export function roundedText(r: Ratio, decimals: number): string {
  const size = (r.numerator < 0n ? -r.numerator : r.numerator) * 10n ** BigInt(decimals);
  const units = (2n * size + r.denominator) / (2n * r.denominator);
  const digits = units.toString().padStart(decimals + 1, "0");
  const point = digits.length - decimals;
  const sign = r.numerator < 0n && units > 0n ? "-" : "";
  return sign + digits.slice(0, point) + (decimals > 0 ? `.${digits.slice(point)}` : "");
}
