import { sql } from "drizzle-orm";
import { z } from "zod";
import { reportedOf, type FigureRow } from "@/lib/early-warning/scan-input";
import { asJob, type Tx } from "../doors";
import { isScanned, keepScan, lockScan, readFromOf, type ScanTerms } from "../queries/chain-scans";

const payloadOf = z.object({ networkId: z.guid() });

/** What scan_input() gives of a chain; the database made it. */
type Input = ScanTerms & { readonly readFrom: string; readonly figures: readonly FigureRow[] };

/**
 * Scans each chain of a network anew, unless it was scanned by this engine from these very figures: what it found is kept for the
 * pages, and the evidence of each month that is complete is published, once. One scan of a network at a time.
 */
export async function scanChainOf(payload: unknown): Promise<void> {
  const { networkId } = payloadOf.parse(payload);
  await asJob({ network: networkId }, async (tx) => {
    await lockScan(tx, networkId);
    for (const input of await readInputs(tx, networkId)) {
      const readFrom = readFromOf(input.readFrom, input);
      if (await isScanned(tx, networkId, { ...input, readFrom })) continue;
      await keepScan(tx, networkId, { ...input, readFrom, figures: reportedOf(input.figures) });
    }
  });
}

async function readInputs(tx: Tx, networkId: string): Promise<readonly Input[]> {
  const rows = await tx.execute<{ input: string }>(
    sql`select input from scan_input(${networkId}) order by chain`,
  );
  return rows.map(({ input }) => JSON.parse(input));
}
