import fc from "fast-check";
import { readFileSync } from "node:fs";
import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { networkFile, type NetworkFile } from "@/lib/network-file/network-file";
import { asOperator } from "../doors";
import { addToCase, openCase, type NewEntry } from "../queries/cases";
import { answerExpectation, proposeExpectation } from "../queries/expectations";
import { actAs, aNetwork, aViewer, type ParcelNetwork } from "../testing";
import { everyState } from "../testing/agreement/every-state";
import { inAnotherDatabase } from "../testing/another-database";
import { accepted, invited } from "../testing/invitations";
import { change, make, writes, type Change } from "../testing/network-changes";
import { rowsOfNetwork } from "../testing/network-rows";
import { seedOfRun } from "../testing/proof";
import { asSuperuser } from "../testing/superuser";
import { exportNetworkFile } from "./export";
import { loadNetworkFile } from "./load";

const published = z.fromJSONSchema(
  JSON.parse(readFileSync(new URL("../../docs/network-file.schema.json", import.meta.url), "utf8")),
);

async function exported(slug: string): Promise<string> {
  const file = await exportNetworkFile(slug);
  if (file === null) throw new Error(`no network ${slug}`);
  return file.text;
}

/** Exports networks, loads the files into an empty database, and expects the same rows and the same texts there. */
async function sameAgain(all: readonly ParcelNetwork[], said: string): Promise<readonly string[]> {
  const before = new Map<string, { readonly text: string; readonly rows: unknown }>();
  for (const { slug } of all) {
    before.set(slug, { text: await exported(slug), rows: await rowsOfNetwork(slug) });
  }
  await inAnotherDatabase(async () => {
    for (const [slug, { text, rows }] of before) {
      expect(published.safeParse(JSON.parse(text)).error, said).toBeUndefined();
      expect(await loadNetworkFile(text), said).toHaveProperty("networks");
      expect(await rowsOfNetwork(slug), said).toEqual(rows);
      expect(await exported(slug), said).toBe(text);
    }
  });
  return [...before.values()].map(({ text }) => text);
}

async function oneSameAgain(network: ParcelNetwork): Promise<string> {
  const [text = ""] = await sameAgain([network], network.slug);
  return text;
}

/** What chance alone might leave out. */
const always = (["empty", "not applicable", 950] as const).map((what): Change => ({
  of: "brand",
  by: "deputy",
  does: { is: "save", series: 0, what },
}));
const goes: Change = { of: "desk", by: "manager", does: { is: "leave" } };

function networkIn(text: string): NetworkFile["networks"][number] {
  const [network] = networkFile.parse(JSON.parse(text)).networks;
  if (network === undefined) throw new Error("no network in the file");
  return network;
}

function peopleIn(text: string) {
  return networkFile.parse(JSON.parse(text)).organisations.flatMap(({ people }) => people);
}

