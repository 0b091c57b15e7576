/** Where the asymptotic series below are exact to a double. */
const far = 12;

/** ψ(x), the derivative of ln Γ(x), x > 0: its asymptotic series, reached by the recurrence from below 12. */
export function digamma(x: number): number {
  let below = 0;
  let y = x;
  for (; y < far; y++) below += 1 / y;
  const r = 1 / (y * y);
  const series =
    r *
    (1 / 12 - r * (1 / 120 - r * (1 / 252 - r * (1 / 240 - r * (1 / 132 - r * (691 / 32_760))))));
  return Math.log(y) - 1 / (2 * y) - series - below;
}

/** ψ′(x), the second derivative of ln Γ(x), x > 0, likewise. */
export function trigamma(x: number): number {
  let below = 0;
  let y = x;
  for (; y < far; y++) below += 1 / (y * y);
  const r = 1 / (y * y);
  const series =
    r * (1 / 6 - r * (1 / 30 - r * (1 / 42 - r * (1 / 30 - r * (5 / 66 - r * (691 / 2730))))));
  return 1 / y + r / 2 + series / y + below;
}
