import { sql } from "drizzle-orm";
import { beforeEach, expect, test, vi } from "vitest";
import { monthNumber } from "@/lib/periods/period";
import { asJob } from "../doors";
import { listStanding, saveDraft } from "../queries/drafts";
import { listFigures } from "../queries/figures";
import { listTrail } from "../queries/trail";
import { submitDraft } from "../queries/report";
import {
  actAs,
  aNetwork,
  cellOf,
  leaves,
  seriesKeys,
  type ParcelNetwork,
  type Person,
} from "../testing";
import {
  aLedgerNetwork,
  counts,
  entersAll,
  kept,
  ledgerMonth,
  promise,
  stands,
  twoHoursPass,
  waiting,
  type Code,
} from "../testing/ledger-network";
import { doJobs, storedJobs } from "../testing/jobs";
import { asSuperuser } from "../testing/superuser";
import { takeWaiting } from "./take-waiting";

beforeEach(() => vi.stubEnv("NEXTAUTH_URL", "https://app.example"));

const month = ledgerMonth();

async function trail(network: ParcelNetwork, person: Person, code: Code) {
  const asked = { seriesKeys: [seriesKeys[code]], periods: [month], most: 10 };
  return actAs(person, (tx) => listTrail(tx, network.id, asked));
}

async function written(
  network: ParcelNetwork,
  person: Person,
  code: Code,
  parts: [number, number],
) {
  const cell = { ...(await cellOf(network, code)), period: month };
  const [numerator, denominator] = parts;
  return actAs(person, async (tx, viewer) => {
    const over = (
      await listFigures(tx, network.id, {
        seriesKeys: [cell.series.key],
        first: month,
        last: month,
      })
    )[0]?.revision;
    const writing = { over: over ?? 0, parts: { numerator, denominator }, notApplicable: false };
    return {
      cell,
      writing,
      revision: await saveDraft(tx, viewer, cell, { ...writing, source: "grid" }),
    };
  });
}

test("what is entered in a case becomes the draft of the month by itself, with its parts: one job, one revision, from the ledger", async () => {
  const network = await aLedgerNetwork();
  const { brand, carrier, desk } = network;
  await entersAll(network, brand.goto, "4711", [promise, kept]);
  await entersAll(network, desk.manager, "4712", [
    promise,
    promise,
    kept,
    { kind: "withdrawn", promise: 2, says: "Not needed." },
    { kind: "close" },
  ]);
  const key = `ledger ${network.id} ${monthNumber(month)}`;
  expect((await storedJobs()).filter((one) => one.key === key)).toMatchObject([
    { task: "feed-ledger", payload: { networkId: network.id, period: monthNumber(month) } },
  ]);
  await twoHoursPass(network);
  await doJobs();

  expect(await stands(network, brand.manager, "E1")).toMatchObject({
    parts: { numerator: 1, denominator: 1 },
    status: "draft",
    revision: 1,
  });
  expect(await stands(network, desk.manager, "Q1")).toMatchObject({
    parts: { numerator: 2, denominator: 1 },
    status: "draft",
  });
  expect(await trail(network, brand.manager, "E1")).toMatchObject([
    { source: "ledger", status: "draft", personName: brand.goto.name },
  ]);
  for (const person of [brand.board, brand.goto, carrier.manager, desk.manager]) {
    expect(await stands(network, person, "E1")).toBeNull();
    expect(await trail(network, person, "E1")).toEqual([]);
  }
  // Nobody counts what isn't there: the carrier takes part in no case.
  expect(await stands(network, carrier.manager, "P1")).toBeNull();

  expect(await counts(network)).toBe(0);
  await takeWaiting(0);
  await doJobs();
  expect(await stands(network, brand.manager, "E1")).toMatchObject({ revision: 1 });
  const audited = await asSuperuser(
    (db) => db`select person_id, managers_only, payload from audit_entries
      where network_id = ${network.id} and verb = 'save-draft' and organisation_id = ${brand.id}`,
  );
  expect(audited).toEqual([
    { person_id: null, managers_only: true, payload: '{"by": "ledger", "revision": 1}' },
  ]);
});

test("a promise that falls due is counted without an entry, once, and no month is asked for again before anything happens", async () => {
  const network = await aLedgerNetwork();
  const { manager } = network.brand;
  expect(await waiting(network)).toBe(1);
  await entersAll(network, manager, "4711", [promise]);
  expect(await counts(network)).toBe(0);
  expect(await waiting(network)).toBe(0);
  expect(await stands(network, manager, "E1")).toBeNull();
  await twoHoursPass(network);
  expect(await waiting(network)).toBe(1);
  expect(await counts(network)).toBe(1);
  expect(await waiting(network)).toBe(0);
  expect(await stands(network, manager, "E1")).toMatchObject({
    parts: { numerator: 0, denominator: 1 },
  });
});

