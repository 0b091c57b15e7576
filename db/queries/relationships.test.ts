import { expect, test } from "vitest";
import { relationship, type Relationship } from "@/lib/scorecards/relationship";
import { partner } from "@/lib/scorecards/partner";
import { actAs, openPeriod, type ParcelNetwork, type Person } from "../testing";
import { aNetworkWithAnSla } from "../testing/settled-sla";
import { listPlans, proposePlan } from "./plans";
import { findScoredNetwork } from "./relationships";
import { findSlasPlace } from "./slas";
import { claimValue, listValue } from "./value";
import { statementNow } from "@/lib/settlement/stated-month";

/** The scorecard of two organisations in the open month, as a person reads it. */
async function cardFor(
  person: Person,
  { slug }: ParcelNetwork,
  pair: readonly [string, string],
): Promise<Relationship> {
  const card = await actAs(person, async (tx) => {
    const place = await findSlasPlace(tx, slug);
    if (place === null) throw new Error("no network");
    const { id } = place.network;
    const opened = place.periods.map(({ period }) => period);
    const statements = place.slas.flatMap((sla) => {
      const statement = statementNow({ ...sla, facts: place.facts, frozen: [] }, openPeriod, {
        until: openPeriod,
        corrects: false,
      });
      return statement === null ? [] : [{ number: sla.number, statement }];
    });
    return relationship(pair, {
      ...(await findScoredNetwork(tx, id, { opened, period: openPeriod })),
      statements,
      plans: await listPlans(tx, id),
      value: await listValue(tx, id),
      today: "2026-01-12",
      minorDigits: place.facts.minorDigits,
    });
  });
  return card ?? expect.fail("no month");
}

test("both read the same scorecard with the sides exchanged; a third reads what is its own to see", async () => {
  const network = await aNetworkWithAnSla();
  const { brand, carrier, desk } = network;
  const plan = { sla: 1, obligation: "P1", aim: "Vans leave earlier.", period: null };
  await actAs(brand.manager, (tx) => proposePlan(tx, network.id, plan));
  const saving = { kind: "saving", amount: "100", currency: "EUR", says: "Fewer vans." } as const;
  await actAs(carrier.manager, (tx) =>
    claimValue(tx, network.id, brand.id, { ...saving, period: openPeriod, guard: null }),
  );
  const ours = await cardFor(brand.viewer, network, [brand.id, carrier.id]);
  const theirs = await cardFor(carrier.board, network, [carrier.id, brand.id]);
  expect(theirs).toEqual({ ...ours, sides: ours.sides.toReversed() });
  const [, carriers] = ours.sides;
  expect(carriers).toMatchObject({ organisation: carrier.id, disputed: 0 });
  expect(carriers.lines.map(({ metric, month }) => [metric, month.level])).toContainEqual([
    "P1",
    "watch",
  ]);
  expect(carriers.outcomes).toMatchObject([{ key: "P1", status: "met", sla: 1 }]);
  expect(carriers.record.due).toBeGreaterThan(0);
  expect(ours.plans).toMatchObject([{ number: 1, waitsFor: carrier.id, overdue: 0 }]);
  expect(ours.value).toMatchObject([
    { amount: "100", isQuestion: false, guard: null, answer: null },
  ]);
  const outside = await cardFor(desk.manager, network, [brand.id, carrier.id]);
  expect(outside.plans).toEqual([]);
  expect(outside.value).toEqual([]);
  expect(outside.slas).toEqual([]);
  const seen = outside.sides.flatMap(({ lines }) => lines.map(({ metric }) => metric));
  expect(seen).not.toContain("P1");
});

test("an organisation's scorecard tells what it does by whose customers it matters to, as far as the reader may see", async () => {
  const network = await aNetworkWithAnSla();
  const { brand, carrier, desk } = network;
  const read = (person: Person, only: Parameters<typeof partner>[2]) =>
    actAs(person, async (tx) => {
      const scored = await findScoredNetwork(tx, network.id, {
        opened: [openPeriod],
        period: openPeriod,
      });
      return partner(carrier.id, scored, only);
    });
  const all = await read(brand.viewer, null);
  const metrics = (found: typeof all) =>
    found?.groups.flatMap(({ lines }) => lines.map(({ metric }) => metric)) ?? [];
  expect(metrics(all)).toContain("P1");
  expect(all?.exceptions.map(({ metric }) => metric)).toContain("P1");
  expect(metrics(await read(desk.manager, null))).not.toContain("P1");
  const customers = await read(brand.viewer, "end-customer");
  expect(customers?.groups.map(({ forWhom }) => forWhom)).toEqual(["end-customer"]);
});
