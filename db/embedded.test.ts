import { EventEmitter, once } from "node:events";
import { chmodSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import postgres from "postgres";
import { afterAll, expect, test } from "vitest";
import { createDatabase, dropDatabase, removeEmbedded, startEmbedded } from "./embedded.mjs";

const data = mkdtempSync(path.join(tmpdir(), "throughline-test-"));
chmodSync(data, 0o755);
const server = await startEmbedded({ data });

afterAll(async () => {
  await server.stop();
  await removeEmbedded(data);
});

/** What `work` finds on one connection. */
async function on<Result>(url: string, work: (sql: postgres.Sql) => Promise<Result>) {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    return await work(sql);
  } finally {
    await sql.end();
  }
}

function postmaster(): number {
  return Number(readFileSync(path.join(data, "postgres", "postmaster.pid"), "utf8").split("\n")[0]);
}

test("no role that the app uses can get past row-level security", async () => {
  const powers = await on(
    server.urls.bootstrap,
    (sql) => sql`
      select rolname, rolsuper or rolbypassrls or rolcreatedb or rolcreaterole or rolreplication as powerful,
        exists(select from pg_auth_members where member = pg_roles.oid) as member
      from pg_roles where rolname like 'throughline%' and rolname <> 'throughline_bootstrap' order by rolname`,
  );
  expect([...powers]).toEqual(
    ["throughline_app", "throughline_owner", "throughline_worker"].map((rolname) => ({
      rolname,
      powerful: false,
      member: false,
    })),
  );
});

test.each([
  { role: "app", attempt: "create table mine (n int)", why: "the server makes no tables" },
  { role: "app", attempt: "create temporary table mine (n int)", why: "nor temporary ones" },
  { role: "app", attempt: "create schema mine", why: "nor schemas" },
  { role: "app", attempt: "set role throughline_owner", why: "nor does it become the owner" },
  { role: "worker", attempt: "create table mine (n int)", why: "jobs make no tables either" },
  { role: "worker", attempt: "set role throughline_owner", why: "nor do they become the owner" },
  { role: "owner", attempt: "set role throughline_bootstrap", why: "the owner is no superuser" },
  { role: "owner", attempt: "create role mine", why: "and makes no roles" },
] as const)("$role may not $attempt: $why", async ({ role, attempt }) => {
  await expect(on(server.urls[role], (sql) => sql.unsafe(attempt))).rejects.toThrow(
    /permission denied/,
  );
});

test("a running server is used again, and stops with its last user", async () => {
  const before = postmaster();
  const again = await startEmbedded({ data });
  expect(again.urls).toEqual(server.urls);
  await again.stop();
  await again.stop();
  expect(postmaster()).toBe(before);
  expect(await on(server.urls.app, (sql) => sql`select 1 as one`)).toEqual([{ one: 1 }]);
});

test("a copied database has the template's tables and its own guard", async () => {
  const template = await createDatabase(server.urls, { name: "template_of_test" });
  await on(template.owner, (sql) => sql`create table brought (n int)`);
  const copy = await createDatabase(server.urls, { name: "copy", template: "template_of_test" });
  expect(await on(copy.owner, (sql) => sql`select * from brought`)).toEqual([]);
  await expect(on(copy.app, (sql) => sql`create temporary table mine (n int)`)).rejects.toThrow(
    /permission denied/,
  );
  await dropDatabase(server.urls, "copy");
  await expect(on(copy.owner, (sql) => sql`select 1`)).rejects.toThrow(/does not exist/);
});

test("after kill -9 what was committed is there", async () => {
  const killed = postmaster();
  await on(server.urls.owner, async (sql) => {
    await sql`create table kept (n int)`;
    await sql`insert into kept select generate_series(1, 1000)`;
  });
  process.kill(killed, "SIGKILL");
  const again = await startEmbedded({ data });
  expect(postmaster()).not.toBe(killed);
  expect(await on(again.urls.owner, (sql) => sql`select count(*)::int as n from kept`)).toEqual([
    { n: 1000 },
  ]);
  await again.stop();
});

test("what a broken transaction still asks lands in nobody else's transaction", async () => {
  const { urls, stop } = await startEmbedded({ data });
  const sql = postgres(urls.bootstrap, { max: 1, backoff: () => 0.05 });
  const pause = new EventEmitter();
  let answer = "none";
  const broken = sql.begin(async (tx) => {
    const [row] = await tx<{ pid: number }[]>`select pg_backend_pid() as pid`;
    await on(
      server.urls.bootstrap,
      (other) => other`select pg_terminate_backend(${row?.pid ?? 0})`,
    );
    await once(pause, "over");
    answer = await tx<{ who: string }[]>`select current_setting('app.who') as who`.then(
      ([found]) => found?.who ?? "",
      (error: unknown) => String(error),
    );
  });
  await expect(broken).rejects.toThrow("CONNECTION_CLOSED");
  await sql.begin(async (tx) => {
    await tx`select set_config('app.who', 'somebody else', true)`;
    pause.emit("over");
    await expect.poll(() => answer).toContain("CONNECTION_CLOSED");
  });
  await sql.end();
  await stop();
});
