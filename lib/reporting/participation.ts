import type { Period } from "@/lib/periods/period";
import { versionFor, type Metric, type Series } from "./metric";

/** A period with the instant at which its last day is over in the network's time zone; figures are in time before that. */
export type PeriodInTime = {
  readonly period: Period;
  readonly deadline: Date;
};

/** A figure that was submitted: when first. */
export type FirstSubmission = {
  readonly seriesKey: number;
  readonly period: Period;
  readonly at: Date;
};

/** How many figures an organisation owes for a period, as far as whoever asks may see them, and how they came. */
export type Participation = {
  readonly organisationId: string;
  readonly period: Period;
  readonly due: number;
  /** Submitted before the deadline, and after it. */
  readonly onTime: number;
  readonly late: number;
  /** Not submitted: `missing` once the deadline has passed, `waiting` before. */
  readonly missing: number;
  readonly waiting: number;
};

/**
 * Each organisation's record of reporting, a line for each period in which it owes something: a series of its own that a version
 * agreed by all is in force for. By organisation in the order of the series, then by period as listed.
 *
 * @param now when it is asked: before the deadline nothing is missing yet
 */
export function participation(
  metrics: readonly Metric[],
  {
    periods,
    submissions,
    now,
  }: {
    readonly periods: readonly PeriodInTime[];
    readonly submissions: readonly FirstSubmission[];
    readonly now: Date;
  },
): readonly Participation[] {
  const submittedAt = new Map(
    submissions.map(({ seriesKey, period, at }) => [nameOf(seriesKey, period), at]),
  );
  const owed = metrics.flatMap((metric) =>
    [...metric.series, ...metric.parallel].map((series) => ({ metric, series })),
  );
  const reporters = [...new Set(owed.map(({ series }) => series.reporterId))];
  return reporters.flatMap((organisationId) =>
    periods.flatMap(({ period, deadline }) => {
      const keys = owed
        .filter(({ metric, series }) => isDue(metric, series, organisationId, period))
        .map(({ series }) => series.key);
      if (keys.length === 0) return [];
      const came = keys.flatMap((key) => submittedAt.get(nameOf(key, period)) ?? []);
      const onTime = came.filter((at) => at < deadline).length;
      const open = keys.length - came.length;
      const isOver = now >= deadline;
      return {
        organisationId,
        period,
        due: keys.length,
        onTime,
        late: came.length - onTime,
        missing: isOver ? open : 0,
        waiting: isOver ? 0 : open,
      };
    }),
  );
}

function isDue(metric: Metric, series: Series, organisationId: string, period: Period): boolean {
  return series.reporterId === organisationId && versionFor(metric, series, period) !== null;
}

function nameOf(seriesKey: number, period: Period): string {
  return `${seriesKey} ${period}`;
}
