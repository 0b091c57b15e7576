/**
 * What a metric counts: a share of a whole, a sum per case, events per volume (may exceed 1), a number of things,
 * money, or an index, whose value has no parts and never rolls up.
 */
export type MetricKind = "proportion" | "mean" | "rate" | "count" | "amount" | "index";

/**
 * The parts of a reported figure, safe integers: numerator and denominator of a proportion, sum and count of a mean,
 * events and volume of a rate. Count, amount and index have their value in the numerator and no denominator.
 * The numerator is in the smallest unit that the definition agreed on, and so is the denominator of a proportion.
 */
export type Parts = { readonly numerator: number; readonly denominator: number | null };

/** What a figure's value depends on in a metric's definition. `decimals`, 0 to 6, says that its smallest unit is 10^-decimals. */
export type Measure = { readonly kind: MetricKind; readonly decimals: number };

/** Whether figures of this kind are reported in two parts. */
export function hasDenominator(kind: MetricKind): boolean {
  return kind === "proportion" || kind === "mean" || kind === "rate";
}

/** The decimals that a value is shown with: 2 where it is a quotient, 0 for a count, those of the definition for amount and index. */
export function shownDecimals(measure: Measure): number {
  if (hasDenominator(measure.kind)) return 2;
  return measure.kind === "count" ? 0 : measure.decimals;
}

/** The decimals of a figure's denominator: those of the measure for a proportion; a count or a volume is whole. */
export function denominatorDecimals({ kind, decimals }: Measure): number {
  return kind === "proportion" ? decimals : 0;
}
