import { expect, test } from "vitest";
import { monthNumber } from "@/lib/periods/period";
import { harbourBroadband } from "../demo/networks";
import { scanChainOf } from "../jobs/scan-chain";
import { loadNetworkFile } from "../network-file/load";
import { sha256 } from "../sha256";
import { aNetwork, seriesKeys, type ParcelNetwork } from "../testing";
import { firstMonth, withHistory } from "../testing/parcel-history";
import { asSuperuser } from "../testing/superuser";
import { rescanChains } from "./rescan-chains";

type Kept = { readonly network_id: string; readonly read_from: string; readonly result: string };

const keptNow = () =>
  asSuperuser(
    (sql) => sql<Kept[]>`
      select network_id, chain_number, engine, read_from, result from chain_scans order by network_id`,
  );

const publishedNow = () =>
  asSuperuser(
    (sql) => sql`
      select network_id, chain_number, period, log_evidence from published_evidence order by network_id, period`,
  );

/** Forgets what was found; published evidence only a superuser forgets who sets its guard aside. */
async function forget(): Promise<void> {
  await asSuperuser(async (sql) => {
    await sql`delete from chain_scans`;
    await sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      await tx`delete from published_evidence`;
    });
  });
}

const keysIn = (result: string): unknown =>
  JSON.parse(result).chain.series.map(({ key }: { readonly key: number }) => key);

async function keptOf({ id }: ParcelNetwork): Promise<Kept> {
  const found = (await keptNow()).find((one) => one.network_id === id);
  if (found === undefined) throw new Error("the chain wasn't scanned");
  return found;
}

test("a rescan finds, keeps and publishes what the jobs of all networks do, and says so in their audit trails", async () => {
  await loadNetworkFile(JSON.stringify(harbourBroadband(sha256)));
  const network = await aNetwork();
  await withHistory(network);
  const ids = await asSuperuser((sql) => sql<{ id: string }[]>`select id from networks`);
  await forget();
  for (const { id } of ids) await scanChainOf({ networkId: id });
  const [found, published] = [await keptNow(), await publishedNow()];
  expect(found).toHaveLength(2);
  expect(published.length).toBeGreaterThan(20);
  await forget();
  expect(await rescanChains()).toMatchObject({ chains: 2, left: 0 });
  expect(await keptNow()).toEqual(found);
  expect(await publishedNow()).toEqual(published);
  const told = await asSuperuser(
    (sql) => sql`
      select payload from audit_entries where verb = 'rescan-chain' and network_id = ${network.id}`,
  );
  const { read_from: readFrom } = await keptOf(network);
  expect(told).toEqual([{ payload: JSON.stringify({ engine: 1, readFrom }) }]);
});

test("a rescan makes anew what was found before, and leaves what was published", async () => {
  const network = await aNetwork();
  await withHistory(network);
  await rescanChains();
  const [before, published] = [await keptOf(network), await publishedNow()];
  await asSuperuser(
    (sql) => sql`update chain_scans set result = '{}' where network_id = ${network.id}`,
  );
  await rescanChains();
  expect(await keptOf(network)).toEqual(before);
  expect(await publishedNow()).toEqual(published);
});

test("a rescan sees what every member sees: neither drafts, nor figures or series with an audience, nor versions not agreed to", async () => {
  const network = await aNetwork();
  await withHistory(network);
  await rescanChains();
  const [count = 0] = (await keptOf(network)).read_from.split(" ").map(Number);
  const month = monthNumber(firstMonth);
  await asSuperuser(async (sql) => {
    await sql`
      update figures set status = 'draft' where network_id = ${network.id} and series_key = ${seriesKeys.D1} and period = ${month}`;
    await sql`
      update figures set audience = ${[network.desk.id]}
      where network_id = ${network.id} and series_key = ${seriesKeys.D1} and period = ${month + 1}`;
  });
  await rescanChains();
  const fewer = await keptOf(network);
  expect(fewer.read_from).toBe(`${count - 2} ${count - 2}`);
  expect(keysIn(fewer.result)).toEqual([seriesKeys.D1, seriesKeys.A1]);
  await asSuperuser((sql) =>
    sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      await tx`
        delete from agreements
        where network_id = ${network.id} and subject = 'metric-version' and metric_code = 'D1'`;
    }),
  );
  await rescanChains();
  expect(keysIn((await keptOf(network)).result)).toEqual([seriesKeys.A1]);
  await asSuperuser(
    (sql) => sql`
      update series set audience = ${[network.desk.id]} where network_id = ${network.id} and metric_code = 'A1'`,
  );
  await rescanChains();
  expect(keysIn((await keptOf(network)).result)).toEqual([]);
});

test("figures that come in while a rescan reads are left to their own job", async () => {
  const network = await aNetwork();
  await withHistory(network);
  await rescanChains();
  const before = await keptOf(network);
  const rescanned = await asSuperuser((sql) =>
    sql.begin(async (tx) => {
      await tx`select pg_advisory_xact_lock(hashtextextended('scan ' || ${network.id}, 0))`;
      const rescanning = rescanChains();
      await waiting();
      await asSuperuser(
        (other) => other`
          update figures set numerator = 9000, revision = 2
          where network_id = ${network.id} and period = ${monthNumber(firstMonth)}`,
      );
      return { rescanning };
    }),
  );
  expect(await rescanned.rescanning).toMatchObject({ left: 1 });
  expect(await keptOf(network)).toEqual(before);
  await scanChainOf({ networkId: network.id });
  expect((await keptOf(network)).read_from).not.toBe(before.read_from);
});

/** Until somebody waits for a lock of ours. */
async function waiting(): Promise<void> {
  await expect
    .poll(() =>
      asSuperuser(
        (sql) => sql`
          select from pg_locks join pg_database on pg_database.oid = pg_locks.database
          where datname = current_database() and locktype = 'advisory' and not granted`,
      ),
    )
    .toHaveLength(1);
}
