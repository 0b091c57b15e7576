import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { holderOf } from "@/lib/promises/case-story";
import { promiseState } from "@/lib/promises/promise-state";
import { asOperator } from "../doors";
import { actAs, aNetwork, type ParcelNetwork, type Person } from "../testing";
import { asSuperuser } from "../testing/superuser";
import { addToCase, findCases, listCases, openCase, type NewEntry } from "./cases";

const promise = {
  kind: "promise",
  role: "call centre agent",
  hand: "A7",
  says: "A call back about the date.",
  due: "hour",
  day: "",
} as const;

/** Somebody's entry in case 4711, which the brand opened. */
function enter(network: ParcelNetwork, person: Person, entry: NewEntry) {
  const name = { reference: "4711", openedById: network.brand.id };
  return actAs(person, (tx) => addToCase(tx, network.id, name, entry));
}

function opens(network: ParcelNetwork, person: Person, reference = "4711") {
  return actAs(person, (tx) => openCase(tx, network.id, reference));
}

async function seenBy(network: ParcelNetwork, person: Person) {
  const found = await actAs(person, (tx) => findCases(tx, network.id, "4711"));
  return found.find(({ openedById }) => openedById === network.brand.id) ?? null;
}

test("a hand-over counts when the receiver acknowledges it; until then the giver is accountable, and alone sees and acts", async () => {
  const network = await aNetwork();
  const { brand, carrier, desk } = network;
  expect(await opens(network, brand.manager)).toBeNull();
  expect(await enter(network, brand.goto, promise)).toBeNull();
  expect(await seenBy(network, carrier.manager)).toBeNull();
  expect(await enter(network, carrier.manager, promise)).toBe("gone");

  expect(
    await enter(network, brand.board, { kind: "offer", to: carrier.id, handed: [1] }),
  ).toBeNull();
  const offered = await seenBy(network, carrier.viewer);
  expect(offered?.story).toMatchObject({ accountable: brand.id, handOvers: [] });
  expect(offered?.story.promises.map((one) => holderOf(one))).toEqual([brand.id]);
  expect(await enter(network, brand.manager, { kind: "offer", to: desk.id, handed: [] })).toBe(
    "offered",
  );
  expect(await enter(network, brand.manager, { kind: "close" })).toBe("offered");
  expect(await enter(network, carrier.manager, { kind: "recall" })).toBe("not-yours");
  expect(await enter(network, brand.manager, { kind: "acknowledge" })).toBe("not-yours");
  expect(await enter(network, desk.manager, { kind: "acknowledge" })).toBe("gone");

  expect(await enter(network, carrier.goto, { kind: "acknowledge" })).toBeNull();
  const taken = await seenBy(network, brand.viewer);
  expect(taken?.story).toMatchObject({ accountable: carrier.id, offer: null });
  expect(taken?.story.handOvers).toHaveLength(1);
  expect(taken?.story.promises.map((one) => holderOf(one))).toEqual([carrier.id]);
  expect(await enter(network, brand.manager, { kind: "offer", to: desk.id, handed: [] })).toBe(
    "not-yours",
  );
  expect(
    await enter(network, brand.manager, { kind: "kept", promise: 1, hand: "A7", says: "" }),
  ).toBe("not-yours");
  expect(await enter(network, brand.manager, { kind: "close" })).toBe("not-yours");
  const [accountable] = await asOperator((tx) =>
    tx.execute(sql`select accountable_id as id from cases where network_id = ${network.id}`),
  );
  expect(accountable).toEqual({ id: carrier.id });
});

test("an automatic message keeps nothing; a person does, once", async () => {
  const network = await aNetwork();
  const { manager } = network.brand;
  await opens(network, manager);
  await enter(network, manager, promise);
  const message = { kind: "message", promise: 1, says: "Appointment text sent." } as const;
  expect(await enter(network, manager, message)).toBeNull();
  const before = await seenBy(network, manager);
  const now = new Date();
  const state = (found: typeof before) =>
    found?.story.promises.map((one) => promiseState(one, { now, closedAt: null }));
  expect(state(before)).toEqual(["open"]);
  expect(await enter(network, manager, { kind: "close" })).toBe("still-open");
  const kept = { kind: "kept", promise: 1, hand: "B2", says: "Called back." } as const;
  expect(await enter(network, manager, kept)).toBeNull();
  expect(state(await seenBy(network, manager))).toEqual(["kept"]);
  expect(await enter(network, manager, kept)).toBe("settled");
  expect(await enter(network, manager, message)).toBe("settled");
  expect(await enter(network, manager, { kind: "close" })).toBeNull();
  expect(await enter(network, manager, promise)).toBe("closed");
});

