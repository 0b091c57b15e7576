import { and, eq } from "drizzle-orm";
import { monthNumber, type Period } from "@/lib/periods/period";
import type { Tx } from "../doors";
import { frozenStatements } from "../schema/settlement";

/** The texts kept of a closed month that the viewer may see, by what they are of: "sla 3", "pool Winter". */
export async function findFrozenTexts(
  tx: Tx,
  networkId: string,
  period: Period,
): Promise<ReadonlyMap<string, string>> {
  const { object, text } = frozenStatements;
  const rows = await tx
    .select({ object, text })
    .from(frozenStatements)
    .where(
      and(
        eq(frozenStatements.networkId, networkId),
        eq(frozenStatements.period, monthNumber(period)),
      ),
    );
  return new Map(rows.map((row) => [row.object, row.text]));
}
