import { beforeAll, expect, test } from "vitest";
import { readFileOf } from "@/app/networks/[network]/metrics/library/read-file-of";
import { definitionsCsv } from "@/lib/library/definitions-csv";
import type { DefinitionEntry } from "@/lib/library/definition-entry";
import { actAs, aNetwork, type ParcelNetwork, type Person } from "../testing";
import { listDefinitionEntries } from "./definitions";
import { findNetwork } from "./networks";

let network: ParcelNetwork;
beforeAll(async () => {
  network = await aNetwork();
});

/** What comes of reading a file that is made of a network's own definitions. */
function reads(
  person: Person,
  change: (entries: readonly DefinitionEntry[]) => readonly DefinitionEntry[],
  { from = network, of = person }: { readonly from?: ParcelNetwork; readonly of?: Person } = {},
) {
  return actAs(of, async (tx) =>
    definitionsCsv(change(await listDefinitionEntries(tx, from.id))),
  ).then((text) =>
    actAs(person, async (tx, viewer) => {
      const here = await findNetwork(tx, network.slug);
      if (here === null) throw new Error("no network");
      return readFileOf({ tx, network: here, viewer }, { text, name: "definitions.csv" });
    }),
  );
}

const told = ({ found }: Awaited<ReturnType<typeof reads>>) =>
  found.map(({ metric, standing, changes }) => [
    metric,
    standing,
    ...changes.map(({ change }) => change),
  ]);

test("what was exported here stands here already, word for word", async () => {
  const read = await reads(network.carrier.manager, (all) => all);
  expect(told(read)).toEqual(
    ["A1", "D1", "E1", "N1", "P1", "R1"].map((code) => [code, "Here already, word for word"]),
  );
  expect(read.says).toBe("No definition could be read.");
  expect(read.wrong).toEqual([]);
});

test("what differs would be the next version, or the bands alone; what is agreed by others can't be proposed", async () => {
  const { carrier, desk } = network;
  const changed = (all: readonly DefinitionEntry[]) =>
    all.flatMap((one): readonly DefinitionEntry[] => {
      if (one.metric === "D1") {
        return [{ ...one, version: { ...one.version, name: "First time, every time" } }];
      }
      const [band] = one.bands;
      if (one.metric !== "P1" || band === undefined) return [];
      const bounds = { direction: "higher", target: "97", floor: "93", stretch: null } as const;
      return [{ ...one, bands: [{ ...band, bounds }] }];
    });
  expect(told(await reads(carrier.manager, changed))).toEqual([
    ["D1", "Here already: would be version 2", "metric-version"],
    ["P1", "Here already; only its bands differ", "band-set"],
  ]);
  const foreign = await reads(desk.manager, changed, { of: carrier.manager });
  expect(told(foreign).slice(0, 1)).toEqual([
    ["D1", "Here already: would be version 2", "metric-version"],
  ]);
  expect(told(foreign)[1], "P1 isn't seen, so that the database alone refuses it").toEqual([
    "P1",
    "New here",
    "metric-version",
    "band-set",
  ]);
});

test("what comes from elsewhere is given to members of this network alone", async () => {
  const { brand } = network;
  const other = await aNetwork();
  const read = await reads(
    brand.manager,
    (all) => all.map((one) => ({ ...one, metric: `Z${one.metric}` })),
    { from: other, of: other.carrier.manager },
  );
  expect(read.found).toHaveLength(6);
  for (const { changes } of read.found) {
    expect(changes[0]).toMatchObject({
      isNew: true,
      version: { version: 1, owners: [brand.slug], parties: [brand.slug], accepting: null },
      series: [{ reporter: brand.slug, subject: "" }],
    });
  }
  expect(JSON.stringify(read)).not.toContain(other.carrier.slug);
});

test("what is to be mended is told with its place", async () => {
  const read = await actAs(network.brand.manager, async (tx, viewer) => {
    const here = await findNetwork(tx, network.slug);
    if (here === null) throw new Error("no network");
    return readFileOf({ tx, network: here, viewer }, { text: "metric;name\nA1;x", name: "" });
  });
  expect(read.title).toBe("Definitions from a pasted text");
  expect(read.wrong).toContain(
    "The column “kind” is missing. Add it to the header line, and fill it in for each definition.",
  );
});
