import { sql } from "drizzle-orm";
import { describe, expect, inject, test, vi } from "vitest";
import { asGuest, asOperator } from "../doors";
import { createDatabase, dropDatabase } from "../embedded.mjs";
import type { Urls } from "../embedded/credentials.mjs";
import { asBootstrap } from "../embedded/databases.mjs";
import { migrate } from "../migrate";
import { queueMail } from "../queries/mail";
import { actAs, aNetwork } from "../testing";
import { catalogueFacts } from "../testing/catalogue-facts";
import { catalogueFindings } from "../testing/catalogue-lint";
import { expectedCatalogue } from "../testing/expected-catalogue";
import { storedJobs, storedMail } from "../testing/jobs";
import { refusalOf } from "../testing/refusal";
import { asSuperuser } from "../testing/superuser";
import { migrateJobs } from "./migrate-jobs";
import { takeWaiting } from "./take-waiting";
import { tasks } from "./tasks";

const letter = { to: "new@newcomer.example", subject: "Hello", body: "http://x.example/secret" };

/** Gives the work a database of its own, empty but for roles and schemas, and makes it the one of the environment. */
async function onFreshDatabase(work: (urls: Urls) => Promise<void>): Promise<void> {
  const { urls } = inject("cluster");
  const name = `throughline_jobs_${crypto.randomUUID().slice(0, 8)}`;
  const fresh = await createDatabase(urls, { name });
  vi.stubEnv("DATABASE_URL", fresh.app);
  vi.stubEnv("DATABASE_OWNER_URL", fresh.owner);
  vi.stubEnv("DATABASE_WORKER_URL", fresh.worker);
  vi.stubEnv("DATABASE_SUPERUSER_URL", fresh.bootstrap);
  try {
    await work(fresh);
  } finally {
    vi.unstubAllEnvs();
    await dropDatabase(urls, name);
  }
}

function versions(): Promise<readonly unknown[]> {
  return asSuperuser((sql) => sql`select id from graphile_worker.migrations order by id`);
}

describe("the tables of jobs", () => {
  test("are made by a role that may make no schemas, before or after the others, by two at once as by one", () =>
    onFreshDatabase(async ({ owner, worker }) => {
      await Promise.all([migrateJobs(worker), migrate(owner), migrateJobs(worker)]);
      const made = await versions();
      expect(made.length).toBeGreaterThan(10);
      await migrateJobs(worker);
      expect(await versions()).toEqual(made);
    }));

  test("belong to the worker, and nobody else has anything of them but the owner its one function", async () => {
    const found = await asSuperuser(async (sql) => {
      const relations = await sql`
        select distinct pg_get_userbyid(c.relowner)::text as owner, x.grantee::regrole::text as granted
        from pg_class c left join lateral aclexplode(c.relacl) x on x.grantee <> c.relowner
        where c.relnamespace = 'graphile_worker'::regnamespace`;
      const routines = await sql`
        select p.proname::text as name, x.grantee::regrole::text as granted
        from pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) x
        where p.pronamespace = 'graphile_worker'::regnamespace and x.grantee <> p.proowner`;
      return { relations: [...relations], routines: [...routines] };
    });
    expect(found).toEqual({
      relations: [{ owner: "throughline_worker", granted: null }],
      routines: [{ name: "enqueue", granted: "throughline_owner" }],
    });
    const facts = await asSuperuser(catalogueFacts);
    expect(facts.roles.find(({ name }) => name === "throughline_worker")?.owns).toContain(
      "function graphile_worker.enqueue(text,jsonb,text)",
    );
    expect(catalogueFindings(facts, expectedCatalogue)).toEqual([]);
  });

  test("take no job from whoever isn't the owner, nor past the one function", async () => {
    const enqueue = sql`select graphile_worker.enqueue('send-mail', '{}', null)`;
    const add = sql`select graphile_worker.add_job('send-mail')`;
    for (const statement of [enqueue, add, sql`select from graphile_worker.jobs`]) {
      const attempt = asGuest((tx) => tx.execute(statement));
      expect(await refusalOf(attempt)).toMatch(/permission denied for schema/);
    }
    for (const statement of [add, sql`select from graphile_worker.jobs`]) {
      const attempt = asOperator((tx) => tx.execute(statement));
      expect(await refusalOf(attempt)).toMatch(/permission denied/);
    }
    await asOperator((tx) => tx.execute(enqueue));
  });

  test("take jobs for what the worker does, and no others", async () => {
    const enqueue = (task: string | null) =>
      asOperator((tx) => tx.execute(sql`select graphile_worker.enqueue(${task}, '{}', null)`));
    for (const task of Object.keys(tasks)) await enqueue(task);
    for (const task of ["other", "", "SEND-MAIL", null]) {
      expect(await refusalOf(enqueue(task))).toMatch(/^no task/);
    }
    const [definition] = await asSuperuser(
      (sql) =>
        sql`select prosrc as text from pg_proc where oid = 'graphile_worker.enqueue(text,jsonb,text)'::regprocedure`,
    );
    expect(String(definition?.["text"]).match(/'[a-z-]+'/g)).toEqual(
      Object.keys(tasks).map((task) => `'${task}'`),
    );
  });
});

