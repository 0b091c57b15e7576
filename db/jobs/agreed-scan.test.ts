import { sql } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { addMonths, monthNumber, periodsFrom, type Period } from "@/lib/periods/period";
import type { ChangeOf } from "@/lib/proposals/proposal-terms";
import { answerWarning, findWarningsPlace } from "../queries/warnings";
import { listOutcomes } from "../queries/outcomes";
import { scanChainOf } from "./scan-chain";
import { rescanChains } from "../rescan/rescan-chains";
import {
  actAs,
  aNetwork,
  openPeriod,
  seriesKeys,
  type ParcelNetwork,
  type Person,
} from "../testing";
import { doJobs, storedJobs } from "../testing/jobs";
import { firstMonth } from "../testing/parcel-history";
import { refusalOf } from "../testing/refusal";
import { asSuperuser } from "../testing/superuser";
import { agreedByItsParties, waysOf, withWays } from "../testing/ways";

let network: ParcelNetwork;
const december = monthNumber(openPeriod);

beforeEach(async () => {
  network = await aNetwork();
  await withWays(network);
  await asSuperuser((sql) => sql`delete from graphile_worker._private_jobs`);
});

async function withoutLoaded(): Promise<void> {
  await asSuperuser(async (sql) => {
    await sql`delete from chain_stages where network_id = ${network.id}`;
    await sql`delete from chains where network_id = ${network.id}`;
  });
}

const agreed = (change: ChangeOf<"chain">, from?: Period) =>
  agreedByItsParties(network, change, from);

const seenBy = (person: Person, chain: string | null = null) =>
  actAs(person, (tx) => findWarningsPlace(tx, network.slug, chain));

const keysSeenBy = async (person: Person, chain: string | null = null) =>
  (await seenBy(person, chain))?.scan?.result.chain.series.map(({ key }) => key);

const isStale = async (chain: string | null = null) =>
  (await seenBy(network.brand.viewer, chain))?.scan?.isStale;

const scansWaiting = async () =>
  (await storedJobs()).filter(({ key }) => key === `scan ${network.id}`).length;

const keptNow = () =>
  asSuperuser(
    (sql) => sql`
      select chain_number, engine, read_from, result, audience from chain_scans where network_id = ${network.id}
      order by chain_number`,
  );

test("a chain that was only agreed is scanned once it is agreed, by the series that all its parties see", async () => {
  await withoutLoaded();
  await agreed(waysOf(network));
  expect(await scansWaiting()).toBe(1);
  await doJobs();
  const place = await seenBy(network.carrier.viewer);
  if (place?.scan === undefined || place.scan === null) throw new Error("it wasn't scanned");
  const { chainNumber, published, scan } = place;
  const { series, months, act } = scan.result.chain;
  expect([chainNumber, scan.isStale]).toEqual([2, false]);
  expect(series.map(({ key }) => key)).toEqual([seriesKeys.D1, seriesKeys.P1]);
  expect(months[0]?.period).toBe(firstMonth);
  expect(periodsFrom(firstMonth, addMonths(firstMonth, 26))).toContain(act);
  expect(published.map(({ period }) => period)).toContain(addMonths(firstMonth, 26));
  expect(scan.result.betweenSilos).not.toBeNull();
  const outcomes = await actAs(network.brand.viewer, listOutcomes);
  expect(outcomes.map(({ evidence }) => evidence?.period)).toEqual([published.at(-1)?.period]);
});

