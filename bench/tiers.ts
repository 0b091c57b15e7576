/** Networks alike: each of `organisations` members, each of which reports `metrics` series for `months` months. */
export type Shape = {
  readonly kind: "pair" | "chain" | "twin";
  readonly networks: number;
  readonly organisations: number;
  readonly metrics: number;
  readonly months: number;
};

/** How much data a run works on. */
export type Tier = "S" | "M" | "L";

const sizes = {
  S: { metrics: 40, months: 36 },
  M: { metrics: 20, months: 60 },
  L: { metrics: 25, months: 120 },
};

const counts: Readonly<Record<Tier, { readonly pairs: number; readonly chains: number }>> = {
  S: { pairs: 1, chains: 1 },
  M: { pairs: 51, chains: 14 },
  L: { pairs: 1247, chains: 358 },
};

/**
 * The networks of a tier: pairs of two organisations and chains of seven, every organisation in one of them. At M 200
 * organisations, at L 5,000 with 15,000,000 figures; at S a chain of seven and a pair beside it.
 * `twin` are pairs of one shape at every tier, for comparing the same page among few figures and among many.
 */
export function shapesOf(tier: Tier): readonly Shape[] {
  const { pairs, chains } = counts[tier];
  return [
    { kind: "pair", networks: pairs, organisations: 2, ...sizes[tier] },
    { kind: "chain", networks: chains, organisations: 7, ...sizes[tier] },
    { kind: "twin", networks: 50, organisations: 2, ...sizes.M },
  ];
}

/** How many series each organisation of a twin reports. */
export const twinMetrics = sizes.M.metrics;

/** How many figures these networks hold. */
export function figuresOf(shapes: readonly Shape[]): number {
  return shapes.reduce(
    (sum, { networks, organisations, metrics, months }) =>
      sum + networks * organisations * metrics * months,
    0,
  );
}
