import { readFile } from "node:fs/promises";
import postgres from "postgres";
import { figuresOf, type Shape } from "../tiers";

const big = ["figures", "figure_revisions"] as const;

/** Up to so many figures every foreign key is checked again; beyond, the same statements filled the tables. */
const checkedUpTo = 1_000_000;

/**
 * Fills a migrated, empty database with networks of these shapes, as its superuser. The two big tables are filled
 * without their indexes and foreign keys, which are put back afterwards.
 */
export async function load(url: string, shapes: readonly Shape[]): Promise<void> {
  const sql = postgres(url, { max: big.length, onnotice: () => undefined });
  try {
    await sql.unsafe(await statements("setup"));
    for (const { kind, networks, organisations, metrics, months } of shapes) {
      await sql`insert into bench.shapes values (${kind}, ${networks}, ${organisations}, ${metrics}, ${months})`;
    }
    await sql.unsafe(await statements("networks"));
    await sql.unsafe(await statements("agreements"));
    const { drop, restore } = await keys(sql, figuresOf(shapes) <= checkedUpTo);
    await sql.unsafe(drop.join(";"));
    await Promise.all(big.map((table) => fill(sql, table)));
    for (const together of restore) {
      await Promise.all(together.map((statement) => sql.unsafe(statement)));
    }
    await Promise.all(big.map((table) => sql`vacuum (analyze) ${sql(table)}`));
    await sql`vacuum (analyze)`;
    await sql`create extension pg_stat_statements`;
    await sql`checkpoint`;
  } finally {
    await sql.end();
  }
}

/** A table that is emptied in the transaction that fills it needs no write-ahead log. */
async function fill(sql: postgres.Sql, table: string): Promise<void> {
  const insert = await statements(table);
  await sql.begin(async (tx) => {
    // Revisions refuse to be emptied.
    await tx`set local session_replication_role = replica`;
    await tx`truncate ${tx(table)}`;
    await tx.unsafe(insert);
  });
}

/** Statements that take keys and indexes off the big tables, what other tables refer to among them, and those that put them back, in groups that may run together. */
async function keys(sql: postgres.Sql, checked: boolean) {
  const constraints = await sql<{ foreign: boolean; drop: string; restore: string }[]>`
    select contype = 'f' as foreign,
      format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
      format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as restore
    from pg_constraint
    where conrelid = any (${[...big]}::regclass[]) and contype in ('p', 'u', 'f')
      or confrelid = any (${[...big]}::regclass[])
    order by contype = 'f' desc`;
  const indexes = await sql<{ drop: string; restore: string }[]>`
    select format('drop index %s', indexrelid::regclass) as drop, pg_get_indexdef(indexrelid) as restore
    from pg_index
    where indrelid = any (${[...big]}::regclass[])
      and not exists (select from pg_constraint where conindid = indexrelid and contype in ('p', 'u'))`;
  const foreign = constraints.filter((one) => one.foreign);
  return {
    drop: [...constraints, ...indexes].map(({ drop }) => drop),
    restore: [
      constraints.filter((one) => !one.foreign).map(({ restore }) => restore),
      indexes.map(({ restore }) => restore),
      foreign.map(({ restore }) => (checked ? restore : `${restore} not valid`)),
    ],
  };
}

function statements(name: string): Promise<string> {
  return readFile(new URL(`${name}.sql`, import.meta.url), "utf8");
}
