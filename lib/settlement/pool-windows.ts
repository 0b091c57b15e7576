import { correctionsOf, statedPoolAmounts, type FrozenAmounts } from "@/lib/slas/corrections";
import { poolStatements, type PoolFacts } from "@/lib/slas/pool-statements";
import type { PoolCourse } from "@/lib/slas/pool-terms";
import type { Correction } from "@/lib/slas/statement";
import type { Period } from "@/lib/periods/period";
import type { CorrectedPool } from "./frozen-statement";
import { correctedIn } from "./stated-month";

/** What was kept of a pool when the last month of a window closed. */
export type FrozenPool = FrozenAmounts & { readonly pool: CorrectedPool };

/** What a pool paid for a window, as it is read. */
export type PoolWindow<Frozen extends FrozenPool = FrozenPool> = {
  /** As it was kept when its last month closed; computed now where nothing is kept. */
  readonly statement: CorrectedPool;
  readonly kept: {
    readonly frozen: Frozen;
    /** Line by line, what it stated and what it would state now. */
    readonly since: readonly Correction[];
    /** The windows in whose statements the differences stand, by their last months, oldest first. */
    readonly correctedIn: readonly Period[];
  } | null;
};

/** The windows of a pool that end up to `until`, oldest first, each as it was kept where it was. */
export function poolWindows<Frozen extends FrozenPool>(
  {
    course,
    facts,
    frozen,
  }: {
    readonly course: PoolCourse;
    readonly facts: PoolFacts;
    readonly frozen: readonly Frozen[];
  },
  until: Period,
): readonly PoolWindow<Frozen>[] {
  const [begun] = course.versions;
  const now =
    begun === undefined ? [] : poolStatements(course, facts, { first: begun.effectiveFrom, until });
  const stated = (period: Period) =>
    now.filter(({ last }) => last === period).flatMap(statedPoolAmounts);
  const keptWindows = frozen
    .filter(({ period }) => period <= until)
    .map((one) => ({
      statement: one.pool,
      kept: {
        frozen: one,
        since: correctionsOf([ownOf(one)], stated, facts.minorDigits),
        correctedIn: correctedIn(frozen, one.period),
      },
    }));
  const isKept = new Set(frozen.map(({ period }) => period));
  const computed = now
    .filter(({ last }) => !isKept.has(last))
    .map((one) => ({ statement: { ...one, corrections: [] }, kept: null }));
  return [...keptWindows, ...computed].toSorted((a, b) =>
    a.statement.last < b.statement.last ? -1 : 1,
  );
}

/** What it stated of its own window, without what it corrected of others. */
function ownOf({ period, amounts }: FrozenAmounts): FrozenAmounts {
  return { period, amounts: amounts.filter(({ corrects }) => corrects === null) };
}
