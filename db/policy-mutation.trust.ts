import { afterAll, beforeAll, expect, test } from "vitest";
import { createDatabase } from "./embedded.mjs";
import { migrate } from "./migrate";
import { startOwnServer } from "./testing/cluster";
import { gapsOf, matrixOf, stockOfRules, type Matrix } from "./testing/matrix/matrix";
import { rules } from "./testing/matrix/rules";
import { runMatrix } from "./testing/matrix/run";
import { aWorld } from "./testing/matrix/world";
import { fingerprint } from "./testing/mutation/fingerprint";
import type { Mutant } from "./testing/mutation/mutant";
import { mutantsOf } from "./testing/mutation/mutants";
import { tryMutant, type Death } from "./testing/mutation/try-mutant";
import { proof } from "./testing/proof";
import { asSuperuser } from "./testing/superuser";

/** Mutants that change nothing for anybody, and why. Trying all takes six minutes. */
const equivalents: Readonly<Record<string, string>> = {
  "public.figure_requests: policy managers_ask (check) without (asked_at = now())":
    "nobody may insert when they asked, and it begins as now",
  "public.mail: policy organisation_sends (check) without (status = 'queued'::text)":
    "nobody may insert a status, and it begins as queued",
  "public.network_invitations: policy managers_invite (check) without (answer IS NULL)":
    "nobody may insert an answer, and it begins as null",
  "public.staff_invitations: policy admins_invite (check) without (answer IS NULL)":
    "nobody may insert an answer, and it begins as null",
};

/** Mutants of each table below which it isn't broken in enough ways. */
const ofEach = 12;

let stop = () => Promise.resolve();
let matrix: Matrix;

// Roles are the whole server's: this one is nobody else's.
beforeAll(async () => {
  const server = await startOwnServer();
  stop = server.stop;
  const own = await createDatabase(server.urls, { name: "mutants" });
  process.env["DATABASE_URL"] = own.app;
  process.env["DATABASE_OWNER_URL"] = own.owner;
  process.env["DATABASE_WORKER_URL"] = own.worker;
  process.env["DATABASE_SUPERUSER_URL"] = own.bootstrap;
  await migrate(own.owner);
  const world = await aWorld();
  const stock = await stockOfRules();
  expect(gapsOf(stock, world)).toEqual([]);
  matrix = matrixOf(world, stock);
});

afterAll(() => stop());

test("nothing can be broken that neither the matrix nor the lint of the catalogue sees", async () => {
  const { denied, allowed, conclude } = proof("T2 policy mutation", { floor: 1200 });
  const start = Date.now();
  expect((await runMatrix(matrix)).findings).toEqual([]);
  allowed();
  const tried = await asSuperuser(async (sql) => {
    const deaths: (readonly [Mutant, Death])[] = [];
    const sound = await fingerprint(sql);
    for (const mutant of await mutantsOf(sql)) {
      deaths.push([mutant, await tryMutant(sql, sound, matrix, mutant)]);
    }
    return deaths;
  });
  expect((await runMatrix(matrix)).findings).toEqual([]);
  allowed();
  const survivors = tried
    .filter(([, { lint, matrix: seen }]) => lint === null && seen === null)
    .map(([{ name }]) => name);
  report(tried, survivors, Date.now() - start);
  expect(survivors).toEqual(Object.keys(equivalents));
  const ofTables = Object.keys(rules).map(
    (table) => [table, tried.filter(([mutant]) => mutant.table === table).length] as const,
  );
  process.stdout.write(
    `mutants of each table: ${ofTables.map(([table, count]) => `${table} ${count}`).join(", ")}\n`,
  );
  for (const [table, count] of ofTables) expect(count, table).toBeGreaterThanOrEqual(ofEach);
  denied(tried.length - survivors.length);
  conclude();
});

function report(
  tried: readonly (readonly [Mutant, Death])[],
  survivors: readonly string[],
  milliseconds: number,
): void {
  const count = (isOne: (death: Death) => boolean) =>
    tried.filter(([, death]) => isOne(death)).length;
  const lines = [
    `${tried.length} mutants in ${Math.round(milliseconds / 1000)} s:`,
    `${count(({ lint, matrix: seen }) => lint !== null && seen !== null)} seen by both proofs,`,
    `${count(({ lint, matrix: seen }) => lint === null && seen !== null)} by the matrix alone,`,
    `${count(({ lint, matrix: seen }) => lint !== null && seen === null)} by the lint alone`,
    ...survivors.map((name) => `\n  survived: ${name}: ${equivalents[name] ?? "NOT KNOWN"}`),
  ];
  process.stdout.write(`${lines.join(" ")}\n`);
}
