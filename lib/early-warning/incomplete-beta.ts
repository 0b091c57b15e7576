import { at } from "./at";

const stirling = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156];

/** The natural logarithm of Γ(x), x > 0: Stirling's series, reached by the recurrence from below 12. */
function logGamma(x: number): number {
  let product = 1;
  let y = x;
  for (; y < 12; y++) product *= y;
  let correction = 0;
  for (let term = stirling.length - 1; term >= 0; term--)
    correction = correction / (y * y) + at(stirling, term);
  return (
    (y - 0.5) * Math.log(y) - y + Math.log(2 * Math.PI) / 2 + correction / y - Math.log(product)
  );
}

/** The continued fraction of the incomplete beta function by Lentz's method. */
function fraction(x: number, a: number, b: number): number {
  const sum = a + b;
  let c = 1;
  let d = 1 / (1 - (sum * x) / (a + 1));
  let value = d;
  for (let m = 1; m <= 1000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / (1 + even * d);
    c = 1 + even / c;
    value *= c * d;
    const odd = (-(a + m) * (sum + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / (1 + odd * d);
    c = 1 + odd / c;
    const factor = c * d;
    value *= factor;
    if (Math.abs(factor - 1) < 3e-16) break;
  }
  return value;
}

/**
 * The regularised incomplete beta function I_x(a, b), good to about 1e-14 in proportion.
 *
 * @param x      0 to 1
 * @param y      1 - x, handed over because it keeps the digits that a subtraction loses
 * @see NIST Digital Library of Mathematical Functions, 8.17.5 and 8.17.22
 */
export function incompleteBeta(x: number, y: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (y <= 0) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(y, x, b, a);
  const logBeta = logGamma(a) + logGamma(b) - logGamma(a + b);
  const log = a * Math.log(x) + b * Math.log(y) - logBeta;
  return (Math.exp(log) * fraction(x, a, b)) / a;
}
