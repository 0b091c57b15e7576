import { beforeEach, describe, expect, test } from "vitest";
import { addMonths, monthNumber } from "@/lib/periods/period";
import type { ChangeOf } from "@/lib/proposals/proposal-terms";
import { engine, findWarningsPlace } from "../queries/warnings";
import { rescanChains } from "../rescan/rescan-chains";
import { actAs, aNetwork, openPeriod, type ParcelNetwork } from "../testing";
import { doJobs, storedJobs } from "../testing/jobs";
import { asSuperuser } from "../testing/superuser";
import { agreedByItsParties, waysOf, withWays } from "../testing/ways";
import { takeWaiting } from "./take-waiting";

let network: ParcelNetwork;

beforeEach(async () => {
  network = await aNetwork();
  await withWays(network);
});

/** How the chains end: the one that was loaded, and one that was only agreed. */
const endings: Readonly<Record<string, () => ChangeOf<"chain">>> = {
  "Parcel to door": () => ({
    ...waysOf(network, null),
    name: "Parcel to door",
    parties: [network.brand.slug, network.carrier.slug, network.desk.slug],
  }),
  Ways: () => waysOf(network, null),
};

const scanOf = (chain: string) =>
  actAs(network.brand.viewer, async (tx) => {
    const place = await findWarningsPlace(tx, network.slug, chain);
    if (!place?.scan) throw new Error(`${chain} wasn't scanned`);
    return place.scan;
  });

/** Both chains are scanned, and from the month after the open one on, which closes too, one of them holds no more. */
async function ends(chain: string): Promise<void> {
  await agreedByItsParties(network, waysOf(network));
  await doJobs();
  const next = addMonths(openPeriod, 1);
  await asSuperuser(
    (sql) => sql`
      insert into network_periods (network_id, period, due_on) values (${network.id}, ${monthNumber(next)}, '2026-02-10')`,
  );
  const ending = endings[chain];
  if (ending === undefined) throw new Error(`${chain} can't end`);
  await agreedByItsParties(network, ending(), next);
  await asSuperuser(
    (sql) => sql`
      update network_periods set closed_on = '2026-02-20'
      where network_id = ${network.id} and period >= ${monthNumber(openPeriod)}`,
  );
  await doJobs();
}

const foundBy = (other: number) =>
  asSuperuser(
    (sql) => sql`update chain_scans set engine = ${other} where network_id = ${network.id}`,
  );

async function scansWaiting(): Promise<number> {
  await takeWaiting(0);
  const jobs = await storedJobs();
  return jobs.filter(({ key }) => key === `scan ${network.id}`).length;
}

describe.each(Object.keys(endings))("of %s, which has ended,", (chain) => {
  const other = chain === "Ways" ? "Parcel to door" : "Ways";

  test("what was found waits for no other scan", async () => {
    await ends(chain);
    const { isStale, result } = await scanOf(chain);
    expect([isStale, result.chain.series.length]).toEqual([false, 2]);
  });

  test("what another engine found stands: a chain that goes on is scanned anew, and nothing waits after that", async () => {
    await ends(chain);
    const { result, scannedAt } = await scanOf(chain);
    expect(await scansWaiting()).toBe(0);
    await foundBy(engine - 1);
    expect([(await scanOf(chain)).isStale, (await scanOf(other)).isStale]).toEqual([false, true]);
    expect(await scansWaiting()).toBe(1);
    await doJobs();
    expect([(await scanOf(chain)).isStale, (await scanOf(other)).isStale]).toEqual([false, false]);
    expect(await scanOf(chain)).toMatchObject({ result, scannedAt });
    expect(await scansWaiting()).toBe(0);
  });

  test("a rescan leaves what was found", async () => {
    await ends(chain);
    await foundBy(engine - 1);
    const { result, scannedAt } = await scanOf(chain);
    await rescanChains();
    expect(await scanOf(chain)).toEqual({ isStale: false, result, scannedAt });
    expect((await scanOf(other)).isStale).toBe(false);
  });
});
