import { sharesFit } from "./chain-shares";
import type { KnownMetric } from "./known-metric";
import type { ChangeOf } from "./proposal-terms";

/** What is wrong with a chain, at the field of its change where it can be mended. */
export type ChainProblem = {
  readonly place: string;
  readonly code: "chain-shares" | "chain-no-party" | "chain-outcome" | "chain-yield";
};

type Terms = NonNullable<ChangeOf<"chain">["terms"]>;

/** Something that a chain names, and where. */
type Named = { readonly place: string; readonly series: Terms["outcome"] | null };

/**
 * Branches take all cases, or fewer of an optional stage; whoever runs one is a party; the outcome is measured at the customer; what
 * is composed, and what that is compared with, are shares of which more is better.
 */
export function chainProblems(
  { parties, terms }: ChangeOf<"chain">,
  known: readonly KnownMetric[],
): readonly ChainProblem[] {
  if (terms === null) return [];
  const outcome = known.find(({ code }) => code === terms.outcome.metric);
  return [
    ...(outcome?.measuredAt === "stage"
      ? [{ place: "terms/outcome", code: "chain-outcome" as const }]
      : []),
    ...namedIn(terms).flatMap(({ place, series }) => {
      const metric = known.find(({ code }) => code === series?.metric);
      return metric === undefined || isYield(metric)
        ? []
        : [{ place, code: "chain-yield" as const }];
    }),
    ...terms.stages.flatMap(({ branches, isOptional }, index) => [
      ...(sharesFit(branches, isOptional)
        ? []
        : [{ place: `terms/stages/${index}/branches`, code: "chain-shares" as const }]),
      ...branches.flatMap(({ organisation }, at) =>
        parties.includes(organisation)
          ? []
          : [
              {
                place: `terms/stages/${index}/branches/${at}/organisation`,
                code: "chain-no-party" as const,
              },
            ],
      ),
    ]),
  ];
}

function namedIn({ outcome, stages }: Terms): readonly Named[] {
  return [
    { place: "terms/outcome", series: outcome },
    ...stages.flatMap(({ branches, handOff }, index) => [
      ...branches.map(({ series }, at) => ({
        place: `terms/stages/${index}/branches/${at}/series`,
        series,
      })),
      { place: `terms/stages/${index}/handOff`, series: handOff },
    ]),
  ];
}

/** Whether a definition is of a share of which more is better: nothing else multiplies to the share that all went right for. */
export function isYield(metric: Pick<KnownMetric, "kind" | "direction"> | undefined): boolean {
  return metric?.kind === "proportion" && metric.direction === "higher";
}
