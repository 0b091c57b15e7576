import { eq, sql } from "drizzle-orm";
import { describe, expect, test, vi } from "vitest";
import type { Viewer } from "@/lib/access/viewer";
import { poolOf } from "./connection";
import { asGuest, asJob, asOperator, asViewer, type Tx } from "./doors";
import { endSession } from "./queries/sign-in";
import { figures } from "./schema/figures";
import { saveDraft } from "./queries/drafts";
import { networkMembers, networks } from "./schema/networks";
import { sessions } from "./schema/people";
import {
  aNetwork,
  aViewer,
  actAs,
  cellOf,
  joins,
  leaves,
  removeAssignment,
  type ParcelNetwork,
} from "./testing";
import { refusalOf } from "./testing/refusal";
import { asSuperuser } from "./testing/superuser";

const who = (_: Tx, viewer: Viewer) => Promise.resolve(viewer);

/** What the transaction states about who acts. */
async function stated(tx: Tx) {
  const [row] = await tx.execute(sql`
    select nullif(current_setting('app.person_id', true), '') as person,
      nullif(current_setting('app.organisation_id', true), '') as organisation,
      nullif(current_setting('app.network_ids', true), '') as networks`);
  return row;
}

describe("asViewer", () => {
  test("says who acts for whom, and as what in which network", async () => {
    const [one, two] = [await aNetwork(), await aNetwork()];
    const { brand } = one;
    await joins(brand, two, { person: brand.deputy, roles: ["board", "go-to"] });
    expect(await actAs(brand.deputy, who)).toEqual({
      personId: brand.deputy.id,
      personName: brand.deputy.name,
      organisationId: brand.id,
      organisationSlug: brand.slug,
      organisationName: brand.name,
      isAdmin: false,
      organisations: [{ slug: brand.slug, name: brand.name }],
      roles: { [one.id]: ["manager", "viewer"], [two.id]: ["board", "go-to"] },
    });
    expect(await actAs(brand.admin, who)).toMatchObject({ isAdmin: true, roles: {} });
  });

  test("lets nobody in with a made-up, ended or expired session, and doesn't begin the work", async () => {
    const { brand } = await aNetwork();
    const ended = await aViewer(brand.manager);
    await endSession(ended);
    const tokens = [
      "",
      "made up",
      "' or true --",
      ended,
      await aViewer(brand.manager, { expiresAt: new Date(Date.now() - 1000) }),
    ];
    const work = vi.fn(who);
    for (const token of tokens) {
      expect(await asViewer({ token }, work)).toBeNull();
      expect(await asViewer({ token, writes: true }, work)).toBeNull();
    }
    expect(work).not.toHaveBeenCalled();
    expect(await asViewer({ token: await aViewer(brand.manager) }, work)).not.toBeNull();
    expect(work).toHaveBeenCalledOnce();
  });

  test("the hash of a token is no token", async () => {
    const { brand } = await aNetwork();
    await aViewer(brand.manager);
    const [session] = await asOperator((tx) =>
      tx.select().from(sessions).where(eq(sessions.personId, brand.manager.id)),
    );
    const token = Buffer.from(session?.tokenHash ?? []).toString("hex");
    expect(await asViewer({ token }, who)).toBeNull();
  });

  test.each([
    {
      take: "an assignment",
      by: (n: ParcelNetwork) => removeAssignment(n.desk.board, n),
    },
    { take: "the membership", by: (n: ParcelNetwork) => leaves(n.desk, n) },
  ])("whoever loses $take is out on the very next call", async ({ by }) => {
    const network = await aNetwork();
    const token = await aViewer(network.desk.board);
    const look = () =>
      asViewer({ token }, async (tx, { roles }) => ({
        roles,
        seen: (await tx.select().from(networks)).length,
      }));
    expect(await look()).toEqual({ roles: { [network.id]: ["board"] }, seen: 1 });
    await by(network);
    expect(await look()).toEqual({ roles: {}, seen: 0 });
  });

  test("states nothing that outlives the transaction on its connection", async () => {
    const { brand } = await aNetwork();
    const nothing = { person: null, organisation: null, networks: null };
    await actAs(brand.manager, stated);
    const after = await Promise.all(Array.from({ length: 40 }, () => asGuest(stated)));
    expect(after).toEqual(after.map(() => nothing));
    await actAs(brand.manager, () => Promise.reject(new Error("on purpose"))).catch(
      () => undefined,
    );
    const afterFailure = await Promise.all(Array.from({ length: 40 }, () => asGuest(stated)));
    expect(afterFailure).toEqual(after);
  });

  test("mixes nobody up, however many of two organisations share the connections", async () => {
    const [one, two] = [await aNetwork(), await aNetwork()];
    const people = [one.brand.manager, two.brand.manager, one.carrier.viewer, two.desk.goto];
    const tokens = await Promise.all(people.map((person) => aViewer(person)));
    const calls = Array.from({ length: 400 }, async (_, call) => {
      const person = people[call % 4];
      const network = call % 2 === 0 ? one : two;
      const seen = await asViewer({ token: tokens[call % 4] ?? "" }, async (tx, viewer) => {
        if (call % 7 === 0) await tx.execute(sql`select pg_sleep(0.002)`);
        const ids = (await tx.select({ id: networks.id }).from(networks)).map(({ id }) => id);
        if (call % 5 === 0) throw new Error("gave up");
        return { person: viewer.personId, ids };
      }).catch(() => "gave up");
      const right = { person: person?.id, ids: [network.id] };
      return JSON.stringify(seen) === JSON.stringify(call % 5 === 0 ? "gave up" : right);
    });
    expect(await Promise.all(calls)).toEqual(calls.map(() => true));
  });
});

