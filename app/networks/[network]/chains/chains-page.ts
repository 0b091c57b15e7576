import type { Acting } from "@/app/viewer";
import { findSlasPlace, type SlasPlace } from "@/db/queries/slas";
import { findPacts, type ChainPact } from "@/db/queries/pacts";
import { organisationNamesBySlug } from "@/db/queries/organisations";
import { composedChain, type ChainTerms, type ComposedChain } from "@/lib/chain/composed-chain";
import { stageYield } from "@/lib/chain/yields";
import type { Ratio } from "@/lib/metrics/ratio";
import { inForce } from "@/lib/periods/in-force";
import type { Period } from "@/lib/periods/period";
import type { SeriesName } from "@/lib/slas/terms";

/** A chain with what it composed in the month that is shown; null where no version of it held then. */
export type ShownChain = ChainPact & {
  readonly composed: (ComposedChain & { readonly terms: ChainTerms }) | null;
};

/** What the parts of the page have in common. `period` is the last closed month, null where none is closed. */
export type ChainsPage = Pick<Acting, "viewer" | "network"> & {
  readonly period: Period | null;
  readonly chains: readonly ShownChain[];
  readonly names: ReadonlyMap<string, string>;
};

/** The chains that the viewer's organisation is a party of. */
export async function readChains({ tx, network, viewer }: Acting): Promise<ChainsPage> {
  const { chains } = await findPacts(tx, network.id);
  const codes = chains.flatMap(({ versions }) =>
    versions.flatMap(({ says }) => (says === null ? [] : seriesIn(says))),
  );
  const place =
    codes.length === 0
      ? null
      : await findSlasPlace(
          tx,
          network.slug,
          codes.map(({ metric }) => metric),
        );
  const period = place?.periods.findLast(({ closedOn }) => closedOn !== null)?.period ?? null;
  return {
    viewer,
    network,
    period,
    names: await organisationNamesBySlug(tx),
    chains: chains.map((chain) => ({
      ...chain,
      composed: place === null || period === null ? null : composedIn(chain, place, period),
    })),
  };
}

function seriesIn({ outcome, stages }: ChainTerms): readonly SeriesName[] {
  const ofStages = stages.flatMap(({ branches, handOff }) => [
    ...branches.map(({ series }) => series),
    handOff,
  ]);
  return [outcome, ...ofStages.filter((one) => one !== null)];
}

function composedIn(
  { versions }: ChainPact,
  { facts, idOf }: SlasPlace,
  period: Period,
): ShownChain["composed"] {
  const terms = inForce(versions, period)?.says ?? null;
  if (terms === null) return null;
  const yieldOf = ({ reporter, ...name }: SeriesName): Ratio | null => {
    const { parts, measure, state } = facts.figure({ ...name, reporter: idOf(reporter) }, period);
    return measure?.kind === "proportion" && state === "reported" ? stageYield(parts) : null;
  };
  return { terms, ...composedChain(terms, yieldOf) };
}
