import type { Tx } from "@/db/doors";
import { listFigures } from "@/db/queries/figures";
import { listFedKeys, listLedgerCells, type LedgerCell } from "@/db/queries/ledger-series";
import type { Period } from "@/lib/periods/period";
import type { Figure } from "@/lib/reporting/figure";

/** A series that the ledger feeds: what it counts, where it is reported, what stands there, and whether that came from the ledger. */
export type LedgerSeries = LedgerCell & { readonly figure: Figure | null; readonly isFed: boolean };

/** The series of an organisation whose definition in force in the month names the promise ledger as its source. */
export async function listLedgerSeries(
  tx: Tx,
  networkId: string,
  { organisationId, period }: { readonly organisationId: string; readonly period: Period },
): Promise<readonly LedgerSeries[]> {
  const all = await listLedgerCells(tx, networkId, period);
  const own = all.filter(({ cell }) => cell.series.reporterId === organisationId);
  const seriesKeys = own.map(({ cell }) => cell.series.key);
  if (seriesKeys.length === 0) return [];
  const [figures, fed] = await Promise.all([
    listFigures(tx, networkId, { seriesKeys, first: period, last: period }),
    listFedKeys(tx, networkId, { seriesKeys, period }),
  ]);
  return own.map((one) => ({
    ...one,
    figure: figures.find(({ seriesKey }) => seriesKey === one.cell.series.key) ?? null,
    isFed: fed.has(one.cell.series.key),
  }));
}
