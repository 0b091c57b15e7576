import { sql } from "drizzle-orm";
import type { EntryTerms } from "@/lib/metrics/metric-version";
import { monthNumber, type Period } from "@/lib/periods/period";
import { ledgerMeasureOf } from "@/lib/promises/ledger-metric";
import type { LedgerMeasure } from "@/lib/promises/ledger-measures";
import type { FigureSource } from "@/lib/reporting/figure";
import { versionFor } from "@/lib/reporting/metric";
import type { Tx } from "../doors";
import { jsonRows, jsonStatement } from "../json-statement";
import { entryColumns, metricsOf, metricTerms, type MetricTermsRows } from "./metric-terms";
import type { Cell } from "./report";

/** A series that the ledger feeds in a month: what it counts, and where it is reported. */
export type LedgerCell = { readonly measure: LedgerMeasure; readonly cell: Cell };

const network = sql`${sql.placeholder("networkId")}::uuid`;

const readTerms = jsonStatement<MetricTermsRows<EntryTerms & { readonly sourceSystem: string }>>(
  sql`select ${metricTerms({
    network,
    only: sql`metric_code = any (array(
      select named.metric_code from metric_versions named
      where named.network_id = ${network} and named.source_system ilike 'promise ledger%'))`,
    also: sql`${entryColumns} source_system as "sourceSystem",`,
  })}::text as json`,
);

/** The series of a network, as far as they are seen, whose definition in force in the month names the promise ledger as its source. */
export async function listLedgerCells(
  tx: Tx,
  networkId: string,
  period: Period,
): Promise<readonly LedgerCell[]> {
  const rows = await readTerms(tx, { networkId });
  const metrics = rows === null ? [] : await metricsOf(tx, networkId, rows);
  return metrics.flatMap((metric) =>
    [...metric.series, ...metric.parallel].flatMap((series) => {
      const version = versionFor(metric, series, period);
      const measure = version === null ? null : ledgerMeasureOf(version);
      if (version === null || measure === null) return [];
      return [{ measure, cell: { networkId, series, period, version } }];
    }),
  );
}

const readSources = jsonStatement<readonly { seriesKey: number; source: FigureSource | null }[]>(
  sql`select ${jsonRows(sql`
    select f.series_key as "seriesKey", r.source
    from figures f
    join figure_revisions r on r.network_id = f.network_id and r.series_key = f.series_key and r.period = f.period
      and r.reporter_id = f.reporter_id and r.revision = f.revision
    where f.network_id = ${network} and f.period = ${sql.placeholder("period")}::int
      and f.series_key = any (${sql.placeholder("keys")}::int[])`)}::text as json`,
);

/** Which of these series' figures of a month came from the ledger and were touched by nobody since, as far as the viewer sees them. */
export async function listFedKeys(
  tx: Tx,
  networkId: string,
  { seriesKeys, period }: { readonly seriesKeys: readonly number[]; readonly period: Period },
): Promise<ReadonlySet<number>> {
  const rows = await readSources(tx, {
    networkId,
    period: monthNumber(period),
    keys: seriesKeys,
  });
  return new Set(
    (rows ?? []).filter(({ source }) => source === "ledger").map(({ seriesKey }) => seriesKey),
  );
}
