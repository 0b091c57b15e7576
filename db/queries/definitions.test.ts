import { beforeAll, expect, test } from "vitest";
import { definitionsCsv } from "@/lib/library/definitions-csv";
import { readDefinitions } from "@/lib/library/definitions-file";
import { actAs, aNetwork, joins, openPeriod, type ParcelNetwork, type Person } from "../testing";
import { agreedByAll, bandInCondition, heldFromTheOpenMonth } from "../testing/agreed-by-all";
import { comingMonth, versionChange } from "../testing/proposed";
import { listDefinitionEntries, listOtherDefinitions } from "./definitions";

let network: ParcelNetwork;
beforeAll(async () => {
  network = await aNetwork();
});

const entries = (person: Person) => actAs(person, (tx) => listDefinitionEntries(tx, network.id));
const codes = async (person: Person) => (await entries(person)).map(({ metric }) => metric);

test("each organisation reads the definitions that it may see, and an outsider none", async () => {
  const { brand, carrier, desk } = network;
  expect(await codes(brand.viewer)).toEqual(["A1", "D1", "E1", "N1", "P1", "Q1", "R1"]);
  expect(await codes(carrier.viewer)).toEqual(["A1", "D1", "E1", "N1", "P1", "R1"]);
  expect(await codes(desk.viewer)).toEqual(["A1", "D1", "E1", "N1", "Q1"]);
  const other = await aNetwork();
  expect(await codes(other.brand.manager)).toEqual([]);
});

test("every version stands with the band sets in force during it, and comes back from both kinds of file", async () => {
  const own = await aNetwork();
  const { brand, carrier } = own;
  await agreedByAll(own, heldFromTheOpenMonth(own, [bandInCondition("P1", "storm")]), [
    carrier,
    brand,
  ]);
  const next = versionChange("P1", [brand.slug, carrier.slug], {
    version: 2,
    name: "Came whole",
    series: [{ reporter: carrier.slug, subject: "" }],
  });
  await agreedByAll(
    own,
    { ...heldFromTheOpenMonth(own, [next]), retroactive: false, from: comingMonth() },
    [carrier, brand],
  );
  const found = await actAs(brand.viewer, (tx) => listDefinitionEntries(tx, own.id));
  const versions = found.filter(({ metric }) => metric === "P1");
  expect(
    versions.map(({ version, bands }) => [
      version.name,
      ...bands.map(({ effectiveFrom, flex }) => `${effectiveFrom} ${flex?.rules.length ?? 0}`),
    ]),
  ).toEqual([
    ["Intact", "2025-10 0", `${openPeriod} 1`],
    ["Came whole", `${openPeriod} 1`],
  ]);
  const json = JSON.stringify({ throughlineDefinitions: 1, network: own.slug, definitions: found });
  expect(readDefinitions(json)).toEqual({ entries: found, problems: [], ignored: [] });
  const flat = found.map((one) => ({ ...one, bands: one.bands.slice(-1) }));
  expect(readDefinitions(definitionsCsv(found))).toEqual({
    entries: flat,
    problems: [],
    ignored: [],
  });
});

test("from one's other networks comes what all agreed to there, and nobody's name", async () => {
  const other = await aNetwork();
  const { brand, carrier } = network;
  const seen = (person: Person, here: ParcelNetwork) =>
    actAs(person, (tx) => listOtherDefinitions(tx, here.id));
  expect(await seen(brand.manager, network)).toEqual([]);
  await joins(brand, other, { person: brand.manager, roles: ["viewer"] });
  const found = await seen(brand.manager, network);
  expect(
    found.map(({ code }) => code),
    "N1 isn't agreed, the others aren't shared with it",
  ).toEqual(["A1", "D1", "E1"]);
  expect(found[0]).toMatchObject({ networkSlug: other.slug, name: "Answered" });
  const told = JSON.stringify(found);
  for (const { id, slug, name } of [other.brand, other.carrier, other.desk]) {
    expect(told).not.toContain(id);
    expect(told).not.toContain(slug);
    expect(told).not.toContain(name);
  }
  expect(await seen(brand.viewer, network), "a colleague without a role there").toEqual([]);
  expect(await seen(carrier.manager, network), "another organisation").toEqual([]);
});
