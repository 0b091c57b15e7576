import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { poolOf } from "./connection";
import { asGuest, type Tx } from "./doors";
import { signIn } from "./queries/sign-in";
import { aNetwork, aViewer } from "./testing";
import { refusalOf } from "./testing/refusal";
import { asSuperuser } from "./testing/superuser";

/** What our roles may try on each table at all: where a verb is missing, there is no grant. */
const grants: Readonly<Record<string, Readonly<Record<"app" | "worker", string>>>> = {
  "public.agreements": { app: "select", worker: "" },
  "public.assignments": { app: "select", worker: "" },
  "public.audit_entries": { app: "select insert", worker: "select" },
  "public.band_sets": { app: "select", worker: "" },
  "public.chain_stages": { app: "select", worker: "" },
  "public.chains": { app: "select", worker: "" },
  "public.figure_revisions": { app: "select insert", worker: "" },
  "public.figures": { app: "select insert update", worker: "" },
  "public.member_people": { app: "select insert", worker: "" },
  "public.metric_versions": { app: "select", worker: "" },
  "public.metrics": { app: "select", worker: "" },
  "public.network_members": { app: "select", worker: "select" },
  "public.network_periods": { app: "select", worker: "select" },
  "public.networks": { app: "select", worker: "select" },
  "public.organisation_people": { app: "select", worker: "" },
  "public.organisations": { app: "select", worker: "select" },
  "public.people": { app: "select", worker: "" },
  "public.relationships": { app: "select", worker: "" },
  "public.series": { app: "select", worker: "" },
  "public.sessions": { app: "select", worker: "" },
  "vault.audit_heads": { app: "", worker: "" },
  "vault.credentials": { app: "", worker: "" },
  "vault.schema_migrations": { app: "", worker: "" },
  "vault.sign_in_attempts": { app: "", worker: "" },
};

/** The columns that the app may update at all. */
const updatable = [
  "numerator",
  "denominator",
  "not_applicable",
  "status",
  "revision",
  "metric_version",
  "audience",
].map((column) => `public.figures.${column}`);

/** A job that states no network. There is no door for it, since a job has one. */
function asIdleJob<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> {
  return poolOf("DATABASE_WORKER_URL").transaction(work);
}

const outsiders = [
  { who: "the app without a session", role: "app", door: asGuest, token: null },
  { who: "the app with a made-up token", role: "app", door: asGuest, token: "made up" },
  { who: "the worker without a network", role: "worker", door: asIdleJob, token: null },
] as const;

beforeAll(async () => {
  const { brand } = await aNetwork("a password of nobody");
  await aViewer(brand.manager);
  await signIn(brand.manager.email, "a guess", "an address");
});

/** Everything with rows in our schemas, by name, and how many rows a superuser finds in it. */
function relations() {
  return asSuperuser(async (superuser) => {
    const found = await superuser<{ name: string; columns: readonly string[] }[]>`
      select n.nspname || '.' || c.relname as name,
        array(select a.attname::text from pg_attribute a
          where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped order by a.attnum) as columns
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('public', 'vault') and c.relkind in ('r', 'p', 'v', 'm', 'f')
      order by 1`;
    return Promise.all(
      found.map(async (one) => {
        const [count] = await superuser.unsafe(`select count(*)::int as rows from ${one.name}`);
        return { ...one, rows: Number(count?.["rows"]) };
      }),
    );
  });
}

/** All rows of all tables, as text. */
async function everything() {
  const tables = await relations();
  return asSuperuser((superuser) =>
    Promise.all(
      tables.map(async ({ name }) => [
        name,
        ...(
          await superuser.unsafe(`select to_jsonb(t)::text as row from ${name} t order by 1`)
        ).map((row) => String(row["row"])),
      ]),
    ),
  );
}

test("every table is known here, and has rows that could be seen", async () => {
  const tables = await relations();
  expect(tables.map(({ name }) => name)).toEqual(Object.keys(grants));
  expect(tables.filter(({ rows }) => rows === 0)).toEqual([]);
});

describe.each(outsiders)("$who", ({ role, door, token }) => {
  const attempt = (statement: string) =>
    door(async (tx) => {
      if (token !== null) await tx.execute(sql`select * from enter(${token}, null, true)`);
      return tx.execute(sql.raw(statement));
    });
  const granted = (table: string, verb: "select" | "insert") =>
    grants[table]?.[role].split(" ").includes(verb) === true;

  test.each(Object.keys(grants))("sees nothing in %s", async (table) => {
    const look = attempt(`select * from ${table}`);
    if (granted(table, "select")) expect(await look).toHaveLength(0);
    else expect(await refusalOf(look)).toMatch(/permission denied/);
  });

  test.each(Object.keys(grants))("adds nothing to %s", async (table) => {
    const [row] = await asSuperuser((superuser) =>
      superuser.unsafe(`select to_jsonb(t)::text as row from ${table} t limit 1`),
    );
    const copy = String(row?.["row"]).replaceAll("'", "''");
    const add = attempt(
      `insert into ${table} select * from jsonb_populate_record(null::${table}, '${copy}')`,
    );
    expect(await refusalOf(add)).toMatch(
      granted(table, "insert") ? /row-level security/ : /permission denied/,
    );
  });

  test("changes and deletes nothing anywhere, even without saying which rows", async () => {
    const before = await everything();
    for (const { name, columns } of await relations()) {
      for (const column of columns) {
        const update = attempt(`update ${name} set ${column} = ${column}`);
        if (role === "app" && updatable.includes(`${name}.${column}`)) {
          expect((await update).count, `${name}.${column}`).toBe(0);
        } else {
          expect(await refusalOf(update), `${name}.${column}`).toMatch(/permission denied/);
        }
      }
      for (const statement of [`delete from ${name}`, `truncate ${name} cascade`]) {
        expect(await refusalOf(attempt(statement)), statement).toMatch(/permission denied/);
      }
    }
    expect(await everything()).toEqual(before);
  });

  test.each([
    { statement: "create table public.mine (x int)", says: /permission denied/ },
    { statement: "create temporary table mine (x int)", says: /permission denied/ },
    { statement: "create schema mine", says: /permission denied/ },
    { statement: "set local role throughline_owner", says: /permission denied/ },
    { statement: "alter table public.figures disable row level security", says: /must be owner/ },
    { statement: "drop policy audience_reads on public.figures", says: /must be owner/ },
    { statement: "set local session_replication_role = replica", says: /permission denied/ },
    { statement: "select pg_read_file('/etc/passwd')", says: /permission denied/ },
    {
      statement: "copy public.figures from program 'true'",
      says: /permission denied|must be superuser/,
    },
  ])("may not: $statement", async ({ statement, says }) => {
    expect(await refusalOf(attempt(statement))).toMatch(says);
  });

  test("gets an error, not rows, with row security off", async () => {
    const look = door(async (tx) => {
      await tx.execute(sql`set local row_security = off`);
      return tx.execute(sql`select * from networks`);
    });
    expect(await refusalOf(look)).toMatch(/row-level security/);
  });
});
