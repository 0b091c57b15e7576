import type { Period } from "@/lib/periods/period";
import type { Figure } from "@/lib/reporting/figure";
import type { Metric, Series } from "@/lib/reporting/metric";

/** An organisation by what a file may call it. */
type Named = { readonly id: string; readonly slug: string; readonly name: string };

/** What the rows of a file are compared with: what the importing organisation reports in a network, and what stands there. */
export type ImportContext = {
  readonly own: Named;
  readonly members: readonly Named[];
  readonly metrics: readonly Pick<Metric, "code" | "versions">[];
  readonly series: readonly Pick<Series, "key" | "metricCode" | "subject" | "parallelVersion">[];
  readonly periods: readonly { readonly period: Period; readonly isClosed: boolean }[];
  readonly figures: readonly Figure[];
};
