import { sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { asGuest, type Tx } from "../doors";
import { listMail } from "../queries/mail";
import { actAs, aNetwork, type Organisation, type Person } from "../testing";
import { doJobs, storedJobs, storedMail } from "../testing/jobs";
import { asSuperuser } from "../testing/superuser";
import { mailReset } from "./mail-reset";

async function forgetAsking(): Promise<void> {
  await asSuperuser(async (sql) => {
    await sql`delete from graphile_worker._private_jobs`;
    await sql`delete from vault.reset_requests`;
  });
}

function ask(email: string, address = "203.0.113.9"): Promise<unknown> {
  return asGuest((tx) => tx.execute(sql`select ask_reset(${email}, ${address})`));
}

/** Where a token leads: open, used, expired, or null. */
async function stateOf(token: string): Promise<unknown> {
  const [row] = await asGuest((tx) =>
    tx.execute<{ state: unknown }>(sql`select reset_state(${token}) as state`),
  );
  return row?.state ?? null;
}

function tokenIn(text: string): string {
  return /http:\/\/scorecard\.example\/reset-password\/([\w-]{43})\n/.exec(text)?.[1] ?? "none";
}

/** Makes somebody one of another organisation's people too. */
function alsoIn({ id }: Organisation, person: Person): Promise<unknown> {
  return asSuperuser(
    (sql) => sql`
      insert into organisation_people (organisation_id, person_id, is_admin) values (${id}, ${person.id}, false)`,
  );
}

beforeEach(async () => {
  vi.stubEnv("SMTP_URL", "");
  vi.stubEnv("NEXTAUTH_URL", "http://scorecard.example");
  await forgetAsking();
});

afterEach(() => vi.unstubAllEnvs());

describe("a new password", () => {
  test("is mailed to whoever asks, with a link that opens once and that nobody keeps", async () => {
    const { brand } = await aNetwork();
    await ask(brand.manager.email.toUpperCase());
    await doJobs();
    const [mail, ...more] = await storedMail(brand);
    expect(more).toEqual([]);
    expect(mail).toMatchObject({
      to_address: brand.manager.email,
      status: "held",
      body: "",
      admins_may_read: true,
    });
    expect(mail?.held_body).toContain(`Hello ${brand.manager.name},`);
    const token = tokenIn(mail?.held_body ?? "");
    expect(await stateOf(token)).toBe("open");
    const kept = await asSuperuser(
      (sql) => sql`select encode(token_hash, 'hex') as hash, t.* from vault.tokens t`,
    );
    expect(JSON.stringify(kept)).not.toContain(token);
    const [held] = await actAs(brand.admin, (tx) => listMail(tx));
    expect(tokenIn(held?.heldBody ?? "")).toBe(token);
  });

  test("is mailed once for one request, however often the job is done", async () => {
    const { brand } = await aNetwork();
    await ask(brand.manager.email);
    const job = (await storedJobs()).find(({ task }) => task === "mail-reset");
    await mailReset(job?.payload);
    await mailReset(job?.payload);
    await doJobs();
    expect(await storedMail(brand)).toHaveLength(1);
  });

  test("makes the links of earlier mails useless", async () => {
    const { brand } = await aNetwork();
    for (const _ of ["first", "second"]) {
      await ask(brand.manager.email);
      await doJobs();
    }
    const tokens = (await storedMail(brand)).map((mail) => tokenIn(mail.held_body ?? ""));
    expect(await Promise.all(tokens.map(stateOf))).toEqual(["used", "open"]);
  });

  test("for somebody of two organisations is shown to the admins of neither", async () => {
    const { brand, carrier } = await aNetwork();
    await alsoIn(carrier, brand.manager);
    await ask(brand.manager.email);
    await doJobs();
    const mails = [...(await storedMail(brand)), ...(await storedMail(carrier))];
    expect(mails).toMatchObject([{ status: "held", body: "", held_body: null }]);
    for (const { admin } of [brand, carrier]) {
      expect(await actAs(admin, (tx) => listMail(tx))).toEqual([]);
    }
  });

  test("is mailed to nobody who left, and to no address that is nobody's; neither is asked about again", async () => {
    const { brand } = await aNetwork();
    await asSuperuser(
      (sql) => sql`
        update organisation_people set left_at = now() where person_id = ${brand.manager.id}`,
    );
    await ask(brand.manager.email);
    await ask("nobody@x.example");
    await doJobs();
    expect(await storedMail(brand)).toEqual([]);
    expect(await storedJobs()).toEqual([]);
    const open = await asSuperuser(
      (sql) => sql`select from vault.reset_requests where done_at is null`,
    );
    expect(open).toHaveLength(0);
  });
});

describe("asking for a new password", () => {
  /** How often this connection has looked into and written each table, as far as the server was not yet told. */
  async function counts(tx: Tx) {
    const rows = await tx.execute<{ table: string; counts: Readonly<Record<string, number>> }>(sql`
      select schemaname || '.' || relname as table, jsonb_build_object(
        'looked', seq_scan + idx_scan, 'added', n_tup_ins, 'changed', n_tup_upd, 'deleted', n_tup_del
      ) as counts
      from pg_stat_xact_user_tables where schemaname in ('public', 'vault', 'graphile_worker')`);
    return new Map(rows.map((row) => [row.table, row.counts]));
  }

  /** What asking touches, by table, where it touches any; forgotten again. */
  async function tracesOf(email: string) {
    const traces = await asGuest(async (tx) => {
      const before = await counts(tx);
      await tx.execute(sql`select ask_reset(${email}, '203.0.113.7')`);
      return [...(await counts(tx))].flatMap(([table, after]) => {
        const added = Object.entries(after).map(
          ([name, count]) => [name, count - (before.get(table)?.[name] ?? 0)] as const,
        );
        return added.some(([, count]) => count > 0) ? [[table, Object.fromEntries(added)]] : [];
      });
    });
    await forgetAsking();
    return Object.fromEntries(traces);
  }

  test("leaves the same traces whether the address is somebody's or nobody's", async () => {
    const { brand, desk } = await aNetwork();
    const known = await tracesOf(brand.manager.email);
    const unknown = await tracesOf(`not-${brand.manager.email}`);
    expect(known).toEqual(unknown);
    expect(await tracesOf(desk.admin.email)).toEqual(unknown);
    expect(known).toMatchObject({
      "vault.reset_requests": { added: 1 },
      "graphile_worker._private_jobs": { added: 1 },
    });
    expect(known).not.toHaveProperty(["public.people"]);
  });

  test("is heard five times an hour for an address, and twenty times from one place", async () => {
    for (let time = 0; time < 7; time += 1) await ask("often@x.example", `203.0.113.${time}`);
    expect(await storedJobs()).toHaveLength(5);
    for (let time = 0; time < 25; time += 1) await ask(`other-${time}@x.example`, "198.51.100.1");
    expect(await storedJobs()).toHaveLength(25);
  });
});
