import type { Period } from "@/lib/periods/period";
import type { MetricKind } from "./kind";

/** It decides nothing; scorecards can be seen from each. */
type ForWhom = "end-customer" | "own-direct-customer" | "partners-direct-customer" | "internal";

/** One party's agreement, with the hash of the text that it agreed to. */
export type PartyAgreement = {
  readonly organisationId: string;
  readonly personName: string;
  readonly agreedAt: Date;
  readonly textHash: string;
};

/** What of a definition figures are read and judged by; it counts only when `missingPartyIds` is empty. */
export type MetricTerms = {
  readonly version: number;
  readonly effectiveFrom: Period;
  readonly comparable: boolean;
  readonly name: string;
  readonly kind: MetricKind;
  readonly unit: string;
  readonly decimals: number;
  readonly missingPartyIds: readonly string[];
  /** The first month in which it is reported beside the version in force; null or left out without a parallel run. */
  readonly parallelFrom?: Period | null;
};

/** A definition as it was put to its parties, word for word, with who agreed to it. */
export type MetricVersion = MetricTerms & {
  readonly purpose: string;
  readonly direction: "higher" | "lower" | "in-range";
  readonly measuredAt: "customer" | "stage";
  readonly forWhom: readonly ForWhom[];
  readonly numeratorSays: string;
  readonly denominatorSays: string | null;
  readonly includes?: string | null;
  readonly excludes?: string | null;
  readonly frequency?: "monthly" | "quarterly" | null;
  readonly inAggregate?: boolean | null;
  readonly proposalNumber?: number | null;
  readonly rounding: string;
  readonly sourceSystem: string;
  readonly evidence: string | null;
  readonly acceptingId: string | null;
  readonly retainedOwnerId: string | null;
  readonly ownerIds: readonly string[];
  readonly partyIds: readonly string[];
  readonly visibility: "network" | "parties" | "reporter";
  readonly textHash: string;
  readonly agreements: readonly PartyAgreement[];
};

/** What of a definition a figure is entered by. */
export type EntryTerms = MetricTerms &
  Pick<MetricVersion, "numeratorSays" | "denominatorSays" | "visibility" | "partyIds" | "textHash">;
