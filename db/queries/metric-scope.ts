import { sql, type SQL } from "drizzle-orm";

/** Which metrics: those of the network whose id `network` gives, as far as `only`, a condition on `metric_code`, keeps them. */
export type MetricScope = { readonly network: SQL; readonly only: SQL };

/** The series in a scope, by key. */
export function seriesIn(scope: SQL): SQL {
  return sql`select key, metric_code as "metricCode", subject, reporter_id as "reporterId", audience
    from series where ${scope} order by key`;
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