test("a closed case is reopened with a reason by whoever is accountable, and takes entries again", async () => {
  const network = await aNetwork();
  const { brand, carrier } = network;
  const reopened = { kind: "reopened", says: "The customer called again." } as const;
  await opens(network, brand.manager);
  expect(await enter(network, brand.manager, reopened)).toBe("not-closed");
  await enter(network, brand.manager, { kind: "offer", to: carrier.id, handed: [] });
  await enter(network, carrier.manager, { kind: "acknowledge" });
  expect(await enter(network, carrier.manager, { kind: "close" })).toBeNull();
  expect(await enter(network, brand.manager, reopened)).toBe("not-yours");
  expect(await enter(network, carrier.viewer, reopened)).toBe("gone");
  expect(await enter(network, network.desk.manager, reopened)).toBe("gone");
  expect(await enter(network, carrier.goto, { ...reopened, says: "" })).toBe("malformed");
  expect(await enter(network, carrier.goto, reopened)).toBeNull();
  expect((await seenBy(network, brand.viewer))?.story.closedAt).toBeNull();
  expect(await enter(network, brand.manager, promise)).toBeNull();
  expect(await enter(network, carrier.manager, { kind: "close" })).toBe("still-open");
  await enter(network, brand.manager, { kind: "kept", promise: 1, hand: "A7", says: "" });
  expect(await enter(network, carrier.manager, { kind: "close" })).toBeNull();
  const [stands] = await asOperator((tx) =>
    tx.execute(sql`select closed_at, accountable_id from cases where network_id = ${network.id}`),
  );
  expect(stands).toMatchObject({ accountable_id: carrier.id });
  expect(stands?.["closed_at"]).not.toBeNull();
});

test("a reference is one organisation's own: nobody learns that another has used it", async () => {
  const network = await aNetwork();
  const { brand, carrier } = network;
  expect(await opens(network, brand.manager)).toBeNull();
  expect(await opens(network, brand.board)).toBe("taken");
  expect(await opens(network, carrier.manager)).toBeNull();
  expect(await opens(network, carrier.manager, "no reference")).toBe("malformed");
  expect(await opens(network, carrier.manager, "../up")).toBe("malformed");
  const own = await actAs(carrier.manager, (tx) => listCases(tx, network.id));
  expect(own.map(({ openedById }) => openedById)).toEqual([carrier.id]);
});

test("viewers and admins enter nothing, and whoever has no part in a case sees none of it", async () => {
  const [network, other] = [await aNetwork(), await aNetwork()];
  const { brand, desk } = network;
  await opens(network, brand.manager);
  for (const person of [brand.viewer, brand.admin, other.brand.manager]) {
    expect(await opens(network, person, "4712")).toBe("gone");
    expect(await enter(network, person, promise)).toBe("gone");
  }
  for (const person of [desk.manager, desk.board, desk.goto, brand.admin, other.brand.manager]) {
    expect(await seenBy(network, person)).toBeNull();
  }
  expect(await seenBy(network, brand.viewer)).not.toBeNull();
});

test("a promise is due within the hour, by the end of a day in the network's zone, never in the past", async () => {
  const network = await aNetwork();
  const { manager } = network.brand;
  await asSuperuser(
    (db) => db`update networks set time_zone = 'Pacific/Kiritimati' where id = ${network.id}`,
  );
  await opens(network, manager);
  const due = (when: "hour" | "today" | "date", day = "") =>
    enter(network, manager, { ...promise, due: when, day });
  const later = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
  expect(await due("hour")).toBeNull();
  expect(await due("today")).toBeNull();
  expect(await due("date", later)).toBeNull();
  expect(await due("date", "2025-01-01")).toBe("past");
  expect(await due("date", "2125-01-01")).toBe("past");
  const [hour, today, date] = (await seenBy(network, manager))?.story.promises ?? [];
  expect(Number(hour?.dueAt) - Number(hour?.madeAt)).toBe(3_600_000);
  // Kiritimati is fourteen hours ahead: its midnight is ten in the morning.
  expect(today?.dueAt.toISOString().slice(11)).toBe("10:00:00.000Z");
  expect(date?.dueAt.toISOString()).toBe(`${later}T10:00:00.000Z`);
});

test("entries only take new rows, whoever comes; twenty offers at once are one", async () => {
  const network = await aNetwork();
  const { brand, carrier, desk } = network;
  await opens(network, brand.manager);
  const tries = Array.from({ length: 20 }, (_none, index) =>
    enter(network, brand.manager, {
      kind: "offer",
      to: index % 2 === 0 ? carrier.id : desk.id,
      handed: [],
    }),
  );
  const said = await Promise.all(tries);
  expect(said.filter((one) => one === null)).toHaveLength(1);
  expect(new Set(said)).toEqual(new Set([null, "offered"]));
  for (const change of [sql`says = 'x'`, sql`audience = '{}'`, sql`recorded_at = now()`]) {
    await expect(
      asOperator((tx) =>
        tx.execute(sql`update case_entries set ${change} where network_id = ${network.id}`),
      ),
    ).rejects.toThrow();
  }
});
