import { sql } from "drizzle-orm";
import type { KeptScan } from "@/lib/early-warning/chain-scan-kept";
import { chainOf, scanInput, type ScanInput } from "@/lib/early-warning/scan-input";
import { monthNumber } from "@/lib/periods/period";
import type { Tx } from "../doors";
import { chainScans } from "../schema/warnings";
import { engine } from "./warnings";

/** What a scan asks of a chain beside its figures, as scan_terms() gives it. */
export type ScanTerms = Omit<ScanInput, "figures"> & {
  /** 1 for the chain that was loaded; those that were only agreed have numbers of their own. */
  readonly chainNumber: number;
  /** The month from which the chain that is scanned was agreed; null for what was loaded. */
  readonly agreedFrom: number | null;
  /** The parties of that version, who alone may read what is found; null for all of the network. */
  readonly audience: readonly string[] | null;
  readonly periods: readonly { readonly period: number; readonly isClosed: boolean }[];
};

/** What a chain is scanned from; `readFrom` tells it from what comes later: how many figures, the sum of their revisions, and the chain's version. */
type Scanned = ScanTerms & Pick<ScanInput, "figures"> & { readonly readFrom: string };

/** What a chain is scanned from, of its figures' number and revisions. */
export function readFromOf(figures: string, { agreedFrom }: Pick<ScanTerms, "agreedFrom">): string {
  return agreedFrom === null ? figures : `${figures} ${agreedFrom}`;
}

/** Waits until nobody else scans the network's chains: one scan at a time, to the transaction's end. */
export async function lockScan(tx: Tx, networkId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('scan ' || ${networkId}, 0))`);
}

/** Whether what is kept was found by this engine in these very figures. */
export async function isScanned(
  tx: Tx,
  networkId: string,
  { chainNumber, readFrom }: Pick<Scanned, "chainNumber" | "readFrom">,
): Promise<boolean> {
  const rows = await tx.execute(sql`
    select from chain_scans
    where network_id = ${networkId} and chain_number = ${chainNumber} and engine = ${engine} and read_from = ${readFrom}`);
  return rows.length > 0;
}

/**
 * Scans a chain of a network, keeps what is found, and publishes the evidence of months that are complete.
 *
 * @returns false, with nothing kept, where nothing was reported
 */
export async function keepScan(tx: Tx, networkId: string, scanned: Scanned): Promise<boolean> {
  const chain = chainOf(scanned);
  if (chain === null) return false;
  const result = scanInput(chain);
  const { chainNumber } = scanned;
  const found = {
    engine,
    readFrom: scanned.readFrom,
    result: JSON.stringify(result),
    audience: scanned.audience === null ? null : [...scanned.audience],
  };
  await tx
    .insert(chainScans)
    .values({ networkId, chainNumber, ...found })
    .onConflictDoUpdate({
      target: [chainScans.networkId, chainScans.chainNumber],
      set: { ...found, scannedAt: sql`now()` },
    });
  await publish(tx, networkId, scanned, result.chain);
  return true;
}

/** Whom what is published of a chain is for: all of the network, or the parties of one that was only agreed. */
export function publishedTo({
  chainNumber,
  audience,
}: Pick<ScanTerms, "chainNumber" | "audience">): string[] | null {
  return chainNumber === 1 || audience === null ? null : [...audience];
}

/** A month is complete once every series of the chain was reported, or nothing more can be: until then its evidence may grow. */
async function publish(
  tx: Tx,
  networkId: string,
  { series, figures, periods, ...terms }: Scanned,
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
    insert into published_evidence (network_id, chain_number, period, log_evidence, audience)
    select ${networkId}::uuid, ${terms.chainNumber}::int, month, log_evidence, ${sql.param(publishedTo(terms))}::uuid[]
    from unnest(${sql.param(complete.map(({ month }) => month))}::int[],
      ${sql.param(complete.map(({ logEvidence }) => logEvidence))}::float8[]) as shown (month, log_evidence)
    on conflict do nothing`);
}