describe("exported and loaded into an empty database, a network is the same row for row and byte for byte", () => {
  test("whatever was drafted, emptied, submitted, and by whom; whoever left or acts no more", async () => {
    const seed = seedOfRun();
    const changes = fc.array(change, { minLength: 8, maxLength: 16, size: "max" });
    const all: ParcelNetwork[] = [];
    for (const some of fc.sample(changes, { numRuns: 4, seed })) {
      const network = await aNetwork();
      for (const one of [...always, ...some, goes]) await make(network, one);
      all.push(network);
    }
    const texts = (await sameAgain(all, `seed ${seed}`)).join("");
    for (const mark of ['"revisions":', '"empty":', '"notApplicable":', '"left": "']) {
      expect(texts, `seed ${seed} brought it about`).toContain(mark);
    }
  }, 180_000);

  test("with a person of two organisations, who acts for one of them", async () => {
    const network = await aNetwork();
    const { brand, carrier } = network;
    const { id, email, name } = carrier.manager;
    await asOperator(async (tx) => {
      await tx.execute(sql`insert into organisation_people (organisation_id, person_id)
        values (${brand.id}, ${id})`);
      await tx.execute(sql`insert into assignments (network_id, organisation_id, person_id, roles)
        values (${network.id}, ${brand.id}, ${id}, '{viewer,go-to,manager}')`);
    });
    const text = await oneSameAgain(network);
    expect(peopleIn(text).filter((one) => one.email === email)).toHaveLength(2);
    const signed = networkIn(text).signatories.filter((one) => one.email === email);
    expect(signed).toEqual([{ organisation: carrier.slug, email, name }]);
  });

  test("with people who left their organisation, or go by another name now", async () => {
    const network = await aNetwork();
    const { manager } = network.carrier;
    await asSuperuser(async (sql) => {
      await sql`update people set name = 'Somebody New' where id = ${manager.id}`;
      await sql`update organisation_people set left_at = now()
        where person_id = any (${[manager.id, network.desk.viewer.id]})`;
    });
    const text = await oneSameAgain(network);
    expect(peopleIn(text).filter(({ left }) => left !== null)).toMatchObject([
      { email: manager.email, name: "Somebody New" },
    ]);
    expect(networkIn(text).signatories).toContainEqual(
      expect.objectContaining({ email: manager.email, name: manager.name }),
    );
    expect(text).not.toContain(network.desk.viewer.email);
  });

  test("with an organisation that joined late, agreed to what stood, and reports", async () => {
    const [network, { desk: newcomer }] = [await aNetwork(), await aNetwork()];
    const { admin, slug } = newcomer;
    const mailed = await invited(network.brand.manager, network, { email: admin.email });
    const sessionToken = await aViewer(admin);
    const organisation = { slug };
    expect(await accepted(mailed, { sessionToken, organisation })).toMatchObject({
      state: "accepted",
    });
    await actAs(admin, (tx, viewer) =>
      writes(tx, viewer, network.id, { is: "save", series: 1, what: 950 }),
    );
    const { metrics, figures } = networkIn(await oneSameAgain(network));
    const joined = metrics.find(({ code }) => code === "D1");
    expect(joined?.series.map(({ key }) => key)).toEqual([2, 9]);
    expect(joined?.versions[0]?.agreements).toHaveLength(4);
    expect(figures.at(-1)).toMatchObject({ reporter: newcomer.slug, numerator: 950 });
  });

  test("with proposals in every state, comments, forecasts, conditions and a parallel run", async () => {
    const network = await aNetwork();
    await everyState(network);
    const { proposals, conditions, metrics } = networkIn(await oneSameAgain(network));
    expect(proposals.map(({ state, counterTo }) => [state, counterTo])).toEqual([
      ["agreed", null],
      ["agreed", null],
      ["agreed", null],
      ["agreed", null],
      ["open", null],
      ["superseded", null],
      ["open", 6],
      ["rejected", null],
      ["withdrawn", null],
    ]);
    expect(proposals.flatMap(({ comments }) => comments)).toHaveLength(2);
    expect(proposals[7]?.answers.map(({ reason }) => reason)).toContain("Not so.");
    expect(conditions.map((one) => [one.withdrawn === null, one.confirmations.length])).toEqual([
      [true, 0],
      [true, 1],
      [false, 0],
    ]);
    const parallel = metrics.find(({ code }) => code === "D1")?.series;
    expect(parallel?.map(({ parallelVersion }) => parallelVersion)).toEqual([null, 2]);
    const { forecasts = [] } = await rowsOfNetwork(network.slug);
    expect(forecasts).toHaveLength(2);
  });

  test("with what isn't promised, agreed, declined and taken back", async () => {
    const network = await aNetwork();
    const { id, brand, carrier, desk } = network;
    await actAs(brand.board, (tx) =>
      proposeExpectation(tx, id, { kind: "captive", says: "Nobody leaves.", metric: "E1" }),
    );
    await actAs(carrier.manager, (tx) =>
      proposeExpectation(tx, id, { kind: "not-promised", says: "No Sundays.", metric: null }),
    );
    for (const { board } of [carrier, desk]) {
      await actAs(board, (tx) => answerExpectation(tx, id, 1, { answer: "agree", reason: null }));
    }
    await actAs(desk.board, (tx) =>
      answerExpectation(tx, id, 1, { answer: "decline", reason: "They may now." }),
    );
    const { expectations } = networkIn(await oneSameAgain(network));
    expect(expectations.map(({ answers }) => answers.length)).toEqual([4, 1]);
  });

  test("with cases of one reference, handed over and offered, kept, messaged, withdrawn, closed and reopened", async () => {
    const network = await aNetwork();
    const { brand, carrier, desk } = network;
    const made = {
      role: "agent",
      hand: "A7",
      says: "A call “back”.",
      due: "hour",
      day: "",
    } as const;
    const told: readonly (readonly [typeof brand, NewEntry])[] = [
      [brand, { kind: "promise", ...made }],
      [brand, { kind: "promise", ...made, due: "today" }],
      [brand, { kind: "message", promise: 1, says: "Sent." }],
      [brand, { kind: "offer", to: carrier.id, handed: [1, 2] }],
      [carrier, { kind: "acknowledge" }],
      [carrier, { kind: "kept", promise: 1, hand: "C-2", says: "" }],
      [carrier, { kind: "withdrawn", promise: 2, says: "Not wanted any more." }],
      [carrier, { kind: "offer", to: desk.id, handed: [] }],
      [desk, { kind: "decline" }],
      [carrier, { kind: "close" }],
      [carrier, { kind: "reopened", says: "It broke again." }],
      [carrier, { kind: "close" }],
    ];
    await actAs(brand.goto, (tx) => openCase(tx, network.id, "HB/4711"));
    await actAs(carrier.board, (tx) => openCase(tx, network.id, "HB/4711"));
    const name = { reference: "HB/4711", openedById: brand.id };
    for (const [{ manager }, entry] of told) {
      expect(await actAs(manager, (tx) => addToCase(tx, network.id, name, entry))).toBeNull();
    }
    const waiting = { reference: "HB/4711", openedById: carrier.id };
    for (const entry of [
      { kind: "close" },
      { kind: "reopened", says: "Too soon." },
      { kind: "offer", to: desk.id, handed: [] },
    ] as const) {
      await actAs(carrier.manager, (tx) => addToCase(tx, network.id, waiting, entry));
    }
    expect(networkIn(await oneSameAgain(network)).cases).toHaveLength(2);
  });

  test("with units, and what a member is a unit of", async () => {
    const network = await aNetwork();
    const { brand, carrier } = network;
    const [unit, company] = [`unit-${brand.slug}`, `company-${brand.slug}`];
    await asSuperuser(async (sql) => {
      await sql`insert into organisations (slug, name, time_zone, parent_id)
        values (${unit}, 'Unit', 'Asia/Kolkata', ${brand.id}), (${company}, 'Company', 'Asia/Tokyo', null)`;
      await sql`update organisations set parent_id = (select id from organisations where slug = ${company})
        where id = ${carrier.id}`;
    });
    const { organisations } = networkFile.parse(JSON.parse(await oneSameAgain(network)));
    const parents = organisations.map(({ slug, parent, people }) => [slug, parent, people.length]);
    expect(parents).toEqual([
      [brand.slug, null, 6],
      [carrier.slug, company, 6],
      [company, null, 0],
      [network.desk.slug, null, 6],
      [unit, brand.slug, 0],
    ]);
  });
});
