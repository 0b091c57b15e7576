import { sql, type SQL } from "drizzle-orm";
import type { Tx } from "../doors";

/** What a function of the database answers to this call; what each of them gives is written in the migration that makes it. */
export async function askFunction<Answer>(tx: Tx, call: SQL): Promise<Answer> {
  const [row] = await tx.execute<{ said: Answer }>(sql`select ${call} as said`);
  if (row === undefined) throw new RangeError("a function of the database gave no row");
  return row.said;
}
