import type postgres from "postgres";
import { asSuperuser } from "../superuser";
import type { Row } from "./actor";

/** A column with its type, as in "figures.audience uuid[]". */
type Column = { readonly name: string; readonly type: string };

/** Something with rows in our schemas; `key` is its primary key's columns in order, empty where it has none. */
export type Relation = {
  readonly oid: number;
  readonly name: string;
  readonly columns: readonly Column[];
  readonly key: readonly string[];
};

/** All relations of our schemas with all their rows, and the functions that read them for others, as a superuser finds them. */
export type Stock = {
  readonly relations: readonly Relation[];
  /** Functions that run as their owner and give rows to one of our roles. */
  readonly functions: readonly string[];
  readonly rows: (relation: string) => readonly Row[];
  /** The first row with these values; null when there is none. */
  readonly find: (relation: string, values: Row) => Row | null;
};

/** Everything with rows in our schemas: tables, partitions, views, materialized views, foreign tables. */
export function relationsOf(sql: postgres.ISql): Promise<readonly Relation[]> {
  return sql<Relation[]>`
    select c.oid::int as oid, n.nspname || '.' || c.relname as name,
      (select coalesce(jsonb_agg(jsonb_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod))
          order by a.attnum), '[]')
        from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
      array(select a.attname::text from pg_index x, unnest(x.indkey) with ordinality k (number, place)
        join pg_attribute a on a.attrelid = c.oid and a.attnum = k.number
        where x.indrelid = c.oid and x.indisprimary and k.place <= x.indnkeyatts order by k.place) as key
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'vault') and c.relkind in ('r', 'p', 'v', 'm', 'f')
    order by 2`;
}

async function functionsOf(sql: postgres.ISql): Promise<readonly string[]> {
  const found = await sql<{ name: string }[]>`
    select n.nspname || '.' || p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname in ('public', 'vault') and p.prosecdef and p.proretset
      and (has_function_privilege('throughline_app', p.oid, 'execute')
        or has_function_privilege('throughline_worker', p.oid, 'execute'))
    order by 1`;
  return found.map(({ name }) => name);
}

/** Reads the stock of the test's own database; of relations that aren't `known` no rows are read. */
export function readStock(known: readonly string[]): Promise<Stock> {
  return asSuperuser(async (sql) => {
    const relations = await relationsOf(sql);
    const stored = new Map<string, readonly Row[]>();
    for (const { name, key } of relations.filter((one) => known.includes(one.name))) {
      const order = key.length === 0 ? "1" : key.join(", ");
      const found = await sql.unsafe(`select to_jsonb(t) as row from ${name} t order by ${order}`);
      stored.set(
        name,
        found.map((one): Row => one["row"]),
      );
    }
    const rows = (relation: string) => stored.get(relation) ?? [];
    return {
      relations,
      functions: await functionsOf(sql),
      rows,
      find: (relation, values) =>
        rows(relation).find((row) =>
          Object.entries(values).every(([column, value]) => row[column] === value),
        ) ?? null,
    };
  });
}

/** A value as SQL writes it. */
export function literal(value: unknown, type: string): string {
  if (value === null || value === undefined) return "null";
  if (typeof value === "string") return quoted(value);
  if (type === "jsonb" || !Array.isArray(value)) return quoted(JSON.stringify(value));
  const parts = value.map((one) => `"${String(one).replaceAll(/["\\]/g, String.raw`\$&`)}"`);
  return quoted(`{${parts.join(",")}}`);
}

/** The condition that only this row meets. */
export function whereIs({ columns, key }: Relation, row: Row): string {
  const parts = columns
    .filter(({ name }) => key.includes(name))
    .map(({ name, type }) => `${name} = ${literal(row[name], type)}`);
  return parts.length === 0 ? "true" : parts.join(" and ");
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
