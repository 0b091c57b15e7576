import { sql, type SQL } from "drizzle-orm";
import { PgDialect, type PreparedQueryConfig } from "drizzle-orm/pg-core";
import type { Tx } from "./doors";

const dialect = new PgDialect();

type Prepared = PreparedQueryConfig & {
  readonly execute: readonly { readonly json: string | null }[];
};

/**
 * Makes a reader out of a statement whose one row has one column, `json`: a document that Postgres builds, as text. The
 * statement's own text is made once, so each connection prepares it once; the document is parsed once.
 *
 * @returns what reads the document with a value for each placeholder; null where the statement gives no row, or nothing in it
 */
export function jsonStatement<Document>(
  statement: SQL,
): (tx: Tx, values?: Readonly<Record<string, unknown>>) => Promise<Document | null> {
  const read = jsonText(statement);
  return async (tx, values) => {
    const text = await read(tx, values);
    return text === null ? null : JSON.parse(text);
  };
}

/** As `jsonStatement`, for a document that is handed on as it is: its reader gives the text. */
export function jsonText(
  statement: SQL,
): (tx: Tx, values?: Readonly<Record<string, unknown>>) => Promise<string | null> {
  const query = dialect.sqlToQuery(statement);
  return async (tx, values) => {
    // The driver prepares what has a name here, whatever it is, under a name of its own.
    const prepared = tx._.session.prepareQuery<Prepared>(query, undefined, "json", false);
    const [row] = await prepared.execute({ ...values });
    return row?.json ?? null;
  };
}

/** The period in a column of month numbers, as its key: "2025-12". */
export function periodText(column: SQL): SQL {
  return sql`lpad((${column} / 12)::text, 4, '0') || '-' || lpad((${column} % 12 + 1)::text, 2, '0')`;
}

/** The rows of a query as a JSON list of objects, in the query's order; an empty list where there are none. */
export function jsonRows(query: SQL): SQL {
  return sql`(select coalesce(json_agg(one), '[]') from (${query}) one)`;
}
