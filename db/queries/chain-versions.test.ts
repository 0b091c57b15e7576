import { beforeEach, expect, test } from "vitest";
import { addMonths, monthNumber, type Period } from "@/lib/periods/period";
import type { ChangeOf, ProposedChange } from "@/lib/proposals/proposal-terms";
import { actAs, aNetwork, type ParcelNetwork, type Person } from "../testing";
import { inAnotherDatabase } from "../testing/another-database";
import { rowsOfNetwork } from "../testing/network-rows";
import { exportNetworkFile } from "../network-file/export";
import { loadNetworkFile } from "../network-file/load";
import { agrees, comingMonth, proposed, proposes, termsOf } from "../testing/proposed";
import { findPacts } from "./pacts";

const from = comingMonth();
let network: ParcelNetwork;

beforeEach(async () => {
  network = await aNetwork();
});

type Terms = NonNullable<ChangeOf<"chain">["terms"]>;

const branch = (organisation: string, metric: string | null, share = "100") => ({
  name: "",
  organisation,
  share,
  series: metric === null ? null : { metric, reporter: organisation, subject: "" },
});

function chainOf(terms: Partial<Terms> = {}): ChangeOf<"chain"> {
  const { brand, carrier } = network;
  return {
    change: "chain",
    name: "Returns",
    parties: [brand.slug, carrier.slug],
    terms: {
      customer: "partners-direct-customer",
      who: "Shops that send parcels back",
      promise: "Each return is booked the day that it comes.",
      outcome: { metric: "E1", reporter: brand.slug, subject: "" },
      stages: [
        {
          name: "Collect",
          isOptional: true,
          branches: [branch(carrier.slug, "P1", "60"), branch(brand.slug, null, "30")],
          handOff: null,
        },
        { name: "Book", isOptional: false, branches: [branch(brand.slug, null)], handOff: null },
      ],
      ...terms,
    },
  };
}

const chainsOf = async (person: Person) =>
  (await actAs(person, (tx) => findPacts(tx, network.id))).chains;

const refusal = (person: Person, change: ProposedChange, at: Period = from) =>
  proposes(network, person, termsOf(network, [change], { from: at }));

async function agreed(change: ProposedChange, at: Period = from): Promise<void> {
  const { brand, carrier } = network;
  const number = await proposed(network, brand.manager, termsOf(network, [change], { from: at }));
  expect(
    (await chainsOf(carrier.viewer)).find(({ name }) => name === "Returns")?.versions.at(-1)
      ?.proposalNumber,
  ).not.toBe(number);
  expect(await agrees(network, carrier.board, number)).toEqual({ state: "agreed" });
}

/** Whether the network's file carries its rows. */
async function isCarried(rows: Awaited<ReturnType<typeof rowsOfNetwork>>): Promise<void> {
  const text = (await exportNetworkFile(network.slug))?.text ?? "";
  await inAnotherDatabase(async () => {
    expect(await loadNetworkFile(text)).toHaveProperty("networks");
    expect(await rowsOfNetwork(network.slug), "the network's file carries them").toEqual(rows);
  });
}

test("a chain holds from its month once all of its parties agreed; each of its versions stays, and its end is one", async () => {
  const { brand, carrier, desk } = network;
  await agreed(chainOf());
  await agreed(chainOf({ who: "Shops" }), addMonths(from, 1));
  await agreed({ ...chainOf(), terms: null }, addMonths(from, 2));
  for (const person of [brand.viewer, carrier.manager]) {
    const found = (await chainsOf(person)).find(({ name }) => name === "Returns");
    expect(found?.parties).toEqual([brand.slug, carrier.slug].toSorted());
    expect(found?.versions.map(({ effectiveFrom, says }) => [effectiveFrom, says?.who])).toEqual([
      [from, "Shops that send parcels back"],
      [addMonths(from, 1), "Shops"],
      [addMonths(from, 2), undefined],
    ]);
  }
  expect((await chainsOf(desk.manager)).some(({ name }) => name === "Returns")).toBe(false);
  const again = await refusal(brand.manager, chainOf(), addMonths(from, 3));
  expect(again).toMatchObject({ refused: "changed" });
  const rows = await rowsOfNetwork(network.slug);
  expect(rows["chain_versions"]).toHaveLength(3);
  await isCarried(rows);
});

test("the chain that was loaded is told in the same words, and changed by all who run its stages", async () => {
  const { brand, carrier, desk } = network;
  const [loaded] = await chainsOf(carrier.viewer);
  expect(loaded?.versions).toMatchObject([{ proposalNumber: null }]);
  const terms = loaded?.versions[0]?.says ?? null;
  if (loaded === undefined || terms === null) throw new Error("no chain was loaded");
  expect(terms.stages.length).toBeGreaterThan(1);
  const { name } = loaded;
  const change: ChangeOf<"chain"> = {
    ...chainOf(),
    name,
    parties: [brand.slug, carrier.slug],
    terms: chainOf().terms,
  };
  const number = await proposed(network, brand.manager, termsOf(network, [change]));
  expect(await agrees(network, carrier.board, number)).toEqual({ state: "open" });
  expect(await agrees(network, desk.board, number)).toEqual({ state: "agreed" });
  const after = (await chainsOf(carrier.viewer)).find((one) => one.name === name);
  expect(after?.versions.map(({ proposalNumber }) => proposalNumber)).toEqual([null, number]);
  const rows = await rowsOfNetwork(network.slug);
  expect(rows["chains"]?.join()).toContain(`"agreed_from": ${monthNumber(from)}`);
  await isCarried(rows);
});

test("what can't be: a series that the proposer doesn't see, that isn't there, that a stranger reports, or an outcome in a silo", async () => {
  const { brand, carrier, desk } = network;
  const { stages } = chainOf().terms ?? { stages: [] };
  const measuredBy = (organisation: string, metric: string) =>
    chainOf({
      stages: [
        ...stages.slice(1),
        {
          name: "More",
          isOptional: false,
          branches: [branch(organisation, metric)],
          handOff: null,
        },
      ],
    });
  for (const change of [
    measuredBy(brand.slug, "Z9"),
    chainOf({ outcome: { metric: "P1", reporter: carrier.slug, subject: "" } }),
  ]) {
    expect(await refusal(brand.manager, change), JSON.stringify(change)).toMatchObject({
      refused: "no-series",
    });
  }
  const all = [brand.slug, carrier.slug, desk.slug];
  const hidden = { ...measuredBy(desk.slug, "Q1"), parties: all };
  expect(await refusal(carrier.manager, hidden)).toMatchObject({ refused: "no-series" });
  expect(await refusal(brand.manager, measuredBy(desk.slug, "A1"))).toMatchObject({
    refused: "no-series",
  });
  expect(await refusal(desk.manager, chainOf())).toMatchObject({ refused: "not-party" });
  expect(await refusal(brand.manager, { ...chainOf(), terms: null })).toMatchObject({
    refused: "changed",
  });
});

test("what all see of a chain is there for each of them, and a hidden series of a stage for its proposer alone", async () => {
  const { brand, carrier, desk } = network;
  const hidden = {
    ...chainOf({
      stages: [
        {
          name: "Settle",
          isOptional: false,
          branches: [branch(desk.slug, "Q1")],
          handOff: null,
        },
      ],
    }),
    parties: [brand.slug, carrier.slug, desk.slug],
  };
  expect(await refusal(brand.manager, hidden)).toHaveProperty("number");
});
