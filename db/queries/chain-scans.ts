import { sql } from "drizzle-orm";
import type { KeptScan } from "@/lib/early-warning/chain-scan-kept";
import { chainOf, scanInput, type ScanInput } from "@/lib/early-warning/scan-input";
import { monthNumber } from "@/lib/periods/period";
import type { Tx } from "../doors";
import { chainScans } from "../schema/warnings";
import { engine } from "./warnings";

/** What a scan asks of a network beside its figures, as scan_terms() gives it. */
export type ScanTerms = Omit<ScanInput, "figures"> & {
  readonly periods: readonly { readonly period: number; readonly isClosed: boolean }[];
};

/** What a chain is scanned from; `readFrom` tells these figures from what comes later: how many, and the sum of their revisions. */
type Scanned = ScanTerms & Pick<ScanInput, "figures"> & { readonly readFrom: string };

/** Waits until nobody else scans the network's chain: one scan at a time, to the transaction's end. */
export async function lockScan(tx: Tx, networkId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('scan ' || ${networkId}, 0))`);
}

/** Whether what is kept was found by this engine in these very figures. */
export async function isScanned(tx: Tx, networkId: string, readFrom: string): Promise<boolean> {
  const rows = await tx.execute(sql`
    select from chain_scans
    where network_id = ${networkId} and chain_number = 1 and engine = ${engine} and read_from = ${readFrom}`);
  return rows.length > 0;
}

/**
 * Scans a network's chain, keeps what is found, and publishes the evidence of months that are complete.
 *
 * @returns false, with nothing kept, where nothing was reported
 */
export async function keepScan(tx: Tx, networkId: string, scanned: Scanned): Promise<boolean> {
  const chain = chainOf(scanned);
  if (chain === null) return false;
  const result = scanInput(chain);
  const found = { engine, readFrom: scanned.readFrom, result: JSON.stringify(result) };
  await tx
    .insert(chainScans)
    .values({ networkId, chainNumber: 1, ...found })
    .onConflictDoUpdate({
      target: [chainScans.networkId, chainScans.chainNumber],
      set: { ...found, scannedAt: sql`now()` },
    });
  await publish(tx, networkId, scanned, result.chain);
  return true;
}

/** A month is complete once every series of the chain was reported, or nothing more can be: until then its evidence may grow. */
async function publish(
  tx: Tx,
  networkId: string,
  { series, figures, periods }: Scanned,
  scan: KeptScan,
): Promise<void> {
  const closed = new Set(periods.filter((one) => one.isClosed).map(({ period }) => period));
  const reported = new Map<number, number>();
  for (const own of figures.values())
    for (const period of own.periods) reported.set(period, (reported.get(period) ?? 0) + 1);
  const complete = scan.months
    .map(({ period, logEvidence }) => ({ month: monthNumber(period), logEvidence }))
    .filter(({ month }) => closed.has(month) || reported.get(month) === series.length)
    .flatMap(({ month, logEvidence }) => (logEvidence === null ? [] : [{ month, logEvidence }]));
  if (complete.length === 0) return;
  await tx.execute(sql`
    insert into published_evidence (network_id, chain_number, period, log_evidence)
    select ${networkId}::uuid, 1, month, log_evidence
    from unnest(${sql.param(complete.map(({ month }) => month))}::int[],
      ${sql.param(complete.map(({ logEvidence }) => logEvidence))}::float8[]) as shown (month, log_evidence)
    on conflict do nothing`);
}
