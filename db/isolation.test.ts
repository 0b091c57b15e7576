import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { asGuest, asJob } from "./doors";
import { gapsOf, matrixOf, stockOfRules, type Matrix } from "./testing/matrix/matrix";
import { rules } from "./testing/matrix/rules";
import { runMatrix } from "./testing/matrix/run";
import type { Stock } from "./testing/matrix/stock";
import { aWorld, type World } from "./testing/matrix/world";
import { proof } from "./testing/proof";
import { refusalOf } from "./testing/refusal";
import { asSuperuser } from "./testing/superuser";

/** Attempts on each relation below which it isn't looked at from all sides. */
const onEach = 250;

describe("the matrix", () => {
  let world: World;
  let stock: Stock;
  let matrix: Matrix;

  beforeAll(async () => {
    world = await aWorld();
    stock = await stockOfRules();
    matrix = matrixOf(world, stock);
  });

  test("every relation has a rule, and every rule the rows without which it shows nothing", () => {
    expect(gapsOf(stock, world)).toEqual([]);
  });

  test("everybody sees and does exactly what is theirs", { timeout: 180_000 }, async () => {
    const { denied, allowed, conclude } = proof("T1 isolation matrix", { floor: 40_000 });
    const verdict = await runMatrix(matrix);
    expect(verdict.findings.map(world.named)).toEqual([]);
    for (const name of Object.keys(rules)) {
      expect(verdict.attempts[name], name).toBeGreaterThanOrEqual(onEach);
    }
    denied(verdict.denied);
    allowed(verdict.allowed);
    conclude();
    const after = await stockOfRules();
    for (const name of Object.keys(rules)) expect(after.rows(name), name).toEqual(stock.rows(name));
  });

  test("a new table without a rule is named, and so are rows that are lacking", async () => {
    await asSuperuser((superuser) => superuser`create table unheard_of (id uuid primary key)`);
    const { findings } = await runMatrix(matrix, { only: [] });
    await asSuperuser((superuser) => superuser`drop table unheard_of`);
    expect(findings).toEqual(["public.unheard_of has no rule in db/testing/matrix/rules"]);
    const lacking = gapsOf({ ...stock, rows: () => [], functions: ["public.unheard_of"] }, world);
    expect(lacking).toContain(
      "public.unheard_of() gives rows past all policies and has no rule in db/testing/matrix",
    );
    expect(lacking).toContain("public.figures has no row that is a former member's draft");
    for (const name of Object.keys(rules)) {
      expect(
        lacking.some((says) => says.startsWith(`${name} has no row `)),
        name,
      ).toBe(true);
    }
  });
});

describe.each([
  { who: "the app without a session", attempt: asGuest },
  {
    who: "the worker without a scope",
    attempt: <Result>(work: Parameters<typeof asJob<Result>>[1]) => asJob(null, work),
  },
])("$who", ({ attempt }) => {
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
    expect(await refusalOf(attempt((tx) => tx.execute(sql.raw(statement))))).toMatch(says);
  });

  test("gets an error, not rows, with row security off", async () => {
    const look = attempt(async (tx) => {
      await tx.execute(sql`set local row_security = off`);
      return tx.execute(sql`select * from networks`);
    });
    expect(await refusalOf(look)).toMatch(/row-level security/);
  });
});
