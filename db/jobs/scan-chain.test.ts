import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { addMonths, monthNumber, periodsFrom, type Period } from "@/lib/periods/period";
import type { ProposedChange } from "@/lib/proposals/proposal-terms";
import { asJob } from "../doors";
import { saveDraft } from "../queries/drafts";
import { submitDraft } from "../queries/report";
import { findWarningsPlace } from "../queries/warnings";
import { rescanChains } from "../rescan/rescan-chains";
import { actAs, aNetwork, cellOf, openPeriod, seriesKeys, type ParcelNetwork } from "../testing";
import { doJobs, storedJobs } from "../testing/jobs";
import { firstMonth as first, months, withHistory } from "../testing/parcel-history";
import { agrees, proposed, termsOf } from "../testing/proposed";
import { asSuperuser } from "../testing/superuser";

function see(network: ParcelNetwork) {
  return actAs(network.desk.board, (tx) => findWarningsPlace(tx, network.slug));
}

function chainOf(place: Awaited<ReturnType<typeof see>>) {
  const chain = place?.scan?.result.chain;
  if (chain === undefined) throw new Error("the chain wasn't scanned");
  return chain;
}

const periodsUntil = (last: Period) => periodsFrom(first, last);

async function forgetJobs(): Promise<void> {
  await asSuperuser((sql) => sql`delete from graphile_worker._private_jobs`);
}

const scansOf = async ({ id }: ParcelNetwork) =>
  (await storedJobs()).filter(({ key }) => key === `scan ${id}`);

async function askScan({ id }: ParcelNetwork): Promise<void> {
  await asSuperuser(
    (sql) =>
      sql`select vault.enqueue('scan-chain', ${sql.json({ networkId: id })}, ${`scan ${id}`})`,
  );
}

test("submitting asks for a scan, once however often; a draft doesn't", async () => {
  const network = await aNetwork();
  await forgetJobs();
  const cell = await cellOf(network, "E1");
  const nothing = { over: 0, parts: null, notApplicable: true };
  await actAs(network.brand.manager, (tx, viewer) => saveDraft(tx, viewer, cell, nothing));
  expect(await scansOf(network)).toEqual([]);
  await actAs(network.brand.manager, (tx, viewer) =>
    submitDraft(tx, viewer, cell, { ...nothing, over: 1 }),
  );
  await askScan(network);
  expect(await scansOf(network)).toHaveLength(1);
});

test("what the scan found is every member's to see, with its evidence as published", async () => {
  const network = await aNetwork();
  await withHistory(network);
  await askScan(network);
  await doJobs();
  const place = await see(network);
  expect(place?.scan?.isStale).toBe(false);
  const { months: found, series, act } = chainOf(place);
  expect(found[0]?.period).toBe(first);
  expect(series.map(({ key }) => key)).toEqual([2, 3]);
  expect(periodsUntil(addMonths(first, 26))).toContain(act);
  expect(place?.published.map(({ period }) => period)).toContain(addMonths(first, 26));
});

test("a restated figure changes what is found and not what was published; until then the page says that it is stale", async () => {
  const network = await aNetwork();
  await withHistory(network);
  await askScan(network);
  await doJobs();
  const before = await see(network);
  await asSuperuser(
    (sql) => sql`
      update figures set numerator = 9500, revision = 2
      where network_id = ${network.id} and period > ${monthNumber(first) + 18} and period < ${monthNumber(first) + months}`,
  );
  expect((await see(network))?.scan?.isStale).toBe(true);
  await askScan(network);
  await doJobs();
  const after = await see(network);
  expect(after?.scan?.isStale).toBe(false);
  expect(periodsUntil(addMonths(first, 26))).toContain(chainOf(before).act);
  expect(periodsUntil(addMonths(first, 26))).not.toContain(chainOf(after).act);
  expect(after?.published).toEqual(before?.published);
});

/** What the job keeps of a network's scan. */
async function keptOf({ id }: ParcelNetwork) {
  const [kept] = await asSuperuser(
    (sql) => sql<{ read_from: string; result: string }[]>`
      select read_from, result from chain_scans where network_id = ${id}`,
  );
  if (kept === undefined) throw new Error("the chain wasn't scanned");
  return kept;
}

