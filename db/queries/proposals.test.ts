import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { addMonths, period } from "@/lib/periods/period";
import { proposalText } from "@/lib/proposals/proposal-terms";
import { boundsIn, versionFor, versionIn } from "@/lib/reporting/metric";
import { asOperator } from "../doors";
import { sha256 } from "../sha256";
import { actAs, aNetwork, type ParcelNetwork } from "../testing";
import {
  agrees,
  answers,
  bandChange,
  comingMonth,
  proposed,
  proposes,
  termsOf,
  versionChange,
} from "../testing/proposed";
import { listMetrics } from "./metrics";
import { findProposal, withdrawProposal } from "./proposals";

let network: ParcelNetwork;
beforeAll(async () => {
  network = await aNetwork();
});

const from = comingMonth();

async function metric(code: string, person = network.brand.manager) {
  const [found] = await actAs(person, (tx) => listMetrics(tx, network.id, [code]));
  if (found === undefined) throw new Error(`no ${code}`);
  return found;
}

const stateOf = (number: number) =>
  actAs(network.brand.manager, async (tx) => (await findProposal(tx, network.id, number))?.state);

test("a band set takes effect from its month once the last party has agreed, and not before", async () => {
  const { brand, carrier, desk } = network;
  const before = boundsIn(await metric("D1"), from);
  const terms = termsOf(network, [bandChange("D1", "96", "93")]);
  const number = await proposed(network, carrier.manager, terms);
  expect(boundsIn(await metric("D1"), from)).toEqual(before);
  expect(await agrees(network, brand.board, number)).toEqual({ state: "open" });
  expect(boundsIn(await metric("D1"), from)).toEqual(before);
  expect(await agrees(network, desk.manager, number)).toEqual({ state: "agreed" });
  const after = await metric("D1");
  expect(boundsIn(after, from)).toMatchObject({ target: "96", floor: "93" });
  expect(boundsIn(after, addMonths(from, -1))).toEqual(before);
  const found = await actAs(desk.viewer, (tx) => findProposal(tx, network.id, number));
  expect(found?.textHash).toBe(sha256(proposalText(terms)));
  expect(found?.text).toBe(proposalText(terms));
  expect(found?.answers.map(({ answer }) => answer)).toEqual(["agree", "agree", "agree"]);
  expect(after.bands.at(-1)?.agreements.map(({ textHash }) => textHash)).toEqual(
    Array.from({ length: 3 }, () => sha256(proposalText(terms))),
  );
});

test("a new metric with its series and bands is there for its parties, and for nobody else", async () => {
  const { brand, carrier, desk } = network;
  const terms = termsOf(network, [
    versionChange("X1", [carrier.slug, brand.slug]),
    bandChange("X1", "98", "95"),
  ]);
  const number = await proposed(network, carrier.manager, terms);
  expect(await actAs(desk.board, (tx) => findProposal(tx, network.id, number))).toBeNull();
  expect(await agrees(network, brand.manager, number)).toEqual({ state: "agreed" });
  const made = await metric("X1");
  expect(versionIn(made, from)?.name).toBe("Came unbroken");
  expect(versionIn(made, addMonths(from, -1))).toBeNull();
  expect(made.series).toMatchObject([{ reporterId: carrier.id, subject: "" }]);
  expect(boundsIn(made, from)).toMatchObject({ target: "98" });
  expect(await actAs(desk.manager, (tx) => listMetrics(tx, network.id, ["X1"]))).toEqual([]);
});

test("one decline rejects, and what was agreed before stays", async () => {
  const { brand, carrier, desk } = network;
  const before = await metric("A1");
  const number = await proposed(
    network,
    desk.manager,
    termsOf(network, [bandChange("A1", "99", "98")]),
  );
  expect(await answers(network, carrier.board, number, "decline")).toEqual({ state: "rejected" });
  expect(await agrees(network, brand.manager, number)).toEqual({ refused: "settled" });
  expect(await metric("A1")).toEqual(before);
});

