import { expect, test } from "vitest";
import { aNetwork, actAs, cellOf } from "../testing";
import { send } from "../testing/import-file";
import { asSuperuser } from "../testing/superuser";
import { saveDraft } from "./drafts";

const file = (...rows: readonly string[]) =>
  Buffer.from(["Metric;Period;Numerator;Denominator;Reason", ...rows].join("\r\n"));

function written(networkId: string) {
  return asSuperuser(
    (sql) => sql<{ figure: string; source: string; reason: string | null }[]>`
      select metric_code || ' ' || f.numerator || '/' || f.denominator || ' r' || f.revision as figure, source, reason
      from figures f join figure_revisions r using (network_id, series_key, period, reporter_id, revision)
      where f.network_id = ${networkId} and source is not null order by 1`,
  );
}

test("a file is compared, written once it is confirmed, and changes nothing the second time", async () => {
  const network = await aNetwork();
  const { manager } = network.brand;
  const bytes = file("E1;2025-12;95;100;A storm", "E1;2025-11;1;2;", "E9;2025-12;1;2;");
  const sent = await send(manager, network, { bytes });
  expect(sent.difference).toMatchObject({
    rows: 3,
    added: 1,
    changed: 0,
    unchanged: 0,
    rejected: 1,
  });
  expect(sent.difference.ignored).toEqual([{ code: "closed", count: 1, rows: [3] }]);
  expect(await written(network.id)).toEqual([]);
  expect(await sent.confirm()).toEqual({ state: "written", figures: 1 });
  expect(await written(network.id)).toEqual([
    { figure: "E1 95/100 r1", source: "import", reason: "A storm" },
  ]);
  expect(await sent.confirm()).toEqual({ state: "gone" });
  const again = await send(manager, network, { bytes });
  expect(again.difference).toMatchObject({ added: 0, changed: 0, unchanged: 1, rejected: 1 });
});

test("a figure that changed since is told, and nothing is written", async () => {
  const network = await aNetwork();
  const { manager, deputy } = network.brand;
  const sent = await send(manager, network, { bytes: file("E1;2025-12;95;100;") });
  const cell = await cellOf(network, "E1");
  await actAs(deputy, (tx, viewer) =>
    saveDraft(tx, viewer, cell, {
      over: 0,
      parts: { numerator: 1, denominator: 2 },
      notApplicable: false,
    }),
  );
  expect(await sent.confirm()).toEqual({
    state: "changed",
    cells: [{ seriesKey: cell.series.key, period: cell.period }],
  });
  expect(await written(network.id)).toEqual([]);
});
