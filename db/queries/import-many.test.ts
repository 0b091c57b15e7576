import { expect, test } from "vitest";
import { send } from "../testing/import-file";
import { aWideNetwork, manyFigures } from "../testing/many-figures";
import { asSuperuser } from "../testing/superuser";

test("5,000 figures are written in a few statements, changed, and then there is nothing to do", async () => {
  const network = await aWideNetwork(500, 10);
  const { manager } = network.brand;
  const count = 5000;
  const told: number[] = [];
  const sent = await send(manager, network, { bytes: manyFigures(500, 10) });
  expect(sent.difference).toMatchObject({ rows: count, added: count, changed: 0, rejected: 0 });
  expect(await sent.confirm((rows) => told.push(rows))).toEqual({
    state: "written",
    figures: count,
  });
  expect(told).toEqual([count]);
  const changed = await send(manager, network, { bytes: manyFigures(500, 10, 1) });
  expect(changed.difference).toMatchObject({ added: 0, changed: count, unchanged: 0 });
  expect(await changed.confirm()).toEqual({ state: "written", figures: count });
  const again = await send(manager, network, { bytes: manyFigures(500, 10, 1) });
  expect(again.difference).toMatchObject({ added: 0, changed: 0, unchanged: count });
  const [stands] = await asSuperuser(
    (sql) => sql<{ figures: string; revisions: string; sum: string; entries: string }[]>`
      select (select count(*) from figures where network_id = ${network.id} and series_key > 1000) as figures,
        (select count(*) from figure_revisions where network_id = ${network.id} and series_key > 1000 and source = 'import') as revisions,
        (select sum(f.numerator - r.numerator) from figures f join figure_revisions r using (network_id, series_key, period, reporter_id)
          where f.network_id = ${network.id} and series_key > 1000 and r.revision = 1) as sum,
        (select count(*) from audit_entries where network_id = ${network.id} and verb = 'import-figures') as entries`,
  );
  expect(stands).toEqual({ figures: "5000", revisions: "10000", sum: "5000", entries: "2" });
});

test("where one of many is in the way, none is written", async () => {
  const network = await aWideNetwork(60, 100);
  const { manager, deputy } = network.brand;
  const sent = await send(manager, network, { bytes: manyFigures(60, 100) });
  const other = await send(deputy, network, {
    bytes: Buffer.from(
      "Metric code,Subject,Period,Numerator,Denominator\nE1,Depot 60,2034-04,1,2\n",
    ),
  });
  await other.confirm();
  expect(await sent.confirm()).toMatchObject({ state: "changed", cells: [{ seriesKey: 1060 }] });
  const [written] = await asSuperuser(
    (sql) =>
      sql`select count(*)::int as count from figures where network_id = ${network.id} and series_key > 1000`,
  );
  expect(written).toEqual({ count: 1 });
});
