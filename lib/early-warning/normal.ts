import { at } from "./at";

const centre = [
  3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987,
  67265.7709270087, 33430.57558358813, 2509.0809287301227,
];
const centreBelow = [
  1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271,
  28729.085735721943, 5226.495278852854,
];
const near = [
  1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684,
  0.2417807251774506, 0.022723844989269184, 0.0007745450142783414,
];
const nearBelow = [
  1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008,
  0.015198666563616457, 0.0005475938084995345, 1.0507500716444169e-9,
];
const far = [
  6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487,
  0.026532189526576124, 0.0012426609473880784, 0.000027115555687434876, 2.0103343992922881e-7,
];
const farBelow = [
  1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133,
  0.000018463183175100548, 1.421511758316446e-7, 2.0442631033899397e-15,
];

function polynomial(coefficients: readonly number[], x: number): number {
  let sum = 0;
  for (let power = coefficients.length - 1; power >= 0; power--)
    sum = sum * x + at(coefficients, power);
  return sum;
}

/**
 * The standard normal score with the probability `tail` above it: the inverse of the upper tail, good to about 1e-15 in
 * proportion, also far out.
 *
 * @param tail 0 to 1; 0 gives Infinity, 1 gives -Infinity
 * @see M. J. Wichura, "Algorithm AS 241: the percentage points of the normal distribution", Applied Statistics 37 (1988), 477-484
 */
export function normalScoreAbove(tail: number): number {
  const middle = 0.5 - tail;
  if (Math.abs(middle) <= 0.425) {
    const r = 0.180625 - middle * middle;
    return (middle * polynomial(centre, r)) / polynomial(centreBelow, r);
  }
  const smaller = Math.min(tail, 1 - tail);
  if (smaller <= 0) return middle * Infinity;
  const r = Math.sqrt(-Math.log(smaller));
  const score =
    r <= 5
      ? polynomial(near, r - 1.6) / polynomial(nearBelow, r - 1.6)
      : polynomial(far, r - 5) / polynomial(farBelow, r - 5);
  return middle < 0 ? -score : score;
}

/**
 * The probability below a standard normal score, to about 1e-15: Φ(x) = ½ + φ(x)(x + x³/3 + x⁵/15 + …).
 *
 * @see G. Marsaglia, "Evaluating the normal distribution", Journal of Statistical Software 11 (2004), no. 4
 */
export function normalBelow(score: number): number {
  if (Math.abs(score) > 8) return score < 0 ? 0 : 1;
  let sum = score;
  for (let term = score, odd = 3; Math.abs(term) > 1e-17 * Math.abs(sum); odd += 2) {
    term *= (score * score) / odd;
    sum += term;
  }
  return 0.5 + (sum * Math.exp((-score * score) / 2)) / Math.sqrt(2 * Math.PI);
}
