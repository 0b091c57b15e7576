import { afterEach, describe, expect, test, vi } from "vitest";
import { roleFacts, roleProblems, versionProblem, type RoleFacts } from "./role-safety";
import { asSuperuser } from "./testing/superuser";

const safe: RoleFacts = {
  role: "someone",
  isSuperuser: false,
  bypassesRls: false,
  ownsTables: false,
  isOwnersMember: false,
  maySetUpTables: false,
  powers: [],
  serverVersion: 180_006,
};

describe("roleProblems", () => {
  test("finds nothing against a role that can do nothing of the kind", () => {
    expect(roleProblems(safe)).toEqual([]);
  });

  test.each([
    {
      facts: { isSuperuser: true },
      says: "someone is a superuser: row-level security would not hold",
    },
    { facts: { bypassesRls: true }, says: "someone bypasses row-level security" },
    {
      facts: { ownsTables: true },
      says: "someone owns tables: run as throughline_app, jobs as throughline_worker",
    },
    { facts: { isOwnersMember: true }, says: "someone is a member of the tables' owner" },
    {
      facts: { maySetUpTables: true },
      says: "someone may create objects (schema, database or TEMP)",
    },
    {
      facts: { powers: ["CREATEROLE"] },
      says: "someone has CREATEROLE, which reaches past one database's policies",
    },
  ])("$says", ({ facts, says }) => {
    expect(roleProblems({ ...safe, ...facts })).toEqual([says]);
  });

  test("names every problem, not the first alone", () => {
    expect(roleProblems({ ...safe, isSuperuser: true, ownsTables: true })).toHaveLength(2);
  });
});

describe("versionProblem", () => {
  test.each([
    {
      serverVersion: 150_019,
      says: "PostgreSQL 15.19 lacks fixes to row-level security: 15.20 or later",
    },
    {
      serverVersion: 160_015,
      says: "PostgreSQL 16.15 lacks fixes to row-level security: 16.16 or later",
    },
    {
      serverVersion: 170_011,
      says: "PostgreSQL 17.11 lacks fixes to row-level security: 17.12 or later",
    },
    {
      serverVersion: 180_005,
      says: "PostgreSQL 18.5 lacks fixes to row-level security: 18.6 or later",
    },
    {
      serverVersion: 140_099,
      says: "PostgreSQL 14.99 lacks fixes to row-level security: 15.20 or later",
    },
    {
      serverVersion: 90_624,
      says: "PostgreSQL 9.624 lacks fixes to row-level security: 15.20 or later",
    },
  ])("$serverVersion is too old", ({ serverVersion, says }) => {
    expect(versionProblem({ ...safe, serverVersion })).toBe(says);
  });

  test.each([150_020, 150_021, 160_016, 170_012, 180_006, 190_000])(
    "%i will do",
    (serverVersion) => {
      expect(versionProblem({ ...safe, serverVersion })).toBeNull();
    },
  );
});

describe("roleFacts", () => {
  // Straight to the server: a pooler before it knows only the roles of the app and the worker.
  const direct = process.env["DATABASE_SUPERUSER_URL"];

  afterEach(() => vi.unstubAllEnvs());

  test("the app's role is safe", async () => {
    const facts = await roleFacts();
    expect(facts.role).toBe("throughline_app");
    expect(roleProblems(facts)).toEqual([]);
    const [server] = await asSuperuser((sql) => sql`show server_version_num`);
    expect(String(facts.serverVersion)).toBe(server?.["server_version_num"]);
  });

  test("the worker's role is safe for the worker, and not for the app, since it owns the tables of jobs", async () => {
    const facts = await roleFacts("worker");
    expect(facts.role).toBe("throughline_worker");
    expect(roleProblems(facts)).toEqual([]);
    vi.stubEnv("DATABASE_URL", process.env["DATABASE_WORKER_URL"]);
    expect(await roleFacts()).toMatchObject({ role: "throughline_worker", ownsTables: true });
  });

  test("the owner's role isn't safe for the worker either", async () => {
    vi.stubEnv("DATABASE_WORKER_URL", process.env["DATABASE_OWNER_URL"]);
    expect(await roleFacts("worker")).toMatchObject({ ownsTables: true, maySetUpTables: true });
  });

  test.each([
    { variable: "DATABASE_OWNER_URL", is: { ownsTables: true, maySetUpTables: true } },
    {
      variable: "DATABASE_SUPERUSER_URL",
      is: { isSuperuser: true, isOwnersMember: true, maySetUpTables: true },
    },
  ])("the role of $variable is not", async ({ variable, is }) => {
    vi.stubEnv("DATABASE_URL", process.env[variable]);
    const facts = await roleFacts();
    expect(facts).toMatchObject(is);
    expect(roleProblems(facts).length).toBeGreaterThanOrEqual(Object.keys(is).length);
  });

  test.each([
    {
      grant: "grant throughline_owner to %",
      take: "revoke throughline_owner from %",
      is: { isOwnersMember: true },
    },
    {
      grant: "alter role % bypassrls",
      take: "alter role % nobypassrls",
      is: { bypassesRls: true },
    },
    ...["CREATEROLE", "CREATEDB", "REPLICATION"].map((power) => ({
      grant: `alter role % ${power}`,
      take: `alter role % no${power}`,
      is: { powers: [power] },
    })),
    {
      grant: "grant create on schema public to %",
      take: "revoke create on schema public from %",
      is: { maySetUpTables: true },
    },
    {
      grant: "create table vault.mine (); alter table vault.mine owner to %",
      take: "drop table vault.mine",
      is: { ownsTables: true },
    },
  ])("a role after `$grant` is not", async ({ grant, take, is }) => {
    const role = `throughline_odd_${crypto.randomUUID().slice(0, 8)}`;
    const url = new URL(direct ?? "");
    url.username = role;
    url.password = "odd";
    const run = (statement: string) =>
      asSuperuser((sql) => sql.unsafe(statement.replaceAll("%", role)));
    await run(
      "create role % login noinherit password 'odd'; grant usage on schema public, vault to %",
    );
    await run(`grant connect on database ${url.pathname.slice(1)} to %`);
    await run(grant);
    try {
      vi.stubEnv("DATABASE_URL", url.href);
      expect(await roleFacts()).toMatchObject({
        ...safe,
        serverVersion: expect.any(Number),
        role,
        ...is,
      });
    } finally {
      await run(take);
      await run("drop owned by %; drop role %");
    }
  });
});
