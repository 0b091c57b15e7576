import { and, asc, eq } from "drizzle-orm";
import type { Series } from "@/lib/reporting/metric";
import type { Tx } from "../doors";
import { series } from "../schema/metrics";

const columns = {
  key: series.key,
  metricCode: series.metricCode,
  subject: series.subject,
  reporterId: series.reporterId,
  audience: series.audience,
  parallelVersion: series.parallelVersion,
};

/** The series that an organisation reports in a network, by key. */
export async function listSeriesReportedBy(
  tx: Tx,
  networkId: string,
  organisationId: string,
): Promise<readonly Series[]> {
  return tx
    .select(columns)
    .from(series)
    .where(and(eq(series.networkId, networkId), eq(series.reporterId, organisationId)))
    .orderBy(asc(series.key));
}

/** One series by its key; null where it doesn't exist for the viewer. */
export async function findSeries(tx: Tx, networkId: string, key: number): Promise<Series | null> {
  const [row] = await tx
    .select(columns)
    .from(series)
    .where(and(eq(series.networkId, networkId), eq(series.key, key)));
  return row ?? null;
}
