import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { chainFacts } from "@/app/networks/[network]/chain-facts";
import { multiplyRatios, ratio, roundedText, toNumber, type Ratio } from "@/lib/metrics/ratio";
import { monthNumber, period } from "@/lib/periods/period";
import type { ProposedChange } from "@/lib/proposals/proposal-terms";
import { chainHealth } from "@/lib/scorecards/chain-health";
import { networkFile, type NetworkFile } from "@/lib/network-file/network-file";
import { actAs, aNetwork, type ParcelNetwork, type Person } from "../testing";
import { agrees, proposed, termsOf } from "../testing/proposed";
import { asSuperuser } from "../testing/superuser";
import { findCustomerPlace } from "./customer-place";

const october = period("2025-10");

type Network = NetworkFile["networks"][number];

/** A network whose chain has these stages; each is measured like one of the parcel network's metrics, under a code of its own. */
type Stage = {
  readonly code: string;
  readonly like: "D1" | "P1" | "Q1" | "R1";
  readonly inAggregate: boolean | null;
};

function chainOf(stages: readonly Stage[]): Promise<ParcelNetwork> {
  return aNetwork(null, (text) => {
    const file = networkFile.parse(JSON.parse(text));
    return JSON.stringify({ ...file, networks: file.networks.map((one) => retold(one, stages)) });
  });
}

function retold(network: Network, stages: readonly Stage[]) {
  const added = stages.filter(
    ({ code, like }, place) =>
      code !== like && stages.findIndex((one) => one.code === code) === place,
  );
  const copies = added.flatMap(({ code, like, inAggregate }) =>
    network.metrics
      .filter((metric) => metric.code === like)
      .map((metric) => ({
        ...metric,
        code,
        versions: metric.versions.map((version) => ({ ...version, inAggregate })),
      })),
  );
  const figures = added.flatMap(({ code, like }, place) =>
    network.figures
      .filter(({ metric }) => metric === like)
      .map((figure) => ({ ...figure, metric: code, numerator: 930 + 7 * place })),
  );
  const metrics = [...network.metrics, ...copies];
  return {
    ...network,
    metrics,
    figures: [...network.figures, ...figures],
    chain: network.chain && {
      ...network.chain,
      stages: stages.map(({ code }) => ({
        name: code,
        metric: code,
        subject: "",
        organisation: metrics.find((one) => one.code === code)?.series[0]?.reporter ?? "",
      })),
    },
  };
}

/** The chain's October as somebody reads it. */
async function readBy(person: Person, { slug }: ParcelNetwork) {
  const place = await actAs(person, (tx) => findCustomerPlace(tx, slug, october));
  if (place === null) throw new Error("no such network");
  const facts = chainFacts(place, place.figures, place.aggregate);
  const health = facts === null ? null : chainHealth(facts, october);
  if (health === null) throw new Error("no month");
  return health;
}

const percent = (value: Ratio | null) => (value === null ? null : roundedText(value, 2));

const shared: Stage = { code: "D1", like: "D1", inAggregate: null };
const hidden = (code: string, inAggregate: boolean | null = true): Stage => ({
  code,
  like: "P1",
  inAggregate,
});

