import type postgres from "postgres";
import { rules } from "../matrix/rules";
import type { Mutant } from "./mutant";

type Constraint = {
  readonly table: string;
  readonly name: string;
  readonly definition: string;
  readonly columns: readonly string[];
};

/** Isolation also rests on what isn't a policy: keys that bind a row to its own tenant, and triggers that refuse. */
export async function mutantsOfConstraints(sql: postgres.ISql): Promise<readonly Mutant[]> {
  const keys = await sql<Constraint[]>`
    select n.nspname || '.' || c.relname as table, f.conname as name, pg_get_constraintdef(f.oid) as definition,
      array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum = any (f.conkey)) as columns
    from pg_constraint f join pg_class c on c.oid = f.conrelid join pg_namespace n on n.oid = c.relnamespace
    where f.contype = 'f' and n.nspname = 'public' and cardinality(f.conkey) > 1 order by 1, 2`;
  const triggers = await sql<{ table: string; name: string }[]>`
    select n.nspname || '.' || c.relname as table, t.tgname as name
    from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
    where not t.tgisinternal and t.tgname in ('append_only', 'keep_an_admin') order by 1, 2`;
  return [
    ...keys
      .filter(
        ({ table, columns }) => rules[table]?.app?.insert !== undefined && bindsSomebody(columns),
      )
      .map(({ table, name, definition }) => ({
        name: `${table}: without the foreign key ${name}`,
        table,
        apply: `alter table ${table} drop constraint ${name}`,
        revert: `alter table ${table} add constraint ${name} ${definition}`,
      })),
    ...triggers.map(({ table, name }) => ({
      name: `${table}: without the trigger ${name}`,
      table,
      apply: `alter table ${table} disable trigger ${name}`,
      revert: `alter table ${table} enable trigger ${name}`,
    })),
  ];
}

function bindsSomebody(columns: readonly string[]): boolean {
  return columns.some((column) => /(?:organisation|reporter|person)_id$/.test(column));
}
