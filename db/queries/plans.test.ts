import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { isEnded, planStory } from "@/lib/slas/plan";
import { actAs, openPeriod, type ParcelNetwork, type Person } from "../testing";
import { refusalOf } from "../testing/refusal";
import { aNetworkWithAnSla } from "../testing/settled-sla";
import { addToPlan, listPlans, proposePlan, type NewPlanEntry } from "./plans";

const plan = { sla: 1, obligation: "P1", aim: "Vans leave an hour earlier.", period: openPeriod };

function proposes({ id }: ParcelNetwork, person: Person, more: Partial<typeof plan> = {}) {
  return actAs(person, (tx) => proposePlan(tx, id, { ...plan, ...more }));
}

function adds({ id }: ParcelNetwork, person: Person, entry: NewPlanEntry, number = 1) {
  return actAs(person, (tx) => addToPlan(tx, id, number, entry));
}

async function read({ id }: ParcelNetwork, person: Person) {
  const plans = await actAs(person, (tx) => listPlans(tx, id));
  return plans.map((one) => ({ ...one, ...planStory(one) }));
}

test("one side proposes a plan, the other accepts it; both follow it until both say that it is done", async () => {
  const network = await aNetworkWithAnSla();
  const { brand, carrier } = network;
  expect(await proposes(network, brand.manager)).toEqual({ number: 1 });
  expect(await proposes(network, carrier.board)).toEqual({ refused: "open-already" });
  expect(await adds(network, brand.board, { act: "accept" })).toBe("own");
  expect(await adds(network, brand.board, { act: "done" })).toBe("not-agreed");
  expect(await adds(network, carrier.board, { act: "accept" })).toBeNull();
  expect(await adds(network, carrier.board, { act: "decline", says: "No." })).toBe("answered");
  const due = "2199-01-31";
  expect(
    await adds(network, carrier.manager, { act: "milestone", says: "Two more vans", due }),
  ).toBeNull();
  expect(
    await adds(network, carrier.manager, { act: "milestone", says: "Gone by", due: "2020-01-31" }),
  ).toBe("past");
  expect(
    await adds(network, brand.manager, { act: "note", says: "We send orders by noon." }),
  ).toBeNull();
  expect(await adds(network, brand.manager, { act: "reach", milestone: 3 })).toBeNull();
  expect(await adds(network, carrier.manager, { act: "reach", milestone: 3 })).toBe("answered");
  expect(await adds(network, carrier.manager, { act: "reach", milestone: 4 })).toBe("answered");
  expect(await adds(network, carrier.manager, { act: "take-over" })).toBeNull();
  expect(await adds(network, carrier.manager, { act: "done" })).toBeNull();
  for (const person of [brand.viewer, carrier.viewer]) {
    const [one] = await read(network, person);
    expect(one).toMatchObject({
      state: "agreed",
      obligation: "P1",
      period: openPeriod,
      saidDone: [carrier.id],
    });
    expect(one?.milestones).toMatchObject([
      { what: "Two more vans", dueOn: due, reachedAt: expect.any(Date) },
    ]);
    expect([...(one?.owners ?? [])]).toEqual([
      [brand.id, brand.manager.name],
      [carrier.id, carrier.manager.name],
    ]);
  }
  expect(await adds(network, brand.board, { act: "done" })).toBeNull();
  expect(await read(network, brand.viewer)).toMatchObject([{ state: "done" }]);
  expect(await adds(network, brand.board, { act: "note", says: "Later." })).toBe("ended");
  expect(await proposes(network, carrier.manager)).toEqual({ number: 2 });
  expect(await adds(network, brand.manager, { act: "decline", says: "Not this." }, 2)).toBeNull();
  expect((await read(network, carrier.manager)).map(isEnded)).toEqual([true, true]);
});

test("a third sees no plan and enters nothing; viewers, strangers' obligations and bare SQL write none", async () => {
  const network = await aNetworkWithAnSla();
  const { brand, carrier, desk } = network;
  await proposes(network, brand.manager);
  expect(await read(network, carrier.viewer)).toHaveLength(1);
  expect(await read(network, desk.manager)).toEqual([]);
  expect(await adds(network, desk.manager, { act: "note", says: "Me too." })).toBe("gone");
  expect(await proposes(network, desk.manager)).toEqual({ refused: "gone" });
  for (const person of [carrier.viewer, carrier.goto, carrier.admin]) {
    expect(await adds(network, person, { act: "accept" })).toBe("gone");
  }
  expect(await proposes(network, brand.manager, { obligation: "Z9" })).toEqual({ refused: "gone" });
  for (const change of [
    sql`update plans set aim = 'x'`,
    sql`insert into plan_entries select * from plan_entries`,
  ]) {
    const tried = actAs(brand.manager, (tx) => tx.execute(change));
    expect(await refusalOf(tried)).toMatch(/permission denied/);
  }
});
