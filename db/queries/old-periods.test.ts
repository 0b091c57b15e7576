import { beforeAll, expect, test } from "vitest";
import { period, type Period } from "@/lib/periods/period";
import { judged } from "@/lib/reporting/judged";
import { boundsIn, versionIn } from "@/lib/reporting/metric";
import { exportNetworkFile } from "../network-file/export";
import { actAs, aNetwork, reported, cellOf, type ParcelNetwork } from "../testing";
import { allOfD1 } from "../testing/agreement/on-the-table";
import { inForceIn } from "../testing/in-force";
import { agrees, proposed } from "../testing/proposed";
import { figuresAsJson } from "./figures-as-json";
import { listFigures } from "./figures";
import { listMetrics } from "./metrics";
import { networkFile } from "@/lib/network-file/network-file";
import { asSuperuser } from "../testing/superuser";

const march = period("2024-03");
const april = period("2024-04");
const may = period("2024-05");

/** The months of a parcel network, as if they had been two years before; the last takes figures. */
const earlier: Readonly<Record<string, string>> = {
  "2025-09": "2024-02",
  "2025-10": march,
  "2025-11": april,
  "2025-12": may,
  "2026-01": "2024-06",
};

let network: ParcelNetwork;
let before: Awaited<ReturnType<typeof everythingUntilApril>>;
let mayBefore: string;

beforeAll(async () => {
  network = await aNetwork(null, (text) =>
    text.replaceAll(/20\d\d-\d\d(?=["-])/g, (month) => earlier[month] ?? month),
  );
  before = await everythingUntilApril();
  mayBefore = textOf(await levelsOf(may));
  const { brand, carrier, desk } = network;
  const terms = { ...allOfD1(network), from: may, retroactive: true };
  const number = await proposed(network, brand.manager, terms);
  await agrees(network, carrier.manager, number);
  expect(await agrees(network, desk.manager, number)).toEqual({ state: "agreed" });
});

const people = ["manager", "viewer"] as const;

/** What each organisation is shown as judged for a month, by metric and series. */
async function levelsOf(month: Period) {
  const { brand, carrier, desk } = network;
  const shown: unknown[] = [];
  for (const organisation of [brand, carrier, desk]) {
    for (const account of people) {
      shown.push(
        await actAs(organisation[account], async (tx) => {
          const metrics = await listMetrics(tx, network.id);
          const seriesKeys = metrics.flatMap(({ series }) => series.map(({ key }) => key));
          const figures = await listFigures(tx, network.id, {
            seriesKeys,
            first: month,
            last: month,
          });
          return metrics.flatMap((metric) =>
            metric.series.map(({ key }) =>
              judged(metric, month, figures.find(({ seriesKey }) => seriesKey === key) ?? null),
            ),
          );
        }),
      );
    }
  }
  return shown;
}

function textOf(value: unknown): string {
  return JSON.stringify(value, (_key, one: unknown) => (typeof one === "bigint" ? `${one}n` : one));
}

/** Everything that says what was reported and what held up to April: levels, the figures that programs read, rows, and the export. */
async function everythingUntilApril() {
  const { brand, carrier, desk } = network;
  const read = [];
  for (const { viewer } of [brand, carrier, desk]) {
    read.push(
      await actAs(viewer, (tx) => figuresAsJson(tx, network.id, { first: null, last: april })),
    );
  }
  return {
    levels: textOf([await levelsOf(march), await levelsOf(april)]),
    read: read.join("\n"),
    rows: await rowsUntil(april),
    exported: await exportedUntil(april),
  };
}

function rowsUntil(month: Period): Promise<string> {
  return asSuperuser(async (sql) => {
    const last = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
    const rows = await sql`
      select t::text as row from figures t where network_id = ${network.id} and period <= ${last}
      union all select t::text from figure_revisions t where network_id = ${network.id} and period <= ${last}
      union all select t::text from metric_versions t where network_id = ${network.id} and effective_from <= ${last}
      union all select t::text from band_sets t where network_id = ${network.id} and effective_from <= ${last}
      union all select t::text from agreements t where network_id = ${network.id} and agreed_at < '2024-06-01'
      order by 1`;
    return rows.map((row) => String(row["row"])).join("\n");
  });
}

/** The lines of the export that say what was reported and what held up to a month, in their own words. */
async function exportedUntil(month: Period): Promise<string> {
  const file = await exportNetworkFile(network.slug);
  const raw: unknown = JSON.parse(file?.text ?? "");
  const [parsed] = networkFile.parse(raw).networks;
  if (parsed === undefined) throw new Error("no network in the file");
  return JSON.stringify({
    periods: parsed.periods.filter((one) => one.period <= month),
    figures: parsed.figures.filter((one) => one.period <= month),
    chain: parsed.chain,
    metrics: parsed.metrics.map(({ versions, bands, ...metric }) => ({
      ...metric,
      versions: versions.filter(({ effectiveFrom }) => effectiveFrom <= month),
      bands: bands.filter(({ effectiveFrom }) => effectiveFrom <= month),
    })),
  });
}

test("a version and bands agreed from 2024-05 leave all of 2024-04 as it was, to the byte", async () => {
  const after = await everythingUntilApril();
  expect(after.levels).toBe(before.levels);
  expect(after.read).toBe(before.read);
  expect(after.rows).toBe(before.rows);
  expect(after.exported).toBe(before.exported);
  for (const text of Object.values(before)) expect(text.length).toBeGreaterThan(1000);
});

test("in 2024-05 it holds: other bounds, another version that isn't comparable", async () => {
  expect(textOf(await levelsOf(may))).not.toBe(mayBefore);
  const [metric] = await actAs(network.desk.viewer, (tx) => listMetrics(tx, network.id, ["D1"]));
  if (metric === undefined) throw new Error("no D1");
  expect(boundsIn(metric, april)).toMatchObject({ target: "95", floor: "90" });
  expect(boundsIn(metric, may)).toMatchObject({ target: "99", floor: "98" });
  expect(versionIn(metric, april)).toMatchObject({ version: 1 });
  expect(versionIn(metric, may)).toMatchObject({ version: 2, comparable: false });
  const { band_sets } = await inForceIn(network.id);
  expect(band_sets.filter((row) => row.includes(",D1,"))).toHaveLength(2);
});

test("a figure of the open month is pinned to the version in force there from now on", async () => {
  const cell = await cellOf(network, "E1");
  await reported(network.brand.manager, { ...cell, period: may }, { numerator: 1, denominator: 2 });
  const after = await everythingUntilApril();
  expect(after).toEqual(before);
});
