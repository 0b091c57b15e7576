import { checkCases } from "./check-cases";
import { checkChain } from "./check-chain";
import { checkExpectations } from "./check-expectations";
import { checkFigures } from "./check-figures";
import { checkMetrics } from "./check-metrics";
import { checkNetworks } from "./check-networks";
import { checkOrganisations } from "./check-organisations";
import { checkProposals } from "./check-proposals";
import { checkSettlement } from "./check-settlement";
import { checkPlans } from "./check-plans";
import { checkValue } from "./check-value";
import { checkSlas } from "./check-slas";
import type { FileProblem } from "./file-problem";
import type { Known } from "./known";
import { networkFile, type NetworkFile } from "./network-file";
import { pruned } from "./pruned";

/** What the checks need beside the file: what is known already, and SHA-256 in lower-case hexadecimal. */
export type Surroundings = { readonly known: Known; readonly hash: (text: string) => string };

/**
 * Reads a network file: the file when there is nothing wrong with it, or every problem with its place.
 * A part of the wrong shape doesn't hide the mistakes in the others.
 *
 * @param json what the file holds after JSON.parse
 */
export function readNetworkFile(
  json: unknown,
  surroundings: Surroundings,
): { readonly file: NetworkFile } | { readonly problems: readonly FileProblem[] } {
  const parsed = networkFile.safeParse(json);
  if (parsed.success) {
    const problems = checked(parsed.data, surroundings);
    return problems.length === 0 ? { file: parsed.data } : { problems };
  }
  const rest = pruned(json, parsed.error);
  const others = rest.file === null ? [] : checked(rest.file, surroundings);
  const relevant = others
    .filter(({ refers = [] }) => ![refers].flat().some((name) => rest.lost.has(name)))
    .map(({ place, says }) => ({ place: rest.placeBefore(place), says }));
  return { problems: [...rest.problems, ...relevant] };
}

function checked(file: NetworkFile, surroundings: Surroundings) {
  return [
    ...checkOrganisations(file, surroundings.known),
    ...checkNetworks(file, surroundings.known),
    ...file.networks.flatMap((network, index) => [
      ...checkMetrics(network, `/networks/${index}`, surroundings.hash),
      ...checkProposals(network, `/networks/${index}`, surroundings.hash),
      ...checkCases(network, `/networks/${index}`),
      ...checkExpectations(network, `/networks/${index}`),
      ...checkSlas(network, `/networks/${index}`),
      ...checkPlans(network, `/networks/${index}`),
      ...checkValue(network, `/networks/${index}`),
      ...checkChain(network, `/networks/${index}`),
      ...checkFigures(network, `/networks/${index}`, surroundings.hash),
      ...checkSettlement(network, `/networks/${index}`),
    ]),
  ];
}
