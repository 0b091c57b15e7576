import { usualRounding } from "@/lib/library/usual-rounding";
import type { BandTerms, VersionTerms } from "@/lib/network-file/agreed-text";
import type { Period } from "@/lib/periods/period";

/** One series of a metric: who reports, for which subject (none is ""), and who sees it if not all parties. */
export type SeriesPlan = {
  readonly reporter: string;
  readonly subject: string;
  readonly audience: readonly string[] | null;
};

/** A demo metric: the terms of its versions, of its one band set, and its series. */
export type MetricPlan = {
  readonly code: string;
  readonly versions: readonly [VersionTerms, ...VersionTerms[]];
  readonly band: BandTerms;
  readonly series: readonly SeriesPlan[];
};

/** What a row of the metric tables writes; the rest of a version follows from it. */
export type MetricRow = {
  readonly code: string;
  readonly name: string;
  readonly purpose: string;
  readonly numerator: string;
  readonly denominator: string | null;
  readonly sourceSystem: string;
  readonly bounds: BandTerms["bounds"];
  readonly forWhom: VersionTerms["forWhom"];
  readonly reporter: string;
  readonly accepting: string | null;
  readonly parties: readonly string[];
  readonly kind?: VersionTerms["kind"];
  readonly unit?: string;
  readonly decimals?: number;
  readonly retainedOwner?: string;
  readonly owners?: readonly string[];
  readonly visibility?: VersionTerms["visibility"];
  readonly series?: readonly SeriesPlan[];
  readonly revisions?: readonly Pick<
    VersionTerms,
    "version" | "effectiveFrom" | "comparable" | "purpose" | "numerator"
  >[];
};

/** A band set of a metric of which more is better, bounds in its unit. */
export function higher(target: string, floor: string): BandTerms["bounds"] {
  return { direction: "higher", target, floor, stretch: null };
}

/** A band set of a metric of which less is better, bounds in its unit. */
export function lower(target: string, floor: string): BandTerms["bounds"] {
  return { direction: "lower", target, floor, stretch: null };
}

/** The plan of a row: a proportion in per cent seen by its parties, unless the row says otherwise. */
export function metricPlan(
  row: MetricRow,
  measuredAt: VersionTerms["measuredAt"],
  effectiveFrom: Period,
): MetricPlan {
  const kind = row.kind ?? "proportion";
  const first: VersionTerms = {
    version: 1,
    effectiveFrom,
    comparable: true,
    name: row.name,
    purpose: row.purpose,
    kind,
    unit: row.unit ?? "%",
    decimals: row.decimals ?? 0,
    direction: row.bounds.direction,
    measuredAt,
    forWhom: [...row.forWhom],
    numerator: row.numerator,
    denominator: row.denominator,
    includes: null,
    excludes: null,
    frequency: null,
    rounding: usualRounding[kind],
    sourceSystem: row.sourceSystem,
    accepting: row.accepting,
    retainedOwner: row.retainedOwner ?? null,
    owners: [...(row.owners ?? [row.reporter])],
    parties: [...row.parties],
    visibility: row.visibility ?? "parties",
    inAggregate: null,
    evidence: null,
    parallelFrom: null,
  };
  return {
    code: row.code,
    versions: [first, ...(row.revisions ?? []).map((revision) => ({ ...first, ...revision }))],
    band: { effectiveFrom, bounds: row.bounds, flex: null, grace: null },
    series: row.series ?? [{ reporter: row.reporter, subject: "", audience: null }],
  };
}
