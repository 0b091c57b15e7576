import { sql } from "drizzle-orm";
import { z } from "zod";
import { reportedOf, type FigureRow } from "@/lib/early-warning/scan-input";
import { asJob, type Tx } from "../doors";
import { isScanned, keepScan, lockScan, type ScanTerms } from "../queries/chain-scans";

const payloadOf = z.object({ networkId: z.guid() });

/** What scan_input() gives; the database made it. */
type Input = ScanTerms & { readonly readFrom: string; readonly figures: readonly FigureRow[] };

/**
 * Scans a network's chain anew, unless it was scanned by this engine from these very figures: what it found is kept for the pages,
 * and the evidence of each month that is complete is published, once. One scan of a network at a time.
 */
export async function scanChainOf(payload: unknown): Promise<void> {
  const { networkId } = payloadOf.parse(payload);
  await asJob({ network: networkId }, async (tx) => {
    await lockScan(tx, networkId);
    const input = await readInput(tx, networkId);
    if (input === null || (await isScanned(tx, networkId, input.readFrom))) return;
    await keepScan(tx, networkId, { ...input, figures: reportedOf(input.figures) });
  });
}

async function readInput(tx: Tx, networkId: string): Promise<Input | null> {
  const [row] = await tx.execute<{ input: string | null }>(
    sql`select scan_input(${networkId}) as input`,
  );
  const text = row?.input ?? null;
  return text === null ? null : JSON.parse(text);
}
