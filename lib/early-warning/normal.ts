import { at } from "./at";

const centre = [
  3.387132872796366608, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125,
  45921.953931549871457, 67265.770927008700853, 33430.575583588128105, 2509.0809287301226727,
];
const centreBelow = [
  1, 42.313330701600911252, 687.1870074920579083, 5394.1960214247511077, 21213.794301586595867,
  39307.89580009271061, 28729.085735721942674, 5226.495278852854561,
];
const near = [
  1.42343711074968357734, 4.6303378461565452959, 5.7694972214606914055, 3.64784832476320460504,
  1.27045825245236838258, 0.24178072517745061177, 0.0227238449892691845833,
  0.00077454501427834140764,
];
const nearBelow = [
  1, 2.05319162663775882187, 1.6763848301838038494, 0.68976733498510000455,
  0.14810397642748007459, 0.0151986665636164571966, 0.0005475938084995344946,
  1.05075007164441684324e-9,
];
const far = [
  6.6579046435011037772, 5.4637849111641143699, 1.7848265399172913358, 0.29656057182850489123,
  0.026532189526576123093, 0.0012426609473880784386, 0.0000271155556874348757815,
  2.01033439929228813265e-7,
];
const farBelow = [
  1, 0.59983220655588793769, 0.13692988092273580531, 0.0148753612908506148525,
  0.00078686913114561325910, 0.000018463183175100546818, 1.4215117583164458887e-7,
  2.04426310338993978564e-15,
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
