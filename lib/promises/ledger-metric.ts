import type { LedgerMeasure, LedgerParts } from "./ledger-measures";

/** What a definition says of where its figures come from, as far as the ledger looks at it. */
export type LedgerDefinition = {
  readonly name: string;
  readonly kind: string;
  readonly decimals: number;
  readonly sourceSystem: string;
};

const named: readonly (readonly [LedgerMeasure, RegExp])[] = [
  ["kept", /\bpromises? kept\b/i],
  ["orphaned", /\borphaned promises?\b/i],
  ["promises", /\bpromises per\b/i],
  ["handOvers", /\bhand-?(?:off|over)s? per\b/i],
  ["people", /\bpeople per\b/i],
];

/**
 * What the ledger counts for a metric: one whose definition begins its source with "Promise ledger" and whose name says which
 * measure it is. A share is a proportion, and what is counted per case a mean. Null for every other metric.
 */
export function ledgerMeasureOf({
  name,
  kind,
  sourceSystem,
}: LedgerDefinition): LedgerMeasure | null {
  if (!/^promise ledger\b/i.test(sourceSystem)) return null;
  const measure = named.find(([, pattern]) => pattern.test(name))?.[0] ?? null;
  if (measure === null) return null;
  const isShare = measure === "kept" || measure === "orphaned";
  return kind === (isShare ? "proportion" : "mean") ? measure : null;
}

/** A measure's parts as a figure has them: the sum in the definition's smallest unit. */
export function partsForFigure(
  { numerator, denominator }: LedgerParts,
  { decimals }: Pick<LedgerDefinition, "decimals">,
  measure: LedgerMeasure,
): LedgerParts {
  const isShare = measure === "kept" || measure === "orphaned";
  const unit = 10 ** decimals;
  return { numerator: numerator * unit, denominator: isShare ? denominator * unit : denominator };
}
