/**
 * An endless row of numbers in [0, 1), the same for the same seed text on every machine: mulberry32,
 * started from the FNV-1a hash of the text.
 */
export function randomFrom(seed: string): () => number {
  let state = fnv1a(seed);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A whole number from `first` to `last`, both included, each equally likely. */
export function wholeBetween(next: () => number, first: number, last: number): number {
  return first + Math.floor(next() * (last - first + 1));
}

/**
 * A draw from nearly the standard normal distribution, cut off at 2.2 either side: the sum of twelve
 * uniform draws less six, which needs no logarithm or cosine and so is exact on every machine.
 */
export function bell(next: () => number): number {
  const sum = Array.from({ length: 12 }, next).reduce((total, draw) => total + draw, -6);
  return Math.max(-2.2, Math.min(2.2, sum));
}

function fnv1a(text: string): number {
  const bytes = new TextEncoder().encode(text);
  return bytes.reduce((hash, byte) => Math.imul(hash ^ byte, 0x01000193), 0x811c9dc5);
}
