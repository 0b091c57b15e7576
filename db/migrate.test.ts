import { describe, expect, inject, test } from "vitest";
import { createDatabase, dropDatabase } from "./embedded.mjs";
import { migrate } from "./migrate";
import { migrationNames } from "./migration-names";
import { missingMigrations } from "./role-safety";
import { refusalOf } from "./testing/refusal";
import { asSuperuser } from "./testing/superuser";

const ownerUrl = process.env["DATABASE_OWNER_URL"] ?? "";

/** The definition of everything in our schemas, and which migrations made it. */
function state() {
  return asSuperuser(async (sql) => ({
    columns: [
      ...(await sql`
        select table_schema, table_name, column_name, data_type, column_default
        from information_schema.columns where table_schema in ('public', 'vault') order by 1, 2, 3`),
    ],
    policies: [
      ...(await sql`select * from pg_policies order by schemaname, tablename, policyname`),
    ],
    applied: [...(await sql`select * from vault.schema_migrations order by name`)],
  }));
}

test("a second run changes nothing", async () => {
  const before = await state();
  expect(before.applied.map((row) => row["name"])).toEqual(await migrationNames());
  expect(await migrate(ownerUrl)).toEqual([]);
  expect(await state()).toEqual(before);
});

test("of two runners at once each migration is applied by exactly one", async () => {
  const { urls } = inject("cluster");
  const name = `throughline_migrate_${crypto.randomUUID().slice(0, 8)}`;
  const fresh = await createDatabase(urls, { name });
  try {
    const [one, two] = await Promise.all([migrate(fresh.owner), migrate(fresh.owner)]);
    expect([...one, ...two].toSorted()).toEqual(await migrationNames());
    expect(await migrate(fresh.owner)).toEqual([]);
  } finally {
    await dropDatabase(urls, name);
  }
});

describe("an applied file", () => {
  test("that was changed since is refused, by name, and nothing else is applied", async () => {
    const [first = ""] = await migrationNames();
    const sums = await asSuperuser(
      (sql) => sql`
        with before as (select name, checksum from vault.schema_migrations where name = ${first})
        update vault.schema_migrations m set checksum = 'of another text' from before
        where m.name = before.name returning before.checksum`,
    );
    const before = await state();
    expect(await refusalOf(migrate(ownerUrl))).toBe(
      `${first} was applied in another form: add a new migration`,
    );
    expect(await state()).toEqual(before);
    await asSuperuser(
      (sql) => sql`
        update vault.schema_migrations set checksum = ${String(sums[0]?.["checksum"])} where name = ${first}`,
    );
    expect(await migrate(ownerUrl)).toEqual([]);
  });

  test("that the database lacks is missing, in its order", async () => {
    expect(await missingMigrations()).toEqual([]);
    const names = await migrationNames();
    const lacking = names.slice(-2);
    await asSuperuser(
      (sql) => sql`delete from vault.schema_migrations where name in ${sql(lacking)}`,
    );
    expect(await missingMigrations()).toEqual(lacking);
  });
});
