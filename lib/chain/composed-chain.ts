import type { Ratio } from "@/lib/metrics/ratio";
import type { ChangeOf } from "@/lib/proposals/proposal-terms";
import type { SeriesName } from "@/lib/slas/terms";
import { branchedYield } from "./branches";
import { gap, rolledYield, yieldBounds } from "./yields";

/** What is agreed of a chain. */
export type ChainTerms = NonNullable<ChangeOf<"chain">["terms"]>;

/**
 * A chain in one month, as fractions: the yield of each stage by its branches, and of each hand-off that has figures, all in order;
 * what they compose, its bounds, the measured outcome and the gap between them. Null is what can't be told.
 */
export type ComposedChain = {
  readonly stages: readonly { readonly value: Ratio | null; readonly handOff: Ratio | null }[];
  readonly composed: Ratio | null;
  readonly least: Ratio | null;
  readonly most: Ratio | null;
  readonly measured: Ratio | null;
  readonly gap: Ratio | null;
};

/** Composes a chain of the yields of its series. @param yieldOf the yield of a series in the month; null where it isn't known */
export function composedChain(
  { stages, outcome }: ChainTerms,
  yieldOf: (series: SeriesName) => Ratio | null,
): ComposedChain {
  const found = stages.map(({ branches, handOff }) => ({
    value: branchedYield(
      branches.map(({ share, series }) => ({
        share,
        value: series === null ? null : yieldOf(series),
      })),
    ),
    handOff: handOff === null ? null : yieldOf(handOff),
  }));
  const links = stages.flatMap(({ handOff }, index) => {
    const one = found[index];
    return handOff === null ? [one?.value ?? null] : [one?.value ?? null, one?.handOff ?? null];
  });
  const composed = rolledYield(links);
  const bounds = yieldBounds(links);
  const measured = yieldOf(outcome);
  return {
    stages: found,
    composed,
    least: bounds?.least ?? null,
    most: bounds?.most ?? null,
    measured,
    gap: gap(measured, composed),
  };
}

/** The stages with a branch that nothing measures, though it takes cases: the chain isn't complete while there is one. */
export function unmeasuredStages({ stages }: Pick<ChainTerms, "stages">): readonly string[] {
  return stages
    .filter(({ branches }) =>
      branches.some(({ series, share }) => series === null && /[1-9]/.test(share)),
    )
    .map(({ name }) => name);
}
