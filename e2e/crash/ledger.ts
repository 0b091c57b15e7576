import type { Work } from "./months";

/** A cell in the year of an organisation. */
type CellOf = Pick<Work, "network" | "organisation" | "person"> & {
  readonly key: number;
  readonly period: string;
};

/** A value that was sent: no other write of the proof has it. `revision` is what the app said that it became. */
export type SentValue = CellOf & { readonly value: number; revision: number | null };

/** A month that was sent to be submitted, each figure at the revision that had been acknowledged. */
export type SentMonth = Omit<CellOf, "key"> & {
  readonly seen: readonly { readonly key: number; readonly revision: number }[];
  acknowledged: boolean;
};

/** What was sent and what the app said to it, kept where no kill reaches. */
export type Ledger = {
  readonly values: SentValue[];
  readonly months: SentMonth[];
  /** How many of both were acknowledged. */
  acknowledged: number;
  /** Answers that contradict earlier ones. */
  readonly contradictions: string[];
  /** Requests that ended without a result, by what came instead. */
  readonly failures: Map<string, number>;
};

/** An empty one. */
export function aLedger(): Ledger {
  return { values: [], months: [], acknowledged: 0, contradictions: [], failures: new Map() };
}