describe("stages that brand and carrier alone see", () => {
  test("three of them: the desk reads what they compose, and nothing of any of them", async () => {
    const network = await chainOf([shared, hidden("P2"), hidden("P3"), hidden("P4")]);
    const [desk, brand] = [
      await readBy(network.desk.viewer, network),
      await readBy(network.brand.viewer, network),
    ];
    const whole = [901, 930, 937, 944].map((good) => ratio(good, 1000));
    const product = multiplyRatios(whole.reduce(multiplyRatios), ratio(100, 1));
    expect(percent(brand.month.composed.value)).toBe(percent(product));
    expect(percent(desk.month.composed.value)).toBe(percent(product));
    expect(desk.month.stages.map((stage) => stage === null)).toEqual([false, true, true, true]);
    expect(desk.month.composed).toMatchObject({ least: null, most: null });
    expect(desk.weakest).toBeNull();
    expect(desk.attribution).toBeNull();
    expect(brand.weakest).toBe(0);
  });

  test("what three compose leaves hundreds of ways in which they may have come about", async () => {
    const network = await chainOf([shared, hidden("P2"), hidden("P3"), hidden("P4")]);
    const { composed, stages } = (await readBy(network.desk.viewer, network)).month;
    const rest =
      toNumber(composed.value ?? ratio(0, 1)) / toNumber(stages[0]?.value ?? ratio(1, 1));
    const ways = new Set<number>();
    for (let a = 850; a <= 1000; a += 1)
      for (let b = 850; b <= 1000; b += 1) {
        const c = Math.round((rest * 1e9) / (a * b));
        const rounded = Math.round((10_000 * 901 * a * b * c) / 1e12) / 100;
        if (c <= 1000 && rounded === Number(percent(composed.value))) ways.add(c);
      }
    expect(ways.size).toBeGreaterThan(100);
  });

  test.each([
    { stages: [shared, hidden("P2")], why: "one could be solved for" },
    { stages: [shared, hidden("P2"), hidden("P3")], why: "two of them can’t hide in each other" },
    {
      stages: [shared, hidden("P2"), hidden("P3"), hidden("P4", null)],
      why: "one of three isn’t in the aggregate",
    },
    {
      stages: [shared, hidden("P2"), hidden("P3"), hidden("P3")],
      why: "one of three stands there twice",
    },
  ])("nothing is composed for the desk: $why", async ({ stages }) => {
    const network = await chainOf(stages);
    const { month } = await readBy(network.desk.viewer, network);
    expect(month.composed).toMatchObject({ value: null, least: null, most: null });
    expect(month.gap).toBeNull();
    expect((await readBy(network.brand.viewer, network)).month.composed.value).not.toBeNull();
  });

  test("a withheld value is what would have given the missing stage away", async () => {
    const network = await chainOf([shared, hidden("P2")]);
    const { composed, stages } = (await readBy(network.brand.viewer, network)).month;
    const [given, known] = [composed.value, stages[0]?.value ?? null];
    const solved = 100 * (toNumber(given ?? ratio(0, 1)) / toNumber(known ?? ratio(1, 1)));
    expect(solved).toBeCloseTo(toNumber(stages[1]?.value ?? ratio(0, 1)), 9);
    expect((await readBy(network.desk.viewer, network)).month.composed.value).toBeNull();
  });
});

test("from the month on in which another chain is agreed nothing is told in the aggregate: of two the missing stage could be solved for", async () => {
  const network = await chainOf([shared, hidden("P2"), hidden("P3"), hidden("P4")]);
  const { brand, carrier, desk } = network;
  await asSuperuser(
    (sql) =>
      sql`update figures set status = 'final' where network_id = ${network.id} and status = 'draft'`,
  );
  const months = () =>
    actAs(desk.viewer, async (tx) => {
      const rows = await tx.execute<{ period: number }>(sql`select period from chain_aggregates()`);
      return rows.map((row) => row.period);
    });
  const [first = 0, ...later] = [...(await months())].toSorted();
  const december = monthNumber(period("2025-12"));
  expect([first, ...later]).toContain(december);
  const named = (metric: string) => ({ metric, reporter: carrier.slug, subject: "" });
  const branch = { name: "", organisation: carrier.slug, share: "100" };
  const fewer = ["D1", "P2", "P3"].map((metric) => ({
    name: metric,
    isOptional: false,
    branches: [{ ...branch, series: named(metric) }],
    handOff: null,
  }));
  const change: ProposedChange = {
    change: "chain",
    name: "Parcel to door",
    parties: [brand.slug, carrier.slug],
    terms: {
      customer: "end-customer",
      who: "Households",
      promise: "It comes.",
      outcome: { metric: "E1", reporter: brand.slug, subject: "" },
      stages: fewer,
    },
  };
  const terms = termsOf(network, [change], { from: period("2025-12"), retroactive: true });
  const number = await proposed(network, brand.manager, terms);
  expect(await agrees(network, carrier.manager, number)).toEqual({ state: "agreed" });
  expect([...(await months())].toSorted()).toEqual(
    [first, ...later].filter((one) => one < december),
  );
});

test("whoever reports one of three hidden stages lacks two, and reads nothing of them", async () => {
  const network = await chainOf([
    shared,
    { code: "P2", like: "P1", inAggregate: true },
    { code: "Q2", like: "Q1", inAggregate: true },
    { code: "R2", like: "R1", inAggregate: true },
  ]);
  // The brand lacks R2, the carrier Q2, the desk P2 and R2.
  for (const { viewer } of [network.brand, network.carrier, network.desk]) {
    expect((await readBy(viewer, network)).month.composed.value).toBeNull();
  }
});

test("nobody reads what is composed in a network that isn't theirs", async () => {
  const network = await chainOf([shared, hidden("P2"), hidden("P3"), hidden("P4")]);
  const other = await aNetwork();
  const seen = await actAs(other.brand.viewer, (tx) => findCustomerPlace(tx, network.slug, null));
  expect(seen).toBeNull();
});
