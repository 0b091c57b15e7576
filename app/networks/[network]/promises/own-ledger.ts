import type { Tx } from "@/db/doors";
import { listFigures } from "@/db/queries/figures";
import { listMetrics } from "@/db/queries/metrics";
import type { Cell } from "@/db/queries/report";
import type { Period } from "@/lib/periods/period";
import { ledgerMeasureOf } from "@/lib/promises/ledger-metric";
import type { LedgerMeasure } from "@/lib/promises/ledger-measures";
import type { Figure } from "@/lib/reporting/figure";
import { versionFor } from "@/lib/reporting/metric";

/** A series that the ledger feeds: what it counts, where it is reported, and what stands there. */
export type LedgerSeries = {
  readonly measure: LedgerMeasure;
  readonly cell: Cell;
  readonly figure: Figure | null;
};

/** The series of an organisation whose definition in force in the month names the promise ledger as its source. */
export async function listLedgerSeries(
  tx: Tx,
  networkId: string,
  { organisationId, period }: { readonly organisationId: string; readonly period: Period },
): Promise<readonly LedgerSeries[]> {
  const metrics = await listMetrics(tx, networkId);
  const fed = metrics.flatMap((metric) =>
    metric.series
      .filter(({ reporterId }) => reporterId === organisationId)
      .flatMap((series) => {
        const version = versionFor(metric, series, period);
        const measure = version === null ? null : ledgerMeasureOf(version);
        if (version === null || measure === null) return [];
        return [{ measure, cell: { networkId, series, period, version } }];
      }),
  );
  const seriesKeys = fed.map(({ cell }) => cell.series.key);
  const figures =
    seriesKeys.length === 0
      ? []
      : await listFigures(tx, networkId, { seriesKeys, first: period, last: period });
  return fed.map((one) => ({
    ...one,
    figure: figures.find(({ seriesKey }) => seriesKey === one.cell.series.key) ?? null,
  }));
}