/** A version of the loaded chain: one stage in two branches, D1 and A1, from the month before the last closed one on. */
async function agreeAnew(network: ParcelNetwork, parties = [network.carrier, network.desk]) {
  const { brand, carrier, desk } = network;
  const named = (metric: string, reporter: string) => ({ metric, reporter, subject: "" });
  const by = (organisation: string, metric: string, share: string) => ({
    name: "",
    organisation,
    share,
    series: named(metric, organisation),
  });
  const stage = { isOptional: false, handOff: null };
  const change: ProposedChange = {
    change: "chain",
    name: "Parcel to door",
    parties: [brand.slug, carrier.slug, desk.slug],
    terms: {
      customer: "end-customer",
      who: "Households",
      promise: "It comes.",
      outcome: named("E1", brand.slug),
      stages: [
        {
          ...stage,
          name: "Bring",
          branches: [by(carrier.slug, "D1", "60"), by(desk.slug, "A1", "40")],
        },
      ],
    },
  };
  const terms = termsOf(network, [change], { from: openPeriod, retroactive: true });
  const number = await proposed(network, brand.manager, terms);
  await Promise.all(parties.map(({ manager }) => agrees(network, manager, number)));
}

async function closesDecember({ id }: ParcelNetwork): Promise<void> {
  await asSuperuser(
    (sql) => sql`
      update network_periods set closed_on = '2026-01-20'
      where network_id = ${id} and period = ${monthNumber(openPeriod)}`,
  );
}

test("once a month is closed in which a chain was agreed anew, what was agreed is scanned, whatever figures there are", async () => {
  const network = await aNetwork();
  await withHistory(network);
  await askScan(network);
  await doJobs();
  const loaded = await keptOf(network);
  await agreeAnew(network);
  await askScan(network);
  await doJobs();
  expect(await keptOf(network), "not before the month is closed").toEqual(loaded);
  await closesDecember(network);
  expect((await see(network))?.scan?.isStale).toBe(true);
  await askScan(network);
  await doJobs();
  const place = await see(network);
  expect(place?.scan?.isStale).toBe(false);
  expect(chainOf(place).series.map(({ key }) => key)).toEqual([seriesKeys.D1, seriesKeys.A1]);
  const agreed = await keptOf(network);
  expect(agreed.read_from).toBe(`${loaded.read_from} ${monthNumber(openPeriod)}`);
  // Of one stage in two branches less is composed than of two stages: what is lost between them differs.
  expect(JSON.parse(agreed.result).betweenSilos).not.toEqual(
    JSON.parse(loaded.result).betweenSilos,
  );
  expect(await rescanChains()).toMatchObject({ left: 0 });
  expect(await keptOf(network)).toEqual(agreed);
  await asSuperuser(
    (sql) => sql`update chain_scans set result = '{}' where network_id = ${network.id}`,
  );
  await rescanChains();
  expect(await keptOf(network), "a rescan finds what the job did").toEqual(agreed);
});

test("what is found of an agreed version is its parties' alone", async () => {
  const network = await aNetwork();
  await withHistory(network);
  await agreeAnew(network);
  await closesDecember(network);
  await askScan(network);
  await doJobs();
  expect((await see(network))?.scan).not.toBeNull();
  await asSuperuser((sql) =>
    sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      await tx`
        update chain_versions set audience = ${[network.brand.id, network.carrier.id]} where network_id = ${network.id}`;
    }),
  );
  await asSuperuser(
    (sql) => sql`update chain_scans set read_from = '' where network_id = ${network.id}`,
  );
  await askScan(network);
  await doJobs();
  const place = await see(network);
  expect(place?.scan).toBeNull();
  expect(place?.published.length).toBeGreaterThan(20);
  const scans = await actAs(network.desk.board, (tx) => tx.execute(sql`select from chain_scans`));
  expect(scans).toHaveLength(0);
});

test("a scan reads its own network alone, and there only what every member sees", async () => {
  const [network, other] = [await aNetwork(), await aNetwork()];
  const inputOf = (scope: ParcelNetwork) =>
    asJob({ network: scope.id }, async (tx) => {
      const [row] = await tx.execute<{ input: string | null }>(
        sql`select input from scan_input(${network.id})`,
      );
      return row?.input ?? null;
    });
  expect(await inputOf(other)).toBeNull();
  const seriesIn = async () =>
    [...((await inputOf(network)) ?? "").matchAll(/"metric" : "(\w+)", "isOutcome"/g)]
      .map(([, code]) => code)
      .toSorted();
  expect(await seriesIn()).toEqual(["A1", "D1", "E1"]);
  await asSuperuser(
    (superuser) => superuser`
      update series set audience = ${[network.desk.id]} where network_id = ${network.id} and metric_code = 'A1'`,
  );
  expect(await seriesIn()).toEqual(["D1", "E1"]);
});
