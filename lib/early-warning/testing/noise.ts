/** Seeded noise, the same on every machine with the same logarithm and cosine. */
export type Noise = { readonly uniform: () => number; readonly normal: () => number };

/**
 * Uniform draws of splitmix32 and normal ones of Box and Muller.
 *
 * @see G. E. P. Box, M. E. Muller, "A note on the generation of random normal deviates", Annals of Mathematical Statistics 29
 *   (1958), 610-611
 */
export function noiseOf(seed: number): Noise {
  let state = seed | 0;
  let kept: number | null = null;
  const uniform = () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };
  const normal = () => {
    if (kept !== null) {
      const draw = kept;
      kept = null;
      return draw;
    }
    const radius = Math.sqrt(-2 * Math.log(1 - uniform()));
    const angle = 2 * Math.PI * uniform();
    kept = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  };
  return { uniform, normal };
}
