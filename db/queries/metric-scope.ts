import { sql, type SQL } from "drizzle-orm";
import type { Metric, Series } from "@/lib/reporting/metric";

/** Which metrics: those of the network whose id `network` gives, as far as `only`, a condition on `metric_code`, keeps them. */
export type MetricScope = { readonly network: SQL; readonly only: SQL };

/** The series in a scope, by key. */
export function seriesIn(scope: SQL): SQL {
  return sql`select key, metric_code as "metricCode", subject, reporter_id as "reporterId", audience,
      parallel_version as "parallelVersion"
    from series where ${scope} order by key`;
}

/** The series of a metric that count, apart from those that report a version beside it. */
export function splitSeries(all: readonly Series[]): Pick<Metric, "series" | "parallel"> {
  return {
    series: all.filter(({ parallelVersion }) => parallelVersion === null),
    parallel: all.filter(({ parallelVersion }) => parallelVersion !== null),
  };
}

/** Rows by the metric that they belong to, both in the order in which they come. */
export function byMetric<Row extends { readonly metricCode: string }>(
  rows: readonly Row[],
): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.metricCode);
    if (group === undefined) groups.set(row.metricCode, [row]);
    else group.push(row);
  }
  return groups;
}