test("what is found, published and answered of it is its parties' alone", async () => {
  await withoutLoaded();
  await agreed(waysOf(network));
  await doJobs();
  const published = (await seenBy(network.brand.viewer))?.published ?? [];
  const openedPeriod = published.find(({ logEvidence }) => logEvidence > Math.log(60))?.period;
  if (openedPeriod === undefined) throw new Error("no warning was opened");
  const answer = (person: Person) =>
    actAs(person, (tx, viewer) =>
      answerWarning(tx, viewer, {
        networkId: network.id,
        chainNumber: 2,
        openedPeriod,
        over: 0,
        answer: "investigating",
        note: "We look at the second way.",
        evidence: null,
      }),
    );
  expect(await refusalOf(answer(network.desk.board))).toMatch(/row-level security/);
  expect(await answer(network.carrier.manager)).toBe(true);
  expect((await seenBy(network.brand.board))?.answers).toMatchObject([{ openedPeriod }]);
  const { scan, answers, published: seen } = (await seenBy(network.desk.board, "Ways")) ?? {};
  expect([scan, answers, seen]).toEqual([null, [], []]);
  for (const table of ["chain_scans", "published_evidence", "warning_answers"]) {
    const rows = (person: Person) =>
      actAs(person, (tx) => tx.execute(sql`select from ${sql.identifier(table)}`));
    expect(await rows(network.desk.board), table).toHaveLength(0);
    expect((await rows(network.brand.board)).length, table).toBeGreaterThan(0);
  }
  const told = (person: Person) =>
    actAs(person, (tx) => tx.execute(sql`select from audit_entries where verb = 'answer-warning'`));
  expect(await told(network.desk.manager)).toHaveLength(0);
  expect(await told(network.brand.manager)).toHaveLength(1);
});

test("whoever isn't a party can't tell a warning of it from none", async () => {
  await withoutLoaded();
  await agreed(waysOf(network));
  await doJobs();
  const tried = (opened: number) =>
    refusalOf(
      actAs(network.desk.board, (tx, { personId }) =>
        tx.execute(sql`
          insert into warning_answers (network_id, chain_number, opened_period, number, answer, note, organisation_id, person_id)
          values (${network.id}, 2, ${opened}, 1, 'disputed', 'Not so.', ${network.desk.id}, ${personId})`),
      ),
    );
  expect(await tried(monthNumber(firstMonth) + 26)).toMatch(/row-level security/);
  expect(await tried(december + 5)).toBe(await tried(monthNumber(firstMonth) + 26));
});

test("a rescan finds of it what the job does, and tells its parties alone", async () => {
  await withoutLoaded();
  await agreed(waysOf(network));
  await doJobs();
  const found = await keptNow();
  expect(found).toMatchObject([{ chain_number: 2 }]);
  await asSuperuser(
    (sql) => sql`update chain_scans set result = '{}' where network_id = ${network.id}`,
  );
  expect(await rescanChains()).toMatchObject({ left: 0 });
  expect(await keptNow()).toEqual(found);
  const told = await asSuperuser(
    (sql) => sql`
      select object, cardinality(audience) as readers from audit_entries
      where network_id = ${network.id} and verb = 'rescan-chain'`,
  );
  expect(told).toEqual([{ object: "chain 2", readers: 2 }]);
});

test("beside a chain that was loaded each is scanned by its own series; a change of one leaves the other's scan", async () => {
  await agreed(waysOf(network));
  await doJobs();
  const { brand, desk } = network;
  expect(await keysSeenBy(brand.viewer)).toEqual([seriesKeys.D1, seriesKeys.A1]);
  expect(await keysSeenBy(brand.viewer, "Ways")).toEqual([seriesKeys.D1, seriesKeys.P1]);
  expect(await keysSeenBy(desk.viewer)).toEqual([seriesKeys.D1, seriesKeys.A1]);
  const [loaded, own] = await keptNow();
  expect([loaded?.["audience"], loaded?.["read_from"]]).toEqual([
    null,
    expect.stringMatching(/^\d+ \d+$/),
  ]);
  await asSuperuser(
    (sql) => sql`
      update figures set numerator = 9000, revision = 2
      where network_id = ${network.id} and metric_code = 'P1' and period = ${monthNumber(firstMonth)}`,
  );
  expect([await isStale(), await isStale("Ways")]).toEqual([false, true]);
  await asSuperuser(
    (sql) =>
      sql`select vault.enqueue('scan-chain', ${sql.json({ networkId: network.id })}, ${`scan ${network.id}`})`,
  );
  await doJobs();
  const [same, other] = await keptNow();
  expect(same).toEqual(loaded);
  expect(other?.["read_from"]).not.toBe(own?.["read_from"]);
  expect([await isStale(), await isStale("Ways")]).toEqual([false, false]);
});

