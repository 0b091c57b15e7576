import type { BandSet } from "@/lib/bands/band-set";
import type { Bounds } from "@/lib/bands/bounds";
import type { MetricVersion } from "@/lib/metrics/metric-version";
import { inForce } from "@/lib/periods/in-force";
import type { Period } from "@/lib/periods/period";

/** One metric as reported by one organisation for one subject (empty where there is only one). */
export type Series = {
  readonly key: number;
  readonly metricCode: string;
  readonly subject: string;
  readonly reporterId: string;
  readonly audience: readonly string[] | null;
};

/** A metric with all its versions, band sets and series, as far as the viewer may see them. */
export type Metric = {
  readonly code: string;
  readonly versions: readonly MetricVersion[];
  readonly bands: readonly (BandSet & { readonly textHash: string })[];
  readonly series: readonly Series[];
};

/** The version in force in a period: the latest that every party agreed to; null where there is none. */
export function versionIn(metric: Metric, period: Period): MetricVersion | null {
  return inForce(
    metric.versions.filter(({ missingPartyIds }) => missingPartyIds.length === 0),
    period,
  );
}

/** The version that would be in force in a period if every party agreed to what is proposed; null where there is none. */
export function proposedIn(metric: Metric, period: Period): MetricVersion | null {
  return inForce(metric.versions, period);
}

/** The bounds in force in a period; null where none were agreed. */
export function boundsIn(metric: Metric, period: Period): Bounds | null {
  return inForce(metric.bands, period)?.bounds ?? null;
}
