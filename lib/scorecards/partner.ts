import type { MetricVersion } from "@/lib/metrics/metric-version";
import type { Period } from "@/lib/periods/period";
import type { Metric } from "@/lib/reporting/metric";
import type { Participation } from "@/lib/reporting/participation";
import { together, type ReportingRecord } from "./relationship";
import {
  byAttention,
  isException,
  scoredSeries,
  type ScoredBy,
  type ScoredSeries,
  type ScoredTerms,
} from "./scored-series";

/** For whom something matters, in the order in which a scorecard tells it. */
export const customersOf = [
  "partners-direct-customer",
  "own-direct-customer",
  "end-customer",
  "internal",
] as const satisfies readonly MetricVersion["forWhom"][number][];

/** One of them. */
export type CustomerOf = (typeof customersOf)[number];

/** What is known of an organisation in a month, as far as whoever asks may see it. */
export type PartnerFacts = ScoredBy & {
  readonly metrics: readonly Metric<ScoredTerms>[];
  readonly recordOf: (metrics: readonly Metric[]) => readonly Participation[];
};

/** The scorecard of one organisation in a network: what it does, by for whom it matters, exceptions first. */
export type Partner = {
  readonly period: Period;
  readonly organisation: string;
  /** Those that matter to these customers; a series that matters to several stands in each. */
  readonly groups: readonly {
    readonly forWhom: CustomerOf;
    readonly lines: readonly ScoredSeries[];
  }[];
  /** The exceptions of all groups shown, each once. */
  readonly exceptions: readonly ScoredSeries[];
  /** How many series are shown, each once. */
  readonly shown: number;
  readonly record: ReportingRecord;
};

/** The scorecard of an organisation in the last of the months. `only`: seen from these customers; null from all. */
export function partner(
  organisation: string,
  facts: PartnerFacts,
  only: CustomerOf | null,
): Partner | null {
  const period = facts.periods.at(-1);
  if (period === undefined) return null;
  const lines = byAttention(
    facts.metrics.flatMap((metric) =>
      metric.series
        .filter(({ reporterId }) => reporterId === organisation)
        .flatMap((series) => scoredSeries(metric, series, facts) ?? []),
    ),
  );
  const groups = customersOf
    .filter((forWhom) => only === null || forWhom === only)
    .map((forWhom) => ({
      forWhom,
      lines: lines.filter(({ version }) => version.forWhom.includes(forWhom)),
    }))
    .filter((group) => group.lines.length > 0);
  const shown = lines.filter((line) => groups.some((group) => group.lines.includes(line)));
  return {
    period,
    organisation,
    groups,
    exceptions: shown.filter(isException),
    shown: shown.length,
    record: together(
      facts.recordOf(facts.metrics).filter((one) => one.organisationId === organisation),
    ),
  };
}