test("a month that closes without figures asks for a scan, by the version that it puts into force", async () => {
  await withoutLoaded();
  await agreed(waysOf(network));
  await doJobs();
  const next = addMonths(openPeriod, 1);
  await asSuperuser(
    (sql) => sql`
      insert into network_periods (network_id, period, due_on) values (${network.id}, ${december + 1}, '2026-02-10')`,
  );
  const [stage] = waysOf(network).terms?.stages ?? [];
  if (stage === undefined) throw new Error("no stage");
  const [first] = stage.branches;
  if (first === undefined) throw new Error("no branch");
  const alone = { ...stage, branches: [{ ...first, share: "100" }] };
  await agreed(waysOf(network, { stages: [alone] }), next);
  await doJobs();
  expect(await keysSeenBy(network.brand.viewer)).toEqual([seriesKeys.D1, seriesKeys.P1]);
  expect(await scansWaiting()).toBe(0);
  await asSuperuser(
    (sql) => sql`
      update network_periods set closed_on = '2026-02-20' where network_id = ${network.id} and period >= ${december}`,
  );
  expect(await scansWaiting()).toBe(1);
  await doJobs();
  expect(await keysSeenBy(network.brand.viewer)).toEqual([seriesKeys.D1]);
  expect((await seenBy(network.brand.viewer))?.scan?.isStale).toBe(false);
});

test("a series that one of its parties doesn't see is left out, and nothing is told of what gets lost between them", async () => {
  await withoutLoaded();
  const { brand, carrier, desk } = network;
  await agreed({ ...waysOf(network), parties: [brand.slug, carrier.slug, desk.slug] });
  await doJobs();
  const isFound = async () => {
    const [place, other] = [await seenBy(desk.viewer), await seenBy(carrier.viewer)];
    expect(place?.scan?.result.chain.series.map(({ key }) => key)).toEqual([seriesKeys.D1]);
    expect(place?.scan?.result.betweenSilos).toBeNull();
    expect([place?.scan?.isStale, other?.scan?.isStale]).toEqual([false, false]);
  };
  await isFound();
  const changed = async (table: "series" | "figures", audience: readonly string[] | null) => {
    await asSuperuser(async (sql) => {
      await sql`
        update ${sql(table)} set audience = ${audience === null ? null : [...audience]}
        where network_id = ${network.id} and metric_code = 'P1'`;
      await sql`delete from chain_scans where network_id = ${network.id}`;
    });
    await scanChainOf({ networkId: network.id });
  };
  await changed("figures", null);
  await isFound();
  await changed("figures", [brand.id, carrier.id]);
  await changed("series", null);
  await isFound();
  await rescanChains();
  await isFound();
});

test("a branch that takes no cases isn't watched, and its figures make no scan stale", async () => {
  await withoutLoaded();
  const [stage] = waysOf(network).terms?.stages ?? [];
  if (stage === undefined) throw new Error("no stage");
  const branches = stage.branches.map((one, place) => ({
    ...one,
    share: place === 0 ? "100" : "0",
  }));
  await agreed(waysOf(network, { stages: [{ ...stage, branches }] }));
  await doJobs();
  expect(await keysSeenBy(network.brand.viewer)).toEqual([seriesKeys.D1]);
  expect(await isStale()).toBe(false);
});

const numbered = () =>
  asSuperuser(
    (sql) => sql<{ name: string; chain_number: number }[]>`
      select name, chain_number from chain_versions where network_id = ${network.id}
      order by chain_number, effective_from`,
  );

test("chains are numbered as they are agreed, each name once", async () => {
  await agreed(waysOf(network));
  await agreed({ ...waysOf(network), name: "Another way" });
  await agreed(waysOf(network, null), addMonths(openPeriod, 1));
  const numbers = (await numbered()).map((row) => `${row.name} ${row.chain_number}`);
  expect(numbers).toEqual(["Ways 2", "Ways 2", "Another way 3"]);
});

test("two that are written at the same time take different numbers", async () => {
  await agreed(waysOf(network));
  const written = (name: string, from: number) =>
    asSuperuser((sql) =>
      sql.begin(async (tx) => {
        await tx`
          insert into chain_versions (network_id, name, effective_from, party_ids, text_hash, proposal_number, audience)
          select network_id, ${name}, ${from}, party_ids, text_hash, proposal_number, audience from chain_versions
          where network_id = ${network.id} and name = 'Ways'`;
        await tx`select pg_sleep(0.2)`;
      }),
    );
  await Promise.all([written("First", december + 3), written("Second", december + 4)]);
  expect((await numbered()).map((row) => row.chain_number)).toEqual([2, 3, 4]);
});
