import { expect, test } from "vitest";
import { actAs, cellOf, openPeriod, type ParcelNetwork } from "../testing";
import {
  accepts,
  aNetworkToSettle,
  answersRestatement,
  closes,
  disputes,
  figureOf,
  restates,
  revisionsOf,
  statusOf,
} from "../testing/settled";
import { asSuperuser } from "../testing/superuser";
import { isOpen } from "./periods";
import { submitDraft } from "./report";

const twenty = Array.from({ length: 20 }, (_, index) => index);

/** How many of these came to what, by their words. */
function counted(results: readonly object[]): Readonly<Record<string, number>> {
  const words = results.map((result) => Object.entries(result).flat().map(String).join(" "));
  return Object.fromEntries(
    [...new Set(words)].map((word) => [word, words.filter((one) => one === word).length]),
  );
}

test("of twenty who accept and ask at once one is first, and the others are told how it stands", async () => {
  const network = await aNetworkToSettle();
  const { brand } = network;
  const key = figureOf(network, "P1");
  const results = await Promise.all(
    twenty.map((index) =>
      index % 2 === 0 ? accepts(brand.manager, key, 1) : disputes(brand.board, key, 1),
    ),
  );
  const { "refused changed": changed, ...first } = counted(results);
  expect(changed).toBe(19);
  expect(Object.values(first)).toEqual([1]);
  expect(await revisionsOf(key)).toHaveLength(2);
});

test("of twenty who propose a restatement one does, and of twenty who answer it one restates", async () => {
  const network = await aNetworkToSettle();
  const { brand, carrier } = network;
  const key = figureOf(network, "P1");
  const proposed = await Promise.all(twenty.map(() => restates(carrier.manager, key, 1)));
  expect(counted(proposed)).toEqual({ "state proposed": 1, "refused open-already": 19 });
  const answered = await Promise.all(
    twenty.map((index) =>
      answersRestatement(brand.manager, key, 1, index % 2 === 0 ? "agree" : "decline"),
    ),
  );
  const { "refused settled": settled, ...first } = counted(answered);
  expect(settled).toBe(19);
  expect(Object.values(first)).toEqual([1]);
});

test("of twenty last signatures one closes the month", async () => {
  const network = await aNetworkToSettle();
  const { brand, carrier, desk } = network;
  await closes(network, brand, brand.manager);
  await closes(network, carrier, carrier.manager);
  const results = await Promise.all(twenty.map(() => closes(network, desk, desk.manager)));
  expect(counted(results)).toEqual({ "state closed": 1, "refused closed": 19 });
  expect(await statusOf(figureOf(network, "P1"))).toBe("2 final");
});

test("what is submitted while the month closes is in it, or refused; nothing is submitted into a closed month", async () => {
  const seen = new Set<string>();
  for (const round of Array.from({ length: 6 }, (_, index) => index)) {
    const network = await aNetworkToSettle();
    await asSuperuser((sql) => sql`update networks set closing_days = 20 where id = ${network.id}`);
    const [submitted] = await Promise.all([
      later(round % 2 === 0 ? 0 : 12, () => submits(network)),
      later(round % 2 === 0 ? 12 : 0, () => closes(network, network.desk, network.desk.manager)),
    ]);
    seen.add(submitted);
    const status = await statusOf(figureOf(network, "D1"));
    expect(["2 submitted", "3 final", "1 draft"]).toContain(status);
    const [row] = await asSuperuser(
      (sql) => sql`select closed_on is not null as closed from network_periods
        where network_id = ${network.id} and period = (select max(period) from network_periods where network_id = ${network.id})`,
    );
    if (row?.["closed"] === true) expect(status).toBe(submitted === "done" ? "3 final" : "1 draft");
  }
  expect(seen.size).toBeGreaterThan(0);
});

async function later<Result>(wait: number, work: () => Promise<Result>): Promise<Result> {
  await new Promise((resolve) => setTimeout(resolve, wait));
  return work();
}

/** Submits the carrier's draft of D1 as the app does: it asks whether the month is open first. */
async function submits(network: ParcelNetwork): Promise<string> {
  const cell = await cellOf(network, "D1");
  return actAs(network.carrier.manager, async (tx, viewer) => {
    if (!(await isOpen(tx, network.id, openPeriod))) return "closed";
    const parts = { numerator: 912, denominator: 1000 };
    const done = await submitDraft(tx, viewer, cell, { over: 1, parts, notApplicable: false });
    return done ? "done" : "changed";
  });
}
