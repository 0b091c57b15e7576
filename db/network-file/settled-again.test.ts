import { expect, test } from "vitest";
import { settlePeriods } from "../jobs/settle-periods";
import { addToPlan, proposePlan } from "../queries/plans";
import { answerValue, claimValue } from "../queries/value";
import { actAs, openPeriod, seriesKeys, type ParcelNetwork } from "../testing";
import { inAnotherDatabase } from "../testing/another-database";
import { rowsOfNetwork } from "../testing/network-rows";
import {
  aNetworkToSettle,
  answersRestatement,
  aWord,
  closedByAll,
  disputes,
  figureOf,
  restates,
  termsAre,
} from "../testing/settled";
import { aNetworkWithAnSla } from "../testing/settled-sla";
import { exportNetworkFile } from "./export";
import { loadNetworkFile } from "./load";

async function exported({ slug }: ParcelNetwork): Promise<string> {
  return (await exportNetworkFile(slug))?.text ?? "";
}

/** A joint plan about the obligation of the network's SLA, agreed, with a milestone that was reached. */
async function plannedIn({ id, brand, carrier }: ParcelNetwork): Promise<void> {
  const plan = { sla: 1, obligation: "P1", aim: "Vans leave earlier.", period: openPeriod };
  await actAs(brand.manager, (tx) => proposePlan(tx, id, plan));
  await actAs(carrier.board, (tx) => addToPlan(tx, id, 1, { act: "accept" }));
  const milestone = { act: "milestone", says: "Two vans", due: "2199-01-31" } as const;
  await actAs(carrier.manager, (tx) => addToPlan(tx, id, 1, milestone));
  await actAs(brand.manager, (tx) => addToPlan(tx, id, 1, { act: "reach", milestone: 3 }));
  const saving = {
    kind: "saving",
    amount: "100.50",
    currency: "EUR",
    says: "Fewer vans.",
  } as const;
  const answer = { entry: 1, recognises: false, says: "We saw none." };
  await actAs(carrier.board, (tx) =>
    claimValue(tx, id, brand.id, { ...saving, period: openPeriod, guard: seriesKeys.P1 }),
  );
  await actAs(brand.manager, (tx) => answerValue(tx, id, answer));
}

test("what was asked, signed, kept and restated is the same again, row for row and byte for byte", async () => {
  const network = await aNetworkWithAnSla();
  const { brand, carrier, desk } = network;
  await termsAre(network, { acceptanceDays: 7, closingDays: 25 });
  await disputes(brand.manager, figureOf(network, "P1"), 1, aWord);
  await disputes(brand.manager, figureOf(network, "Q1"), 1);
  await plannedIn(network);
  await closedByAll(network);
  await settlePeriods({ networkId: network.id });
  await restates(carrier.manager, figureOf(network, "P1"), 2);
  await answersRestatement(brand.board, figureOf(network, "P1"), 2);
  await restates(desk.manager, figureOf(network, "Q1"), 2);
  const text = await exported(network);
  for (const mark of [
    '"acts":',
    '"signatures":',
    '"evaluations":',
    '"statements":',
    '"plans":',
    '"value":',
    '"frozen": "done"',
    '"status":"disputed"',
    '"source":"restatement"',
    '"closingDays": 25',
  ]) {
    expect(text).toContain(mark);
  }
  const rows = await rowsOfNetwork(network.slug);
  await inAnotherDatabase(async () => {
    expect(await loadNetworkFile(text)).toHaveProperty("networks");
    expect(await rowsOfNetwork(network.slug)).toEqual(rows);
    expect(await exported(network)).toBe(text);
  });
});

test("a file that says what can't have been is refused, with its place", async () => {
  const network = await aNetworkToSettle();
  await disputes(network.brand.manager, figureOf(network, "P1"), 1);
  const text = await exported(network);
  await inAnotherDatabase(async () => {
    const problemOf = async (from: string | RegExp, to: string) => {
      const changed = text.replace(from, to);
      expect(changed).not.toBe(text);
      const loaded = await loadNetworkFile(changed);
      return "problems" in loaded ? loaded.problems : null;
    };
    const act = "/networks/0/acts/0";
    expect(await problemOf('"made": 2', '"made": 5')).toEqual([
      { place: `${act}/made`, says: "the figure has 2 revisions" },
    ]);
    expect(await problemOf('"series": 4,\n', '"series": 99,\n')).toMatchObject([
      { place: `${act}/series`, says: "series 99 has no figure for 2025-12" },
    ]);
    expect(await problemOf(/"frozen": null(?![\s\S]*"frozen")/, '"frozen": "done"')).toEqual([
      {
        place: "/networks/0/periods/2/frozen",
        says: "2025-12 isn't closed: nothing of it is kept",
      },
    ]);
    const stranger = await problemOf(
      /"email": "manager[^"]+",\n(\s+"at": "[^"]+",\n\s+"audience")/,
      '"email": "nobody@x.example",\n$1',
    );
    expect(stranger).toMatchObject([{ place: expect.stringContaining(act) }]);
  });
});

test("a statement that can't be read, or of a month that isn't closed, is refused with its place", async () => {
  const network = await aNetworkWithAnSla();
  await closedByAll(network);
  await settlePeriods({ networkId: network.id });
  const text = await exported(network);
  await inAnotherDatabase(async () => {
    const loaded = await loadNetworkFile(
      text.replace(/("object": ?"sla 1",\s*"period": ?"2025-12",\s*"text": ?")/, "$1 not JSON "),
    );
    expect(loaded).toMatchObject({
      problems: [
        { place: "/networks/0/statements/0/text", says: 'this is no statement of "sla 1"' },
      ],
    });
  });
});