test("a counter-proposal takes the place of what it counters, and carries no agreement over", async () => {
  const { brand, carrier, desk } = network;
  const first = await proposed(
    network,
    desk.manager,
    termsOf(network, [bandChange("A1", "97", "95")]),
  );
  await agrees(network, carrier.manager, first);
  const second = await proposed(
    network,
    brand.board,
    termsOf(network, [bandChange("A1", "96.5", "95")]),
    first,
  );
  expect(await stateOf(first)).toBe("superseded");
  expect(await agrees(network, carrier.manager, first)).toEqual({ refused: "settled" });
  const counter = await actAs(brand.manager, (tx) => findProposal(tx, network.id, second));
  expect(counter).toMatchObject({ counterTo: first, state: "open" });
  expect(counter?.answers.map((one) => one.organisationId)).toEqual([brand.id]);
  await agrees(network, carrier.manager, second);
  expect(await agrees(network, desk.board, second)).toEqual({ state: "agreed" });
  expect(boundsIn(await metric("A1"), from)).toMatchObject({ target: "96.5" });
});

test("at most one open proposal is about an object", async () => {
  const { brand, carrier } = network;
  const terms = termsOf(network, [bandChange("P1", "97", "95")], { from: addMonths(from, 1) });
  const number = await proposed(network, carrier.manager, terms);
  expect(await proposes(network, brand.manager, terms)).toEqual({ refused: "open-already" });
  expect(
    await actAs(brand.manager, (tx) => withdrawProposal(tx, network.id, number)),
    "somebody else's",
  ).toBe(false);
  expect(await actAs(carrier.board, (tx) => withdrawProposal(tx, network.id, number))).toBe(true);
  expect(await stateOf(number)).toBe("withdrawn");
  await proposed(network, brand.manager, terms);
});

describe("a text that is retroactive", () => {
  test("holds from an open month that has passed; one that isn't takes effect next month", async () => {
    network = await aNetwork();
    const { brand, desk } = network;
    const past = await proposed(
      network,
      brand.manager,
      termsOf(network, [bandChange("Q1", "97", "95")], {
        from: period("2025-12"),
        retroactive: true,
      }),
    );
    await agrees(network, desk.manager, past);
    expect(boundsIn(await metric("Q1"), period("2025-12"))).toMatchObject({ target: "97" });
    expect(boundsIn(await metric("Q1"), period("2025-11"))).toMatchObject({ target: "95" });
    // As if it had been proposed last year.
    const late = await proposed(
      network,
      brand.manager,
      termsOf(network, [bandChange("Q1", "98", "95")]),
    );
    await asOperator((tx) =>
      tx.execute(sql`update proposals set first_period = first_period - 6
        where network_id = ${network.id} and number = ${late}`),
    );
    await agrees(network, desk.manager, late);
    const found = await actAs(desk.manager, (tx) => findProposal(tx, network.id, late));
    expect(found).toMatchObject({ state: "agreed", effectiveFrom: from });
  });
});

test("a parallel run reports the next version beside the one in force, in series of its own", async () => {
  network = await aNetwork();
  const { brand, carrier, desk } = network;
  const run = await proposed(
    network,
    carrier.manager,
    termsOf(network, [
      versionChange("D1", [carrier.slug, brand.slug, desk.slug], {
        version: 2,
        comparable: false,
        visibility: "network",
        parallelFrom: period("2025-12"),
      }),
    ]),
  );
  await agrees(network, brand.manager, run);
  await agrees(network, desk.manager, run);
  const found = await metric("D1");
  const [beside] = found.parallel;
  expect(found.series).toHaveLength(1);
  expect(beside).toMatchObject({ parallelVersion: 2, reporterId: carrier.id });
  if (beside === undefined) throw new Error("no parallel series");
  const inRun = (month: string) => versionFor(found, beside, period(month))?.version ?? null;
  expect(["2025-11", "2025-12", addMonths(from, -1), from].map(inRun)).toEqual([null, 2, 2, null]);
  expect(versionIn(found, period("2025-12"))?.version).toBe(1);
  expect(versionIn(found, from)?.version).toBe(2);
});
