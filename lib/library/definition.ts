import type { Bounds, OneSidedBounds } from "@/lib/bands/bounds";
import type { VersionTerms } from "@/lib/proposals/version-terms";

/** What a definition says by itself: who reports it from which system, and who accepts it, is for a network to say. */
type SaidByItself = Omit<
  VersionTerms,
  | "version"
  | "comparable"
  | "sourceSystem"
  | "accepting"
  | "retainedOwner"
  | "owners"
  | "parties"
  | "visibility"
  | "inAggregate"
  | "parallelFrom"
>;

/**
 * A definition that a network may propose from; adopting it agrees to nothing. `unit`: where money is meant, "currency" stands
 * for the code of the network's currency. `bounds` are a suggestion, null where no general one makes sense. `mapsTo`: the
 * standard or practice that the definition follows, with its number where it has one.
 */
export type StandardDefinition = Readonly<SaidByItself> & {
  readonly key: string;
  readonly code: string;
  readonly evidence: string;
  readonly bounds: Bounds | null;
  readonly mapsTo: string;
};

/** Suggested bounds where more is better. */
export function atLeast(target: string, floor: string): OneSidedBounds {
  return { direction: "higher", target, floor, stretch: null };
}

/** Suggested bounds where less is better. */
export function atMost(target: string, floor: string): OneSidedBounds {
  return { direction: "lower", target, floor, stretch: null };
}
