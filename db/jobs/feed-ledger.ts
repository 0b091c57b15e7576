import { sql } from "drizzle-orm";
import { z } from "zod";
import { monthNumber, periodOfMonthNumber } from "@/lib/periods/period";
import { partsForFigure } from "@/lib/promises/ledger-metric";
import { countLedger } from "@/lib/promises/ledger-measures";
import { figureAudience } from "@/lib/reporting/audience";
import { asJob } from "../doors";
import { askFunction } from "../queries/ask-function";
import { findCountedCases, type CountedCases } from "../queries/ledger-cases";
import { listLedgerCells, type LedgerCell } from "../queries/ledger-series";

const payloadOf = z.object({ networkId: z.guid(), period: z.int() });

/**
 * Counts a month of a network's promise ledger, and takes what it comes to as the drafts of the series that it feeds: only of an open
 * month, never over what a person entered or submitted, and nothing where nothing changed. One count of a month at a time.
 *
 * @returns how many drafts were written
 */
export async function feedLedger(payload: unknown): Promise<number> {
  const { networkId, period: month } = payloadOf.parse(payload);
  const period = periodOfMonthNumber(month);
  return asJob({ network: networkId }, async (tx) => {
    await tx.execute(
      sql`select pg_advisory_xact_lock(hashtextextended('ledger ' || ${networkId} || ' ' || ${month}::integer, 0))`,
    );
    const read = await findCountedCases(tx, networkId, period);
    if (read === null) return 0;
    const counted = drafts(read, await listLedgerCells(tx, networkId, period));
    return askFunction<number>(
      tx,
      sql`feed_from_ledger(${networkId}, ${monthNumber(period)}::integer, ${read.asOf}::timestamptz,
        ${JSON.stringify(counted)}::jsonb)`,
    );
  });
}

function drafts({ cases, timeZone, asOf }: CountedCases, cells: readonly LedgerCell[]) {
  const counts = new Map<string, ReturnType<typeof countLedger>>();
  return cells.map(({ measure, cell: { series, period, version } }) => {
    const { reporterId } = series;
    const count =
      counts.get(reporterId) ??
      countLedger(cases, { organisation: reporterId, period, timeZone, now: new Date(asOf) });
    counts.set(reporterId, count);
    const { visibility, partyIds } = version;
    return {
      series: series.key,
      version: version.version,
      ...partsForFigure(count[measure], version, measure),
      audience: figureAudience({
        visibility,
        partyIds,
        reporterId,
        seriesAudience: series.audience,
      }),
    };
  });
}
