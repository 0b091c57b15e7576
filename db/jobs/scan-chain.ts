import { sql } from "drizzle-orm";
import { z } from "zod";
import type { KeptScan } from "@/lib/early-warning/chain-scan-kept";
import { chainOf, scanInput, type ScanInput } from "@/lib/early-warning/scan-input";
import { monthNumber } from "@/lib/periods/period";
import { asJob, type Tx } from "../doors";
import { engine } from "../queries/warnings";
import { chainScans } from "../schema/warnings";

const payloadOf = z.object({ networkId: z.guid() });

/** What scan_input() gives; the database made it. */
type Input = ScanInput & {
  readonly readFrom: string;
  readonly periods: readonly { readonly period: number; readonly isClosed: boolean }[];
};

/**
 * Scans a network's chain anew, unless it was scanned by this engine from these very figures: what it found is kept for the pages,
 * and the evidence of each month that is complete is published, once. One scan of a network at a time.
 */
export async function scanChainOf(payload: unknown): Promise<void> {
  const { networkId } = payloadOf.parse(payload);
  await asJob({ network: networkId }, async (tx) => {
    await tx.execute(
      sql`select pg_advisory_xact_lock(hashtextextended('scan ' || ${networkId}, 0))`,
    );
    const input = await readInput(tx, networkId);
    if (input === null || (await isScanned(tx, networkId, input))) return;
    const chain = chainOf(input);
    if (chain === null) return;
    const result = scanInput(chain);
    const found = { engine, readFrom: input.readFrom, result: JSON.stringify(result) };
    await tx
      .insert(chainScans)
      .values({ networkId, chainNumber: 1, ...found })
      .onConflictDoUpdate({
        target: [chainScans.networkId, chainScans.chainNumber],
        set: { ...found, scannedAt: sql`now()` },
      });
    await publish(tx, networkId, input, result.chain);
  });
}

async function readInput(tx: Tx, networkId: string): Promise<Input | null> {
  const [row] = await tx.execute<{ input: string | null }>(
    sql`select scan_input(${networkId}) as input`,
  );
  const text = row?.input ?? null;
  return text === null ? null : JSON.parse(text);
}

async function isScanned(tx: Tx, networkId: string, { readFrom }: Input): Promise<boolean> {
  const rows = await tx.execute(sql`
    select from chain_scans
    where network_id = ${networkId} and chain_number = 1 and engine = ${engine} and read_from = ${readFrom}`);
  return rows.length > 0;
}

/** A month is complete once every series of the chain was reported, or nothing more can be: until then its evidence may grow. */
async function publish(tx: Tx, networkId: string, input: Input, scan: KeptScan): Promise<void> {
  const closed = new Set(input.periods.filter((one) => one.isClosed).map(({ period }) => period));
  const reported = new Map<number, number>();
  for (const [, period] of input.figures) reported.set(period, (reported.get(period) ?? 0) + 1);
  const complete = scan.months
    .map(({ period, logEvidence }) => ({ month: monthNumber(period), logEvidence }))
    .filter(({ month }) => closed.has(month) || reported.get(month) === input.series.length)
    .flatMap(({ month, logEvidence }) => (logEvidence === null ? [] : [{ month, logEvidence }]));
  if (complete.length === 0) return;
  await tx.execute(sql`
    insert into published_evidence (network_id, chain_number, period, log_evidence)
    select ${networkId}::uuid, 1, month, log_evidence
    from unnest(${sql.param(complete.map(({ month }) => month))}::int[],
      ${sql.param(complete.map(({ logEvidence }) => logEvidence))}::float8[]) as shown (month, log_evidence)
    on conflict do nothing`);
}