describe("a job", () => {
  test("is asked for in the transaction of the mail: one that is given up leaves neither", async () => {
    const { brand, carrier } = await aNetwork();
    const gaveUp = actAs(carrier.manager, async (tx, viewer) => {
      await queueMail(tx, viewer, letter);
      throw new Error("gave up");
    });
    expect(await refusalOf(gaveUp)).toBe("gave up");
    expect(await storedMail(carrier)).toEqual([]);
    const before = (await storedJobs()).length;
    await actAs(brand.manager, (tx, viewer) => queueMail(tx, viewer, letter));
    const [mail] = await storedMail(brand);
    const all = await storedJobs();
    expect(all.slice(before)).toMatchObject([
      {
        key: `mail ${mail?.id}`,
        task: "send-mail",
        payload: { organisationId: brand.id, mailId: mail?.id },
      },
    ]);
    expect(JSON.stringify(all)).not.toContain(carrier.id);
  });

  test("asked for before there were tables of jobs is found when the worker starts", () =>
    onFreshDatabase(async ({ owner, worker }) => {
      await migrate(owner);
      const { brand } = await aNetwork();
      await actAs(brand.manager, (tx, viewer) => queueMail(tx, viewer, letter));
      await asGuest((tx) => tx.execute(sql`select ask_reset('nobody@x.example', '::1')`));
      await migrateJobs(worker);
      expect(await takeWaiting(0)).toBe(3);
      const found = await storedJobs();
      expect(found.map(({ task }) => task).toSorted()).toEqual([
        "mail-reset",
        "scan-chain",
        "send-mail",
      ]);
      expect(await takeWaiting(0)).toBe(0);
      expect(await storedJobs()).toEqual(
        found.map((job) => ({ ...job, due_in: expect.anything() })),
      );
    }));

  test("whose worker is gone is free again, one under way or waiting for its next try is left alone", () =>
    onFreshDatabase(async ({ owner, worker, bootstrap }) => {
      await migrate(owner);
      await migrateJobs(worker);
      const { brand } = await aNetwork();
      // The chain that was loaded asks for its scan.
      await asBootstrap(bootstrap, (sql) => sql`delete from graphile_worker._private_jobs`);
      await asBootstrap(bootstrap, (sql) => sql`delete from chain_stages`);
      await asBootstrap(bootstrap, (sql) => sql`delete from chains`);
      await actAs(brand.manager, (tx, viewer) => queueMail(tx, viewer, letter));
      const after = async (attempts: number, locked: string | null) => {
        await asBootstrap(
          bootstrap,
          (sql) => sql`
            update graphile_worker._private_jobs set attempts = ${attempts}, run_at = now() + interval '1 hour',
              locked_by = ${locked && "pool-gone"}, locked_at = now() - ${locked}::interval`,
        );
        const handedOver = await takeWaiting(120);
        const [job] = await asBootstrap(
          bootstrap,
          (sql) =>
            sql`select attempts, locked_by from graphile_worker._private_jobs where key is not null`,
        );
        return { handedOver, attempts: job?.["attempts"], by: job?.["locked_by"] };
      };
      expect(await after(3, null)).toEqual({ handedOver: 0, attempts: 3, by: null });
      expect(await after(3, "1 minute")).toEqual({ handedOver: 0, attempts: 3, by: "pool-gone" });
      expect(await after(3, "3 minutes")).toEqual({ handedOver: 0, attempts: 3, by: null });
      expect(await after(25, null)).toEqual({ handedOver: 1, attempts: 0, by: null });
    }));
});
