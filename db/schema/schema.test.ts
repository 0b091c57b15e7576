import { is } from "drizzle-orm";
import { getTableConfig, PgTable } from "drizzle-orm/pg-core";
import { expect, test } from "vitest";
import { asSuperuser } from "../testing/superuser";
import * as audit from "./audit";
import * as chains from "./chains";
import * as expectations from "./expectations";
import * as figures from "./figures";
import * as imports from "./imports";
import * as invitations from "./invitations";
import * as issues from "./issues";
import * as mail from "./mail";
import * as metrics from "./metrics";
import * as networks from "./networks";
import * as people from "./people";
import * as promises from "./promises";
import * as proposals from "./proposals";
import * as reminders from "./reminders";
import * as settlement from "./settlement";
import * as slas from "./slas";
import * as value from "./value";
import * as warnings from "./warnings";

/** Tables that only functions of the database and the migration runner touch. */
const withoutTwin = [
  "vault.audit_heads",
  "vault.ledger_counts",
  "vault.organisation_audit_heads",
  "vault.reset_requests",
  "vault.schema_migrations",
  "vault.sign_in_attempts",
  "vault.tokens",
];

type Column = {
  readonly table: string;
  readonly column: string;
  readonly type: string;
  readonly nullable: boolean;
  readonly hasDefault: boolean;
};

const configs = [
  audit,
  chains,
  expectations,
  figures,
  imports,
  invitations,
  issues,
  mail,
  metrics,
  networks,
  people,
  promises,
  proposals,
  reminders,
  settlement,
  slas,
  value,
  warnings,
]
  .flatMap((file) => Object.values(file))
  .filter((value) => is(value, PgTable))
  .map((table) => getTableConfig(table));

function nameOf({ schema, name }: (typeof configs)[number]) {
  return `${schema ?? "public"}.${name}`;
}

function inOrder(columns: readonly Column[]) {
  return columns.toSorted((a, b) => (`${a.table}.${a.column}` < `${b.table}.${b.column}` ? -1 : 1));
}

test("the tables in the code are those of the database, but for those named here", async () => {
  const rows = await asSuperuser(
    (sql) => sql<{ name: string }[]>`
      select table_schema || '.' || table_name as name from information_schema.tables
      where table_schema in ('public', 'vault')`,
  );
  const inDatabase = rows.map(({ name }) => name).toSorted();
  expect([...configs.map(nameOf), ...withoutTwin].toSorted()).toEqual(inDatabase);
});

test("their columns have the same types, take null in the same places and have defaults in the same places", async () => {
  const inCode = configs.flatMap((config) =>
    config.columns.map((column) => ({
      table: nameOf(config),
      column: column.name,
      type: column.getSQLType(),
      nullable: !column.notNull,
      hasDefault: column.hasDefault,
    })),
  );
  const rows = await asSuperuser(
    (sql) => sql<Column[]>`
      select c.table_schema || '.' || c.table_name as table, c.column_name as column,
        case c.data_type
          when 'ARRAY' then replace(ltrim(c.udt_name, '_'), 'int4', 'integer') || '[]'
          when 'timestamp with time zone' then 'timestamp with time zone'
          else c.data_type
        end as type,
        c.is_nullable = 'YES' as nullable, c.column_default is not null as "hasDefault"
      from information_schema.columns c where c.table_schema in ('public', 'vault')`,
  );
  const inDatabase = rows.filter(({ table }) => !withoutTwin.includes(table));
  expect(inOrder(inCode)).toEqual(inOrder(inDatabase));
});

test("their primary keys are the same, column by column", async () => {
  const inCode = configs.map((config) => [
    nameOf(config),
    ...(config.primaryKeys[0]?.columns ?? config.columns.filter(({ primary }) => primary)).map(
      ({ name }) => name,
    ),
  ]);
  const rows = await asSuperuser(
    (sql) => sql<{ table: string; columns: string[] }[]>`
      select t.table_schema || '.' || t.table_name as table,
        array_agg(k.column_name::text order by k.ordinal_position) as columns
      from information_schema.table_constraints t
      join information_schema.key_column_usage k using (constraint_schema, constraint_name)
      where t.constraint_type = 'PRIMARY KEY' and t.table_schema in ('public', 'vault')
      group by 1`,
  );
  const inDatabase = rows
    .filter(({ table }) => !withoutTwin.includes(table))
    .map(({ table, columns }) => [table, ...columns]);
  expect(inCode.toSorted()).toEqual(inDatabase.toSorted());
});
