import type { MetricRow } from "./metric-plan";

/**
 * A row of Harbour Broadband's metric tables. Parties follow from reporter, accepting organisation
 * and the SLAs that use the metric, unless they are "all"; `series` "each" is one per organisation,
 * "suppliers" one per supplier of the brand.
 */
export type HarbourRow = Omit<MetricRow, "parties" | "owners" | "series"> & {
  readonly parties?: "all";
  readonly owners?: "all" | readonly string[];
  readonly series?: "each" | "suppliers" | readonly [];
};
