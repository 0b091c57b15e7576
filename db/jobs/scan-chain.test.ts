import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { addMonths, monthNumber, periodsFrom, type Period } from "@/lib/periods/period";
import { asJob } from "../doors";
import { saveDraft } from "../queries/drafts";
import { submitDraft } from "../queries/report";
import { findWarningsPlace } from "../queries/warnings";
import { actAs, aNetwork, cellOf, type ParcelNetwork } from "../testing";
import { doJobs, storedJobs } from "../testing/jobs";
import { firstMonth as first, months, withHistory } from "../testing/parcel-history";
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

test("a scan reads its own network alone, and there only what every member sees", async () => {
  const [network, other] = [await aNetwork(), await aNetwork()];
  const inputOf = (scope: ParcelNetwork) =>
    asJob({ network: scope.id }, async (tx) => {
      const [row] = await tx.execute<{ input: string | null }>(
        sql`select scan_input(${network.id}) as input`,
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