test("nobody acts for an organisation that they don't belong to", async () => {
  const { brand, carrier } = await aNetwork();
  const token = await aViewer(brand.manager);
  const actingFor = (organisation: string) =>
    asGuest(async (tx) => {
      const rows = await tx.execute(sql`select * from enter(${token}, ${organisation}, false)`);
      return rows.map((row) => row["organisation_id"]);
    });
  expect(await actingFor(brand.slug)).toEqual([brand.id]);
  expect(await actingFor(carrier.slug)).toEqual([]);
  expect(await actingFor("none")).toEqual([]);
});

describe("a write that races with losing the right to it", () => {
  const removals = [
    {
      of: "the assignment",
      remove: (tx: Tx, { id, brand }: ParcelNetwork) =>
        tx.execute(
          sql`delete from assignments where network_id = ${id} and person_id = ${brand.manager.id}`,
        ),
    },
    {
      of: "the manager role",
      remove: (tx: Tx, { id, brand }: ParcelNetwork) =>
        tx.execute(sql`
          update assignments set roles = '{viewer}'
          where network_id = ${id} and person_id = ${brand.manager.id}`),
    },
    {
      of: "the membership",
      remove: (tx: Tx, { id, brand }: ParcelNetwork) =>
        tx
          .update(networkMembers)
          .set({ leftAt: new Date() })
          .where(sql`network_id = ${id} and organisation_id = ${brand.id}`),
    },
    {
      of: "the session",
      remove: (tx: Tx, { brand }: ParcelNetwork) =>
        tx.execute(sql`update sessions set ended_at = now() where person_id = ${brand.manager.id}`),
    },
  ];
  const first = { over: 0, parts: { numerator: 1, denominator: 2 }, notApplicable: false };

  test.each(removals)("commits before $of goes, if it began before", async ({ remove }) => {
    const network = await aNetwork();
    const cell = await cellOf(network, "E1");
    const token = await aViewer(network.brand.manager);
    const order: string[] = [];
    let removal: Promise<unknown> = Promise.resolve();
    const written = await asViewer({ token, writes: true }, async (tx, viewer) => {
      removal = asOperator((other) => remove(other, network)).then(() => order.push("removed"));
      await tx.execute(sql`select pg_sleep(0.15)`);
      const revision = await saveDraft(tx, viewer, cell, first);
      order.push("written");
      return revision;
    });
    await removal;
    expect(written).toBe(1);
    expect(order).toEqual(["written", "removed"]);
  });

  test.each(removals)(
    "doesn't happen if $of went first, though that isn't committed yet",
    async ({ remove }) => {
      const network = await aNetwork();
      const cell = await cellOf(network, "E1");
      const token = await aViewer(network.brand.manager);
      const { attempt } = await asOperator(async (tx) => {
        await remove(tx, network);
        const write = asViewer({ token, writes: true }, (own, viewer) =>
          saveDraft(own, viewer, cell, first),
        );
        const settled = write.catch(() => null);
        await tx.execute(sql`select pg_sleep(0.15)`);
        return { attempt: settled };
      });
      expect(await attempt).toBeNull();
      const [drafts] = await asSuperuser(
        (superuser) => superuser`
        select count(*)::int as there from figures where network_id = ${network.id} and series_key = 1 and status = 'draft'`,
      );
      expect(drafts).toEqual({ there: 0 });
    },
  );
});

