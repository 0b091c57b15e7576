import type { BandSet } from "@/lib/bands/band-set";
import type { Bounds } from "@/lib/bands/bounds";
import type { Driver, DriverName, Flex } from "@/lib/bands/flex-rule";
import type { MetricTerms, MetricVersion, PartyAgreement } from "@/lib/metrics/metric-version";
import { inForce } from "@/lib/periods/in-force";
import type { Period } from "@/lib/periods/period";
import type { Environment } from "./environment";
import type { Figure } from "./figure";

/** One metric as reported by one organisation for one subject (empty where there is only one). */
export type Series = {
  readonly key: number;
  readonly metricCode: string;
  readonly subject: string;
  readonly reporterId: string;
  readonly audience: readonly string[] | null;
  /** The version that it reports beside the one in force; null for a series that counts. */
  readonly parallelVersion: number | null;
};

/** A band set as it was put to its parties, those of the version in force when it begins; it counts only when none is missing. */
export type ProposedBandSet = BandSet & { readonly missingPartyIds: readonly string[] };

/** A band set with who agreed to it. */
export type AnsweredBandSet = Omit<ProposedBandSet, "flex"> & {
  readonly flex: Flex<Driver & DriverName> | null;
  readonly agreements: readonly PartyAgreement[];
  /** The proposal that made it; null where it came without one. */
  readonly proposalNumber: number | null;
};

/** A metric by what its figures are judged by: all its versions, band sets and series, as far as the viewer may see them. */
export type Metric<Terms extends MetricTerms = MetricTerms> = {
  readonly code: string;
  readonly versions: readonly Terms[];
  readonly bands: readonly ProposedBandSet[];
  readonly series: readonly Series[];
  /** The series of parallel runs, which count nowhere. */
  readonly parallel: readonly Series[];
  /** What its flex and grace depend on; null where no band set has any. */
  readonly environment: Environment | null;
};

/** A metric word for word, with who agreed to what. */
export type DefinedMetric = Omit<Metric<MetricVersion>, "bands"> & {
  readonly bands: readonly AnsweredBandSet[];
};

/** The version in force in a period: the latest that every party agreed to; null where there is none. */
export function versionIn<Terms extends MetricTerms>(
  metric: Metric<Terms>,
  period: Period,
): Terms | null {
  return inForce(
    metric.versions.filter(({ missingPartyIds }) => missingPartyIds.length === 0),
    period,
  );
}

/**
 * The version that a series is reported under in a period: the one in force, or, in a parallel run, the one that it runs beside,
 * from the first month of the run until that version takes effect; null where there is none.
 */
export function versionFor<Terms extends MetricTerms>(
  metric: Metric<Terms>,
  { parallelVersion }: Pick<Series, "parallelVersion">,
  period: Period,
): Terms | null {
  if (parallelVersion === null) return versionIn(metric, period);
  const beside = metric.versions.find(({ version }) => version === parallelVersion);
  if (beside === undefined || beside.missingPartyIds.length > 0) return null;
  const { parallelFrom = null, effectiveFrom } = beside;
  return parallelFrom !== null && parallelFrom <= period && period < effectiveFrom ? beside : null;
}

/** The version that would be in force in a period if every party agreed to what is proposed; null where there is none. */
export function proposedIn<Terms extends MetricTerms>(
  metric: Metric<Terms>,
  period: Period,
): Terms | null {
  return inForce(metric.versions, period);
}

/** The band sets that every party agreed to, in their order. */
export function agreedBandSets(metric: Metric): readonly BandSet[] {
  return metric.bands.filter(({ missingPartyIds }) => missingPartyIds.length === 0);
}

/** The band set in force in a period: the latest that every party agreed to; null where there is none. */
export function bandSetIn(metric: Metric, period: Period): BandSet | null {
  return inForce(agreedBandSets(metric), period);
}

/** The bounds in force in a period, without flex; null where there are none. */
export function boundsIn(metric: Metric, period: Period): Bounds | null {
  return bandSetIn(metric, period)?.bounds ?? null;
}

/** The version that a figure is pinned to, or, without a figure, the one in force in the period. */
export function versionOf(
  metric: Metric,
  period: Period,
  figure: Figure | null,
): MetricTerms | null {
  return (
    metric.versions.find(({ version }) => version === figure?.metricVersion) ??
    versionIn(metric, period)
  );
}

/**
 * Whether values under two versions of a metric can be compared: they are of one kind, and no version after the earlier
 * one, up to the later one, breaks with the one before it. A version that a party hasn't agreed to breaks nothing.
 */
export function areComparable(metric: Metric, one: MetricTerms, other: MetricTerms): boolean {
  const first = Math.min(one.version, other.version);
  const last = Math.max(one.version, other.version);
  const breaks = metric.versions.some(
    ({ version, comparable, missingPartyIds }) =>
      !comparable && missingPartyIds.length === 0 && version > first && version <= last,
  );
  return one.kind === other.kind && !breaks;
}

/** The first of these versions where parts under all of them add up: comparable, and in the same smallest unit; else null. */
export function addableUnder(metric: Metric, versions: readonly MetricTerms[]): MetricTerms | null {
  const [first] = versions;
  if (first === undefined) return null;
  const addUp = versions.every(
    (one) =>
      one === first ||
      (one.decimals === first.decimals &&
        versions.every((other) => areComparable(metric, one, other))),
  );
  return addUp ? first : null;
}