test("what a person entered or submitted stays, whatever the ledger counts; its own draft it writes over", async () => {
  const network = await aLedgerNetwork();
  const { brand, carrier } = network;
  for (const person of [brand.manager, carrier.manager]) {
    await entersAll(network, person, "4711", [promise, kept]);
  }
  await twoHoursPass(network);
  expect(await counts(network)).toBe(1);
  expect(await stands(network, carrier.manager, "D1")).toMatchObject({
    revision: 1,
    parts: { denominator: 1000 },
  });

  await entersAll(network, brand.manager, "4712", [promise]);
  await twoHoursPass(network);
  expect(await counts(network)).toBe(1);
  expect(await stands(network, brand.manager, "E1")).toMatchObject({
    revision: 2,
    parts: { numerator: 1, denominator: 2 },
  });

  expect((await written(network, brand.deputy, "E1", [7, 9])).revision).toBe(3);
  await entersAll(network, brand.manager, "4713", [promise]);
  await twoHoursPass(network);
  expect(await counts(network)).toBe(0);
  const { cell, writing } = await written(network, brand.deputy, "E1", [8, 9]);
  await actAs(brand.deputy, (tx, viewer) => submitDraft(tx, viewer, cell, { ...writing, over: 4 }));
  await entersAll(network, brand.manager, "4714", [promise]);
  await twoHoursPass(network);
  expect(await counts(network)).toBe(0);
  expect(await stands(network, brand.manager, "E1")).toMatchObject({
    revision: 5,
    status: "submitted",
    parts: { numerator: 8, denominator: 9 },
  });
});

test("what a person submitted as the ledger counted it stays too, and what they emptied", async () => {
  const network = await aLedgerNetwork();
  const { brand, desk } = network;
  await entersAll(network, brand.manager, "4711", [promise, kept]);
  await entersAll(network, desk.manager, "4712", [{ kind: "close" }]);
  await twoHoursPass(network);
  expect(await counts(network)).toBe(2);
  const cell = { ...(await cellOf(network, "E1")), period: month };
  const parts = { numerator: 1, denominator: 1 };
  const writing = { over: 1, parts, notApplicable: false };
  expect(await actAs(brand.manager, (tx, viewer) => submitDraft(tx, viewer, cell, writing))).toBe(
    true,
  );
  expect((await trail(network, brand.manager, "E1"))[0]).toMatchObject({ source: "ledger" });
  const settled = { ...(await cellOf(network, "Q1")), period: month };
  const empty = { over: 1, parts: null, notApplicable: false, source: "grid" } as const;
  await actAs(desk.manager, (tx, viewer) => saveDraft(tx, viewer, settled, empty));
  await entersAll(network, brand.manager, "4713", [promise]);
  await entersAll(network, desk.manager, "4714", [promise, kept, { kind: "close" }]);
  await twoHoursPass(network);
  expect(await counts(network)).toBe(0);
  expect(await stands(network, desk.manager, "Q1")).toMatchObject({ revision: 2, parts: null });
});

test("twenty counts at once write one revision, which is nobody's own: whoever types meanwhile is shown it", async () => {
  const network = await aLedgerNetwork();
  await entersAll(network, network.brand.manager, "4711", [promise, kept]);
  await twoHoursPass(network);
  const wrote = await Promise.all(Array.from({ length: 20 }, () => counts(network)));
  expect(wrote.toSorted()).toEqual([...Array.from({ length: 19 }, () => 0), 1]);
  const seen = [{ seriesKey: seriesKeys.E1, period: month, over: 0 }];
  expect(
    await actAs(network.brand.manager, (tx, viewer) => listStanding(tx, viewer, network.id, seen)),
  ).toMatchObject([{ lastBy: null, since: [{ mine: false }] }]);
});

test("a job of another network writes nothing, nor does one for a metric of another source or a former member", async () => {
  const [network, other, plain] = [
    await aLedgerNetwork(),
    await aLedgerNetwork(),
    await aNetwork(),
  ];
  const counted = (key: Code) =>
    JSON.stringify([
      { series: seriesKeys[key], version: 1, numerator: 1, denominator: 2, audience: null },
    ]);
  await entersAll(network, network.brand.manager, "4711", [promise]);
  await entersAll(network, network.carrier.manager, "4711", [promise]);
  const feed = (scope: ParcelNetwork, key: Code) =>
    asJob({ network: scope.id }, async (tx) => {
      const [row] = await tx.execute<{ wrote: number }>(
        sql`select feed_from_ledger(${network.id}, ${monthNumber(month)}::int, now(), ${counted(key)}::jsonb) as wrote`,
      );
      return row?.wrote;
    });
  expect(await feed(other, "E1")).toBe(0);
  expect(await feed(network, "A1")).toBe(0);
  expect(await waiting(plain)).toBe(0);
  expect(await feed(network, "P1")).toBe(1);
  await leaves(network.brand, network);
  expect(await feed(network, "E1")).toBe(0);
  expect(
    await asJob({ network: other.id }, (tx) =>
      tx.execute(sql`select number from case_entries where network_id = ${network.id}`),
    ),
  ).toHaveLength(0);
  await expect(
    asJob({ network: network.id }, (tx) => tx.execute(sql`select says from case_entries`)),
  ).rejects.toThrow();
});