describe("asJob", () => {
  test("sees one network, what was submitted in it, and no drafts or people", async () => {
    const [one] = [await aNetwork(), await aNetwork()];
    const cell = await cellOf(one, "E1");
    await actAs(one.brand.manager, (tx, viewer) =>
      saveDraft(tx, viewer, cell, { over: 0, parts: null, notApplicable: true }),
    );
    const seen = await asJob({ network: one.id }, async (tx) => ({
      figures: await tx
        .selectDistinct({ networkId: figures.networkId, isDraft: eq(figures.status, "draft") })
        .from(figures),
      role: (await tx.execute(sql`select current_user as is`))[0]?.["is"],
      networks: (await tx.select({ id: networks.id }).from(networks)).map(({ id }) => id),
      members: (await tx.select().from(networkMembers)).length,
    }));
    expect(seen).toEqual({
      figures: [{ networkId: one.id, isDraft: false }],
      role: "throughline_worker",
      networks: [one.id],
      members: 3,
    });
    for (const table of [
      "figure_revisions",
      "people",
      "sessions",
      "assignments",
      "vault.credentials",
    ]) {
      const look = asJob({ network: one.id }, (tx) =>
        tx.execute(sql.raw(`select * from ${table}`)),
      );
      expect(await refusalOf(look), table).toMatch(/permission denied/);
    }
  });

  test.each([
    { id: "", why: "nothing" },
    { id: "*", why: "no uuid" },
    { id: "'; set local app.person_id = 'x", why: "a statement" },
    { id: "00000000-0000-4000-8000-000000000000'; select '1", why: "a uuid with more behind it" },
    { id: "00000000-0000-4000-8000-000000000000\n", why: "a uuid with a line break" },
    {
      id: "00000000-0000-4000-8000-000000000000,00000000-0000-4000-8000-000000000001",
      why: "two uuids",
    },
    { id: "00000000-0000-4000-8000-00000000000A", why: "not as the database writes them" },
  ])("refuses to state $why as the network", async ({ id }) => {
    const work = vi.fn(() => Promise.resolve());
    await expect(asJob({ network: id }, work)).rejects.toThrow(RangeError);
    expect(work).not.toHaveBeenCalled();
  });
});

describe("asOperator", () => {
  test("is the owner of the tables, and has time", async () => {
    const [row] = await asOperator((tx) =>
      tx.execute(sql`select current_user as role, current_setting('statement_timeout') as timeout`),
    );
    expect(row).toEqual({ role: "throughline_owner", timeout: "0" });
  });
});

test("the roles of server and jobs give up on a statement, a lock and an idle transaction", async () => {
  for (const variable of ["DATABASE_URL", "DATABASE_WORKER_URL"] as const) {
    const [row] = await poolOf(variable).execute(sql`
      select current_setting('statement_timeout') as statement, current_setting('lock_timeout') as lock,
        current_setting('idle_in_transaction_session_timeout') as idle`);
    expect(row).toEqual({ statement: "7s", lock: "5s", idle: "10s" });
  }
});
