import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { planPromises, type PlannedPromise } from "@/lib/promises/promise-plan";
import type { PromiseRow } from "@/lib/promises/promise-row";
import { asOperator } from "../doors";
import { actAs, aNetwork, type ParcelNetwork, type Person } from "../testing";
import { asSuperuser } from "../testing/superuser";
import { addToCase, listCases, openCase } from "./cases";
import { writePromises } from "./write-promises";

function row(number: number, cells: Partial<PromiseRow> = {}): PromiseRow {
  return {
    row: number,
    reference: "4711",
    openedBy: "",
    role: "agent",
    hand: "A7",
    says: "A call back.",
    due: "hour",
    day: "",
    keptBy: null,
    ...cells,
  };
}

/** Plans and writes a file's rows for somebody, as one request does. */
function takes(network: ParcelNetwork, person: Person, rows: readonly PromiseRow[]) {
  return actAs(person, async (tx, viewer) => {
    const own = { slug: viewer.organisationSlug, id: viewer.organisationId };
    const named = rows.map((one) => ({ ...one, openedBy: one.openedBy || own.slug }));
    const cases = await listCases(tx, network.id);
    const plan = planPromises(named, cases, { own, timeZone: "Europe/London", now: new Date() });
    return { plan, refused: await writes(network, person, plan.opens, plan.adds, tx) };
  });
}

function writes(
  { id, brand, carrier, desk }: ParcelNetwork,
  _: Person,
  opens: readonly string[],
  adds: readonly PlannedPromise[],
  tx: Parameters<typeof writePromises>[0],
) {
  const openers = new Map([brand, carrier, desk].map((one) => [one.slug, one.id]));
  return writePromises(tx, id, { plan: { opens, adds }, openers, onRows: () => undefined });
}

function kinds({ id }: ParcelNetwork) {
  return asOperator(async (tx) => {
    const rows = await tx.execute<{ is: string }>(
      sql`select reference || ' ' || kind as is from case_entries where network_id = ${id} order by reference, number`,
    );
    return rows.map(({ is }) => is);
  });
}

test("a file opens cases, makes promises and says which are kept, by hand's rules and in one's own name; twice it adds nothing", async () => {
  const network = await aNetwork();
  const rows = [
    row(2, { keptBy: "B2" }),
    row(3, {
      says: "A visit.",
      due: "date",
      day: new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10),
    }),
    row(4, { reference: "4712", due: "today" }),
  ];
  const { goto } = network.brand;
  expect(await takes(network, goto, rows)).toMatchObject({ plan: { standing: 0 }, refused: null });
  const all = [
    "4711 open",
    "4711 promise",
    "4711 kept",
    "4711 promise",
    "4712 open",
    "4712 promise",
  ];
  expect(await kinds(network)).toEqual(all);
  const [first] = await actAs(goto, (tx) => listCases(tx, network.id));
  expect(first?.story.promises[0]).toMatchObject({
    madeBy: network.brand.id,
    hand: "A7",
    says: "A call back.",
    keptAt: expect.any(Date),
  });
  expect(await takes(network, network.brand.manager, rows)).toMatchObject({
    plan: { adds: [], opens: [], standing: 3 },
  });
  expect(await kinds(network)).toEqual(all);
  expect(
    (await takes(network, goto, [row(2, { reference: "4712", due: "today", keptBy: "B2" })]))
      .refused,
  ).toBeNull();
  expect((await kinds(network)).at(-1)).toBe("4712 kept");
});

test("one row that the database refuses leaves nothing of the others, no case and no trace", async () => {
  const network = await aNetwork();
  const { manager } = network.brand;
  await actAs(manager, async (tx) => {
    await openCase(tx, network.id, "4712");
    await addToCase(
      tx,
      network.id,
      { reference: "4712", openedById: network.brand.id },
      { kind: "close" },
    );
  });
  const traces = () =>
    asOperator((tx) =>
      tx.execute(sql`select seq from audit_entries where network_id = ${network.id}`),
    );
  const before = { kinds: await kinds(network), traces: (await traces()).length };
  const adds = [row(2), row(3, { reference: "4712" }), row(4, { reference: "4713" })].map(
    (one) => ({
      ...one,
      openedBy: network.brand.slug,
      promise: null,
    }),
  );
  const refused = await actAs(manager, (tx) =>
    writes(network, manager, ["4711", "4713"], adds, tx),
  );
  expect(refused).toEqual({ row: 3, refused: "closed" });
  expect({ kinds: await kinds(network), traces: (await traces()).length }).toEqual(before);
});

test("nobody writes in a case that they have no part in, nor as a viewer", async () => {
  const network = await aNetwork();
  const { brand, carrier } = network;
  await takes(network, brand.manager, [row(2)]);
  const adds = [{ ...row(2), openedBy: brand.slug, promise: null }];
  for (const person of [carrier.manager, brand.viewer, brand.admin]) {
    expect(await actAs(person, (tx) => writes(network, person, [], adds, tx))).toEqual({
      row: 2,
      refused: "gone",
    });
  }
  expect(await takes(network, carrier.manager, [row(2, { openedBy: brand.slug })])).toMatchObject({
    plan: { adds: [], problems: [{ code: "unknown-case" }] },
  });
  expect(await kinds(network)).toHaveLength(2);
});

test("as many rows as a file may have are written within seconds", async () => {
  const network = await aNetwork();
  const rows = Array.from({ length: 500 }, (_, index) =>
    row(index + 2, { reference: `HB-${index % 300}`, says: `A call back, ${index}.` }),
  );
  const begun = performance.now();
  expect((await takes(network, network.brand.manager, rows)).refused).toBeNull();
  const took = performance.now() - begun;
  expect(await kinds(network)).toHaveLength(800);
  expect(took).toBeLessThan(8_000);
});

test("who holds which promise of a case is read from its entries once, not anew for each promise", async () => {
  const network = await aNetwork();
  const { id, brand } = network;
  const rows = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, index) =>
      row(index + 2, {
        says: `A call back, ${from + index}.`,
        keptBy: index % 2 === 0 ? "B2" : null,
      }),
    );
  /** How many blocks are read to tell them, by a connection that knows the tables already. */
  const readBy = (promises: number) =>
    asSuperuser((sql) =>
      sql.begin(async (tx) => {
        const explained = () => tx<
          { "QUERY PLAN": readonly { Plan: Readonly<Record<string, number>> }[] }[]
        >`explain (analyze, buffers, timing off, format json)
          select * from vault.case_promises(${id}, '4711', ${brand.id})`;
        await explained();
        const [told] = await explained();
        const plan = told?.["QUERY PLAN"][0]?.Plan ?? {};
        expect(plan["Actual Rows"]).toBe(promises);
        return (plan["Shared Hit Blocks"] ?? 0) + (plan["Shared Read Blocks"] ?? 0);
      }),
    );
  expect((await takes(network, brand.manager, rows(0, 20))).refused).toBeNull();
  const few = await readBy(20);
  expect((await takes(network, brand.manager, rows(20, 120))).refused).toBeNull();
  const many = await readBy(120);
  expect(few).toBeGreaterThan(0);
  // Six times as many promises are six times as much to read at most, and not each six times as often.
  expect(many).toBeLessThan(6 * few);
});
