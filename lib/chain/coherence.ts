import type { Bounds } from "@/lib/bands/bounds";
import type { MetricKind } from "@/lib/metrics/kind";
import {
  compareRatios,
  decimal,
  multiplyRatios,
  ratio,
  roundedText,
  toNumber,
  type Ratio,
} from "@/lib/metrics/ratio";

/** A stage whose bound would have to move, by its place in the chain: bounds in per cent, the new one rounded up to two decimals. */
type StageMove = { readonly stage: number; readonly from: string; readonly to: string };

/**
 * Whether every stage at its bound still lets the outcome miss its own, all in per cent. `needed` is the bound that each stage
 * would need if all had the same; `moves` the least change that suffices, none where the bounds are coherent.
 */
export type Coherence = {
  readonly product: Ratio;
  readonly outcome: Ratio;
  readonly isCoherent: boolean;
  readonly needed: number;
  readonly moves: readonly StageMove[];
};

const hundredth = ratio(1, 100);
const hundred = ratio(100, 1);

/** What stages at these bounds, in per cent, leave of a hundred customers: the product, exact. */
export function productOf(bounds: readonly string[]): Ratio {
  return bounds.reduce(
    (product, bound) => multiplyRatios(product, multiplyRatios(decimal(bound), hundredth)),
    hundred,
  );
}

/**
 * Holds the bounds of a chain's stages, all targets or all floors, against that of the outcome, which is a percentage of
 * customers as theirs are and higher is better for all of them. The comparison is exact; roots are doubles.
 *
 * The least change is the smallest sum of points: the lowest bounds are raised to one common level, as many as it takes.
 *
 * @throws RangeError without a stage
 */
export function coherence(stages: readonly string[], outcome: string): Coherence {
  if (stages.length === 0) throw new RangeError("a chain has at least one stage");
  const product = productOf(stages);
  const asked = decimal(outcome);
  const isCoherent = compareRatios(product, asked) >= 0;
  return {
    product,
    outcome: asked,
    isCoherent,
    needed: 100 * (toNumber(asked) / 100) ** (1 / stages.length),
    moves: isCoherent ? [] : leastChange(stages, outcome),
  };
}

/** What a stage or the outcome is measured by, and the bounds agreed for it. */
export type Bounded = { readonly kind: MetricKind; readonly bounds: Bounds };

/**
 * The coherence of all targets, or of all floors, of a chain. Null where it can't be told: one of them isn't known to the viewer
 * or has no bounds in force, or isn't a proportion of which more is better, for only those multiply.
 */
export function chainCoherence(
  stages: readonly (Bounded | null)[],
  outcome: Bounded | null,
  which: "target" | "floor",
): Coherence | null {
  const bounds = stages.map((stage) => boundOf(stage, which)).filter((bound) => bound !== null);
  const asked = boundOf(outcome, which);
  if (asked === null || bounds.length === 0 || bounds.length < stages.length) return null;
  return coherence(bounds, asked);
}

function boundOf(measured: Bounded | null, which: "target" | "floor"): string | null {
  if (measured?.kind !== "proportion" || measured.bounds.direction !== "higher") return null;
  return measured.bounds[which];
}

function leastChange(stages: readonly string[], outcome: string): readonly StageMove[] {
  const level = commonLevel(stages.map(Number), Number(outcome));
  const lowest = (bound: string) => Number(bound) < level;
  // Rounded to the nearest, the stages together might fall short of what they are raised for.
  const raised = (to: string) => stages.map((bound) => (lowest(bound) ? to : bound));
  let hundredths = Math.floor(level * 100);
  while (hundredths < 10_000 && !reaches(raised(hundredthsText(hundredths)), outcome))
    hundredths += 1;
  const to = hundredthsText(hundredths);
  return stages.flatMap((from, stage) => (lowest(from) ? [{ stage, from, to }] : []));
}

function reaches(stages: readonly string[], outcome: string): boolean {
  return compareRatios(productOf(stages), decimal(outcome)) >= 0;
}

function hundredthsText(hundredths: number): string {
  return roundedText(ratio(hundredths, 100), 2);
}

/** The level that the lowest bounds have to be raised to, in per cent: as water fills a vessel with an uneven bottom. */
function commonLevel(bounds: readonly number[], outcome: number): number {
  const ascending = bounds.toSorted((a, b) => a - b);
  let level = 100;
  for (let raised = 1; raised <= ascending.length; raised += 1) {
    const kept = ascending.slice(raised).reduce((product, bound) => product * (bound / 100), 1);
    level = 100 * (outcome / 100 / kept) ** (1 / raised);
    if (level <= (ascending[raised] ?? 100)) return level;
  }
  return level;
}
