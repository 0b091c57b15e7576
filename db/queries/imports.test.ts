import { expect, test } from "vitest";
import { aNetwork, actAs, cellOf } from "../testing";
import { forgetImports } from "../jobs/forget-imports";
import { send } from "../testing/import-file";
import { asSuperuser } from "../testing/superuser";
import { confirmImport } from "./confirm-import";
import { endImport, findImport, readContent } from "./imports";
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

test("a file that nobody confirms for a day is gone, and its rows with it", async () => {
  const network = await aNetwork();
  const { manager } = network.brand;
  const [old, fresh] = [
    await send(manager, network, { bytes: file("E1;2025-12;1;2;") }),
    await send(manager, network, { bytes: file("E1;2025-12;3;4;") }),
  ];
  await asSuperuser(
    (sql) => sql`update imports set created_at = now() - interval '25 hours' where id = ${old.id}`,
  );
  expect(await old.confirm()).toEqual({ state: "gone" });
  expect(await forgetImports()).toBeGreaterThan(0);
  const left = await asSuperuser(
    (sql) => sql<{ id: string }[]>`select id from imports where network_id = ${network.id}`,
  );
  expect(left.map(({ id }) => id)).toEqual([fresh.id]);
});

test("the trail has one entry for a file, with its counts and its hash, for managers alone", async () => {
  const network = await aNetwork();
  const sent = await send(network.brand.manager, network, {
    bytes: file("E1;2025-12;95;100;", "E9;2025-12;1;2;"),
  });
  await sent.confirm();
  const entries = await asSuperuser(
    (sql) => sql<{ object: string; payload: object; managers_only: boolean }[]>`
      select object, payload::json as payload, managers_only from audit_entries
      where network_id = ${network.id} and verb in ('import-figures', 'save-draft', 'save-drafts')`,
  );
  expect(entries).toHaveLength(1);
  const [entry] = entries;
  expect(entry?.object).toMatch(/^file [0-9a-f]{64}$/);
  expect(entry).toMatchObject({
    managers_only: true,
    payload: { file: "figures.csv", rows: 2, added: 1, changed: 0, rejected: 1, ignored: 0 },
  });
});

test("a file is its own organisation's: a rival's manager neither reads nor confirms nor ends it", async () => {
  const network = await aNetwork();
  const sent = await send(network.brand.manager, network, { bytes: file("E1;2025-12;95;100;") });
  await actAs(network.carrier.manager, async (tx, viewer) => {
    expect(await findImport(tx, network.id, sent.id)).toBeNull();
    expect(await readContent(tx, network.id, sent.id)).toBeNull();
    const confirmed = confirmImport(tx, viewer, network, {
      importId: sent.id,
      onRows: () => undefined,
    });
    expect(await confirmed).toEqual({ state: "gone" });
    await endImport(tx, network.id, sent.id);
  });
  expect(await sent.confirm()).toEqual({ state: "written", figures: 1 });
});
