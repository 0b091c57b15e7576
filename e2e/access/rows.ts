import { z } from "zod";
import { asSuperuser } from "@/db/testing/superuser";

/** Every row of the database that mentions one of some words, by table and primary key. */
export type Rows = ReadonlyMap<string, Readonly<Record<string, unknown>>>;

/** A row that came, went or changed: its table, its key, and the columns whose values aren't what they were. */
export type Change = {
  readonly table: string;
  readonly key: string;
  readonly kind: "added" | "removed" | "changed";
  readonly columns: readonly string[];
  readonly row: Readonly<Record<string, unknown>>;
};

const found = z.array(
  z.object({
    place: z.string(),
    key: z.array(z.string()),
    row: z.record(z.string(), z.unknown()),
  }),
);

/**
 * Tables of our own but the one in which the worker notes that it has counted a month: it does so by itself, whoever tries what,
 * and what it counts stands in others. By their name as shown ("figures", "vault.audit_heads"), with the columns that tell rows apart.
 */
const catalogue = `
  select format('%I.%I', n.nspname, c.relname) as name,
    case n.nspname when 'public' then c.relname else n.nspname || '.' || c.relname end as place,
    coalesce(
      (select array_agg(a.attname::text order by a.attname) from pg_index i
        join pg_attribute a on a.attrelid = c.oid and a.attnum = any ((i.indkey::int2[])[0:i.indnkeyatts - 1])
        where i.indrelid = c.oid and i.indisprimary),
      (select array_agg(a.attname::text order by a.attname) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped)
    ) as key
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'graphile_worker')
    and c.relname <> 'ledger_counts'
  order by 2`;

const tables = z.array(
  z.object({ name: z.string(), place: z.string(), key: z.array(z.string()).nullable() }),
);

/**
 * Every row of any table, whatever its scope, in whose text one of these words stands (ids, for instance). Read as the
 * superuser, so that no policy hides what was written where it should not.
 */
export async function rowsThatMention(words: readonly string[]): Promise<Rows> {
  return asSuperuser(async (sql) => {
    const known = tables.parse(await sql.unsafe(catalogue));
    const reads = known.map(
      ({ name, place, key }) => `select '${place}' as place, '{${(key ?? []).join(",")}}'::text[]
        as key, to_jsonb(t) as row from ${name} t where t::text like any ($1::text[])`,
    );
    const patterns = words.map((word) => `%${word}%`);
    const rows = found.parse(await sql.unsafe(reads.join(" union all "), [patterns]));
    return new Map(
      rows.map(({ place, key, row }) => [
        `${place} ${key.map((column) => JSON.stringify(row[column])).join(" ")}`,
        row,
      ]),
    );
  });
}

/** What changed from one reading to the next. */
export function changesBetween(before: Rows, after: Rows): readonly Change[] {
  const keys = [...new Set([...before.keys(), ...after.keys()])];
  return keys.flatMap((name) => {
    const [was, is] = [before.get(name), after.get(name)];
    const gap = name.indexOf(" ");
    const [table, key] = [name.slice(0, gap), name.slice(gap + 1)];
    const row = is ?? was ?? {};
    const columns = Object.keys(row).filter(
      (column) => JSON.stringify(was?.[column]) !== JSON.stringify(is?.[column]),
    );
    const kind = was === undefined ? "added" : is === undefined ? "removed" : "changed";
    return columns.length === 0 ? [] : [{ table, key, kind, columns, row }];
  });
}
