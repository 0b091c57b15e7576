import { sql, type SQL } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { utcText } from "@/lib/network-file/instant";

/** An instant of a network file as the database keeps it: to the microsecond, which a Date can't hold. */
export function storedInstant(instant: string): SQL {
  return sql`${utcText(instant)}::timestamptz`;
}

/** What a column holds as the text of an instant; `utcText` makes it that of a network file. Null where the column is. */
export function writtenInstant(column: PgColumn): SQL<string> {
  return sql<string>`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
}
