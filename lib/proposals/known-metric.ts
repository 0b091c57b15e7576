import type { VersionTerms } from "./version-terms";

/** What is known of a metric before a proposal. */
export type KnownMetric = Pick<VersionTerms, "kind" | "direction" | "measuredAt"> & {
  readonly code: string;
  /** The metrics that drive its volume rules. */
  readonly drivenBy: readonly string[];
};
