import type { PgInsertValue, PgTable } from "drizzle-orm/pg-core";
import type { Tx } from "../doors";

/** Postgres takes 65,535 parameters a statement; the widest of our rows has 25. */
const rowsAtOnce = 1000;

/** Inserts the rows in statements of a size that Postgres takes; nothing for no rows. */
export async function insertAll<Table extends PgTable>(
  tx: Tx,
  table: Table,
  rows: readonly PgInsertValue<Table>[],
): Promise<void> {
  for (const some of batchesOf(rows)) await tx.insert(table).values([...some]);
}

/** The items in lists of a size to write at once. */
export function* batchesOf<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  for (let start = 0; start < items.length; start += rowsAtOnce) {
    yield items.slice(start, start + rowsAtOnce);
  }
}
