import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { monthNumber } from "@/lib/periods/period";
import type { Tx } from "./doors";
import {
  acceptFigure,
  answerRestatement,
  proposeRestatement,
  sayOfDispute,
  takeRule,
  withdrawRestatement,
  type FigureKey,
} from "./queries/settlement";
import { actAs, aNetwork, type Person } from "./testing";
import { proof } from "./testing/proof";
import {
  aNetworkToSettle,
  answersRestatement,
  aWord,
  closedByAll,
  figureOf,
  restates,
  revisionsOf,
} from "./testing/settled";
import { settlePeriods } from "./jobs/settle-periods";

/** Everything that anybody can ask about a figure, with each number that might mean something. */
function everything(key: FigureKey): readonly ((tx: Tx) => Promise<unknown>)[] {
  const numbers = [0, 1, 2, 3, 4];
  const { networkId, seriesKey, period } = key;
  const month = monthNumber(period);
  return [
    ...numbers.flatMap((number) => [
      (tx: Tx) => acceptFigure(tx, key, number),
      (tx: Tx) =>
        proposeRestatement(tx, key, number, { ...aWord, parts: { numerator: 1, denominator: 2 } }),
      (tx: Tx) => answerRestatement(tx, key, { number, answer: "agree", says: null }),
      (tx: Tx) => withdrawRestatement(tx, key, number),
      (tx: Tx) => takeRule(tx, key, number),
    ]),
    (tx) => sayOfDispute(tx, key, { act: "name-rule", says: "Ours.", evidence: null }),
    ...["accepted", "final", "submitted", "draft"].flatMap((status) => [
      (tx: Tx) =>
        tx.execute(sql`
          update figures set numerator = 1, status = ${status}, revision = revision + 1
          where network_id = ${networkId} and series_key = ${seriesKey} and period = ${month}`),
      (tx: Tx) =>
        tx.execute(sql`
          insert into figure_revisions (network_id, series_key, period, revision, numerator, denominator, status,
            metric_version, reporter_id, audience, person_id, source, reason)
          select network_id, series_key, period, 9, 1, 2, ${status}, metric_version, reporter_id, audience,
            current_setting('app.person_id')::uuid, 'restatement', 'Ours.'
          from figures where network_id = ${networkId} and series_key = ${seriesKey} and period = ${month}`),
    ]),
  ];
}

/** What a figure says, whatever was done about it. */
async function contentOf(key: FigureKey): Promise<readonly string[]> {
  return (await revisionsOf(key)).map((one) => one.split(" ")[2] ?? "");
}

const undone = new Error("undone");

/** How many of these ways of somebody's change what the figure says; each is taken back. */
async function changing(
  person: Person,
  key: FigureKey,
  ways: readonly ((tx: Tx) => Promise<unknown>)[],
): Promise<number> {
  return actAs(person, async (tx) => {
    let changed = 0;
    for (const way of ways) {
      await tx
        .transaction(async (inner) => {
          await inner.transaction(way).catch(() => undefined);
          const [row] = await inner.execute<{ is: string }>(sql`
            select numerator::text as is from figures
            where network_id = ${key.networkId} and series_key = ${key.seriesKey} and period = ${monthNumber(key.period)}`);
          if (row !== undefined && row.is !== "914") changed += 1;
          throw undone;
        })
        .catch((error: unknown) => {
          if (error !== undone) throw error;
        });
    }
    return changed;
  });
}

test.each(["in an open month", "in a closed month"])(
  "no figure is restated without its accepting side, %s",
  async (where) => {
    const network = await aNetworkToSettle();
    const elsewhere = await aNetwork();
    const { brand, carrier, desk } = network;
    const key = figureOf(network, "P1");
    if (where === "in a closed month") {
      await closedByAll(network);
      await settlePeriods({ networkId: network.id });
    }
    const revision = where === "in a closed month" ? 2 : 1;
    await restates(carrier.manager, key, revision);
    const count = proof(`T22 nothing is restated alone, ${where}`, { floor: 400 });
    const people = [
      carrier.manager,
      carrier.deputy,
      carrier.board,
      carrier.viewer,
      carrier.goto,
      carrier.admin,
      brand.viewer,
      brand.goto,
      brand.admin,
      desk.manager,
      desk.board,
      elsewhere.brand.manager,
      elsewhere.carrier.manager,
    ];
    for (const person of people) {
      const all = everything(key);
      expect(await changing(person, key, all), person.name).toBe(0);
      count.denied(all.length);
    }
    // The way is seen to be one: the accepting side's own board gets through.
    expect(await changing(brand.board, key, everything(key))).toBe(1);
    expect(new Set(await contentOf(key))).toEqual(new Set(["914/1000"]));
    expect(await answersRestatement(brand.board, key, 1)).toEqual({ state: "restated" });
    expect((await contentOf(key)).at(-1)).toBe("880/1000");
    count.allowed();
    count.conclude();
  },
);
