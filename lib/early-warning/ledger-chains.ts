import { chosenChains } from "./chosen-chains";
import { defaultLevels } from "./levels";
import type { WarningLevel } from "./warning";

/** A chain among those that somebody follows: its evidence (ln M) in one month, null while it has none. */
export type FollowedChain = { readonly logEvidence: number | null };

/**
 * The chains to list of all that somebody follows, the most evidence first: chosen together, so that a list of many is wrong no
 * more often than the level promises of one. A chain without evidence counts among all, and is never listed.
 */
export function listedChains<Chain extends FollowedChain>(
  chains: readonly Chain[],
  level: WarningLevel,
): readonly Chain[] {
  const evidence = chains.map(({ logEvidence }) =>
    logEvidence === null ? 0 : Math.exp(logEvidence),
  );
  const chosen = chosenChains(evidence, defaultLevels[level]);
  return chains
    .filter((_, place) => chosen[place] === true)
    .toSorted((a, b) => (b.logEvidence ?? 0) - (a.logEvidence ?? 0));
}
