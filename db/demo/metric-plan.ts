import { usualRounding } from "@/lib/library/usual-rounding";
import type { BandTerms, VersionTerms } from "@/lib/network-file/agreed-text";
import type { Period } from "@/lib/periods/period";

/** One series of a metric: who reports, for which subject (none is ""), and who sees it if not all parties. */
export type SeriesPlan = {
  readonly reporter: string;
  readonly subject: string;
  readonly audience: readonly string[] | null;
};

/** A demo metric: the terms of its versions, of its first band set, and its series. */
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
  readonly includes: string;
  readonly excludes: string;
  readonly evidence?: string;
  readonly sourceSystem: string;
  readonly bounds: BandTerms["bounds"];
  readonly flex?: BandTerms["flex"];
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
  readonly inAggregate?: boolean;
  readonly series?: readonly SeriesPlan[];
  readonly revisions?: readonly Pick<
    VersionTerms,
    "version" | "effectiveFrom" | "comparable" | "purpose" | "numerator" | "includes" | "excludes"
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
  const { code, bounds, reporter, revisions = [], series, flex = null, ...said } = row;
  const first: VersionTerms = {
    ...usual,
    rounding: usualRounding[said.kind ?? usual.kind],
    ...said,
    version: 1,
    effectiveFrom,
    direction: bounds.direction,
    measuredAt,
    forWhom: [...said.forWhom],
    owners: [...(said.owners ?? [reporter])],
    parties: [...said.parties],
  };
  return {
    code,
    versions: [first, ...revisions.map((revision) => ({ ...first, ...revision }))],
    band: { effectiveFrom, bounds, flex, grace: null },
    series: series ?? [{ reporter, subject: "", audience: null }],
  };
}

const usual = {
  comparable: true,
  kind: "proportion",
  unit: "%",
  decimals: 0,
  frequency: "monthly",
  retainedOwner: null,
  visibility: "parties",
  inAggregate: false,
  evidence: null,
  parallelFrom: null,
} as const;
