import type { PgTable } from "drizzle-orm/pg-core";
import type { Tx } from "../doors";

/** Postgres takes 65,535 parameters a statement; the widest of our rows has 25. */
const rowsAtOnce = 1000;

/** Inserts the rows in statements of a size that Postgres takes; nothing for no rows. */
export async function insertAll<Table extends PgTable>(
  tx: Tx,
  table: Table,
  rows: readonly Table["$inferInsert"][],
): Promise<void> {
  for (let start = 0; start < rows.length; start += rowsAtOnce) {
    await tx.insert(table).values(rows.slice(start, start + rowsAtOnce));
  }
}
