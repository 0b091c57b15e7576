import type { Level } from "@/lib/bands/level";
import { variationOf, type Variation } from "@/lib/early-warning/charts/icons";
import { metricChart } from "@/lib/early-warning/charts/metric-chart";
import type { MetricTerms, MetricVersion } from "@/lib/metrics/metric-version";
import { toNumber } from "@/lib/metrics/ratio";
import type { Period } from "@/lib/periods/period";
import type { Figure } from "@/lib/reporting/figure";
import { judged, type Judged } from "@/lib/reporting/judged";
import { versionIn, type Metric, type Series } from "@/lib/reporting/metric";

/** What of a definition a scorecard of organisations is made by. */
export type ScoredTerms = MetricTerms &
  Pick<MetricVersion, "direction" | "measuredAt" | "forWhom" | "partyIds" | "visibility">;

/** A series in a month of a scorecard: its level and, apart from it, its signal over time. */
export type ScoredSeries = {
  readonly metric: string;
  readonly series: Series;
  readonly version: ScoredTerms;
  readonly month: Judged;
  /** Null where there are too few months to tell a signal by. */
  readonly signal: Variation | null;
  /** The values of the last months, oldest first. */
  readonly recent: readonly (number | null)[];
};

/** What series are scored by: the months up to the one that is scored, oldest first, and a finder of figures, without drafts. */
export type ScoredBy = {
  readonly periods: readonly Period[];
  readonly find: (seriesKey: number, period: Period) => Figure | null;
};

/** A series in the last of these months; null where no definition is in force in it. */
export function scoredSeries(
  metric: Metric<ScoredTerms>,
  series: Series,
  { periods, find }: ScoredBy,
): ScoredSeries | null {
  const period = periods.at(-1);
  const version = period === undefined ? null : versionIn(metric, period);
  const months = periods.map((one) => judged(metric, one, find(series.key, one)));
  const month = months.at(-1);
  if (version === null || month === undefined) return null;
  const measured = months.slice(
    Math.max(
      0,
      months.findIndex(({ value }) => value !== null),
    ),
  );
  const { chart, better } = metricChart(metric, measured);
  const { limits = null, signal = null } = chart.points.at(-1) ?? {};
  return {
    metric: metric.code,
    series,
    version,
    month,
    signal: limits === null ? null : variationOf(signal, better),
    recent: months.map(({ value }) => (value === null ? null : toNumber(value))),
  };
}

const severity: Readonly<Record<Level, number>> = {
  breach: 0,
  "no-data": 2,
  watch: 3,
  "on-track": 4,
  ahead: 5,
};

/** How much a series asks for attention: below 4 it is an exception. A worsening signal is one, whatever the level. */
function attention({ month, signal }: Pick<ScoredSeries, "month" | "signal">): number {
  const bySignal = signal?.kind === "concern" ? 1 : 5;
  const byQuestion = month.disputed === true ? 1 : 5;
  const byLevel = month.notApplicable ? 5 : severity[month.level];
  return Math.min(byLevel, bySignal, byQuestion);
}

/** Whether a series is an exception: below its band, at its edge, disputed, missing, or worsening. */
export function isException(line: Pick<ScoredSeries, "month" | "signal">): boolean {
  return attention(line) < 4;
}

/** The series of an organisation, exceptions first, then by metric and subject. */
export function byAttention(lines: readonly ScoredSeries[]): readonly ScoredSeries[] {
  return lines.toSorted((a, b) => attention(a) - attention(b) || inOrder(nameOf(a), nameOf(b)));
}

function nameOf({ metric, series }: ScoredSeries): string {
  return `${metric}\n${series.subject}\n${series.key}`;
}

function inOrder(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
