import { sql } from "drizzle-orm";
import type { EntryTerms } from "@/lib/metrics/metric-version";
import type { Period } from "@/lib/periods/period";
import type { Metric } from "@/lib/reporting/metric";
import type { Tx } from "../doors";
import { jsonStatement } from "../json-statement";
import { outcomeFor, questionOf, type OutcomeRow } from "./data-question";
import { entryColumns, metricsOf, metricTerms, type MetricTermsRows } from "./metric-terms";
import { network, placeOf, placeWith, type MetricsPlace, type PlaceRows } from "./places";

const reportedKeys = sql`${sql.placeholder("keys")}::int[]`;

const reporter = sql`${sql.placeholder("reporterId")}::uuid`;

type ReportRows = PlaceRows & { readonly metrics: MetricTermsRows<EntryTerms> };

const reportedMetrics = metricTerms({
  network,
  only: sql`metric_code = any (array(
    select reported.metric_code from series reported
    where reported.network_id = ${network} and reported.reporter_id = ${reporter}
      and (${reportedKeys} is null or reported.key = any (${reportedKeys}))
  ))`,
  also: entryColumns,
});

const readOfReporter = jsonStatement<ReportRows>(placeWith(sql`'metrics', ${reportedMetrics}`));

/** A place with the metrics that an organisation reports. */
export type ReportPlace = MetricsPlace<Metric<EntryTerms>>;

/**
 * The network of this slug with the metrics that an organisation reports, to enter figures by; null as above.
 *
 * @param keys only the metrics of these series; of all that it reports without it
 */
export async function findReportPlace(
  tx: Tx,
  slug: string,
  reporterId: string,
  keys: readonly number[] | null = null,
): Promise<ReportPlace | null> {
  const rows = await readOfReporter(tx, { chain: null, slug, reporterId, keys });
  if (rows === null) return null;
  return { ...placeOf(rows), metrics: await metricsOf(tx, rows.network.id, rows.metrics) };
}

const readMonth = jsonStatement<ReportRows & { readonly outcome: OutcomeRow | null }>(
  placeWith(sql`
    'outcome', (${outcomeFor(network, reporter)}),
    'metrics', ${reportedMetrics}`),
);

/** What my month stands on: `question` is the month for which a question about the data is open to the organisation. */
export type MonthPlace = ReportPlace & { readonly question: Period | null };

/** What my month of an organisation stands on; null where the viewer has no such network. */
export async function findMonthPlace(
  tx: Tx,
  slug: string,
  reporterId: string,
): Promise<MonthPlace | null> {
  const rows = await readMonth(tx, { chain: null, slug, reporterId, keys: null });
  if (rows === null) return null;
  return {
    ...placeOf(rows),
    metrics: await metricsOf(tx, rows.network.id, rows.metrics),
    question: questionOf(rows.outcome),
  };
}
