import { sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import type { Viewer } from "@/lib/access/viewer";
import type { Tx } from "../doors";
import { actAs, cellOf, type ParcelNetwork } from "../testing";
import { aWideNetwork } from "../testing/many-figures";
import { asSuperuser } from "../testing/superuser";
import { listStanding, saveDrafts } from "./drafts";
import type { Cell } from "./report";

const draft = { over: 0, parts: { numerator: 1, denominator: 2 }, notApplicable: false };
let network: ParcelNetwork;
let cell: Cell;

/** A network of 40 series and 60 months more, about which Postgres plans as among two thousand of them. */
beforeAll(async () => {
  network = await aWideNetwork(40, 60);
  cell = await cellOf(network, "E1");
  await asSuperuser(async (superuser) => {
    await superuser`
      insert into figures (network_id, series_key, period, numerator, denominator, not_applicable, status, revision,
        metric_code, metric_version, reporter_id, audience)
      select network_id, key, p.period, 90, 100, false, 'final', 1, metric_code, 1, reporter_id, audience
      from series join network_periods p using (network_id) where network_id = ${network.id} and key > 1000`;
    await superuser`alter table figures alter network_id set (n_distinct = 2000)`;
    await superuser`vacuum analyze figures`;
  });
});

/** How many figures Postgres looks at, in the table or its indexes, to do a piece of work of the brand's manager. */
async function lookedAt(work: (tx: Tx, viewer: Viewer) => Promise<unknown>): Promise<number> {
  return actAs(network.brand.manager, async (tx, viewer) => {
    const count = async () => {
      const [row] = await tx.execute<{ read: number }>(sql`
        select pg_stat_get_xact_tuples_returned('figures'::regclass)::int
          + sum(pg_stat_get_xact_tuples_returned(indexrelid))::int as read
        from pg_index where indrelid = 'figures'::regclass`);
      return row?.read ?? 0;
    };
    const before = await count();
    await work(tx, viewer);
    return (await count()) - before;
  });
}

test("a figure is saved, and what stands in its cell is read, without the other months of the network", async () => {
  const saves = (over: number) =>
    lookedAt((tx, viewer) =>
      saveDrafts(tx, viewer, network.id, [{ cell, writing: { ...draft, over } }]),
    );
  expect(await saves(0)).toBeLessThan(100);
  expect(await saves(1)).toBeLessThan(100);
  const { series: own, period } = cell;
  const stands = [{ seriesKey: own.key, period, over: 1 }];
  expect(await lookedAt((tx, viewer) => listStanding(tx, viewer, network.id, stands))).toBeLessThan(
    100,
  );
});
