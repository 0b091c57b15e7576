import { beforeEach, expect, test } from "vitest";
import { addMonths } from "@/lib/periods/period";
import { aNetwork, actAs, type ParcelNetwork } from "../testing";
import { inForceIn, standingOf } from "../testing/in-force";
import { proof } from "../testing/proof";
import {
  agrees,
  answers,
  bandChange,
  comingMonth,
  proposed,
  proposes,
  termsOf,
} from "../testing/proposed";
import { withdrawProposal } from "./proposals";

const rounds = 50;
/** Of what is decided by locks that other rounds tried already. */
const fewer = 20;
const first = comingMonth();

let network: ParcelNetwork;
let month = first;
beforeEach(async () => {
  network = await aNetwork();
});

/** Bands of D1, whose parties are all three, from a month that nothing holds from yet. */
async function onTheTable(): Promise<number> {
  month = addMonths(month, 1);
  const terms = termsOf(network, [bandChange("D1", "97", "93")], { from: month });
  return proposed(network, network.brand.manager, terms);
}

async function bandSets(): Promise<number> {
  return (await inForceIn(network.id)).band_sets.length;
}

test("of two who agree last at the same instant exactly one settles, and neither answer is lost", async () => {
  const count = proof("T23 two agree at once", { floor: rounds });
  const { carrier, desk } = network;
  for (let round = 0; round < rounds; round++) {
    const [number, before] = [await onTheTable(), await bandSets()];
    const came = await Promise.all([
      agrees(network, carrier.manager, number),
      agrees(network, desk.board, number),
    ]);
    expect(came.map((one) => JSON.stringify(one)).toSorted()).toEqual([
      '{"state":"agreed"}',
      '{"state":"open"}',
    ]);
    expect(await standingOf(network.id, number)).toEqual({
      state: "agreed",
      agreed: 3,
      parties: 3,
    });
    expect(await bandSets()).toBe(before + 1);
    count.allowed();
  }
  count.conclude();
});

test("of one organisation's two people who answer at once one does, whatever the other says", async () => {
  const count = proof("T23 two of one organisation answer at once", { floor: fewer });
  const { carrier } = network;
  for (let round = 0; round < fewer; round++) {
    const [number, before] = [await onTheTable(), await bandSets()];
    const came = await Promise.all([
      agrees(network, carrier.manager, number),
      answers(network, carrier.board, number, round % 2 === 0 ? "decline" : "agree"),
    ]);
    expect(came.filter((one) => "state" in one)).toHaveLength(1);
    const { state } = await standingOf(network.id, number);
    expect(state).toMatch(/^(open|rejected)$/);
    expect(await bandSets()).toBe(before);
    if (state === "open") {
      expect(
        await actAs(network.brand.board, (tx) => withdrawProposal(tx, network.id, number)),
      ).toBe(true);
    }
    count.allowed();
  }
  count.conclude();
});

test("of an agreement and a withdrawal at once exactly one wins", async () => {
  const count = proof("T23 agree against withdraw", { floor: fewer });
  const { brand, carrier, desk } = network;
  const won: Record<string, number> = {};
  for (let round = 0; round < fewer; round++) {
    const [number, before] = [await onTheTable(), await bandSets()];
    await agrees(network, carrier.manager, number);
    const [agreed, withdrawn] = await Promise.all([
      agrees(network, desk.manager, number),
      actAs(brand.manager, (tx) => withdrawProposal(tx, network.id, number)),
    ]);
    const { state } = await standingOf(network.id, number);
    won[state] = (won[state] ?? 0) + 1;
    expect({ agreed, withdrawn, state, sets: (await bandSets()) - before }).toEqual(
      state === "agreed"
        ? { agreed: { state: "agreed" }, withdrawn: false, state, sets: 1 }
        : { agreed: { refused: "settled" }, withdrawn: true, state: "withdrawn", sets: 0 },
    );
    count.allowed();
  }
  count.conclude();
});

test.each([
  { what: "an agreement", as: "agree", state: "agreed", sets: 1 },
  { what: "a decline", as: "decline", state: "rejected", sets: 0 },
] as const)(
  "of $what and a counter-proposal at once exactly one wins, and the other is told so",
  async ({ as, state: settled, sets }) => {
    const count = proof(`T23 ${as} against counter-propose`, { floor: fewer });
    const { carrier, desk, brand } = network;
    for (let round = 0; round < fewer; round++) {
      const [number, before] = [await onTheTable(), await bandSets()];
      await agrees(network, carrier.manager, number);
      const terms = termsOf(network, [bandChange("D1", "96", "93")], { from: month });
      const [answered, countered] = await Promise.all([
        answers(network, desk.manager, number, as),
        proposes(network, brand.manager, terms, number),
      ]);
      const { state } = await standingOf(network.id, number);
      const hasCountered = "number" in countered;
      expect({ state, sets: (await bandSets()) - before }).toEqual(
        hasCountered ? { state: "superseded", sets: 0 } : { state: settled, sets },
      );
      expect(answered).toEqual(hasCountered ? { refused: "settled" } : { state: settled });
      if (hasCountered) {
        await actAs(brand.manager, (tx) => withdrawProposal(tx, network.id, countered.number));
      } else {
        expect(countered.refused).toMatch(/^(settled|not-later)$/);
      }
      count.allowed();
    }
    count.conclude();
  },
);

test("of a withdrawal and a counter-proposal at once exactly one wins", async () => {
  const count = proof("T23 withdraw against counter-propose", { floor: fewer });
  const { carrier, brand } = network;
  for (let round = 0; round < fewer; round++) {
    const number = await onTheTable();
    const terms = termsOf(network, [bandChange("D1", "96", "93")], { from: month });
    const [withdrawn, countered] = await Promise.all([
      actAs(brand.manager, (tx) => withdrawProposal(tx, network.id, number)),
      proposes(network, carrier.manager, terms, number),
    ]);
    const { state } = await standingOf(network.id, number);
    const hasCountered = "number" in countered;
    expect({ withdrawn, state }).toEqual(
      hasCountered
        ? { withdrawn: false, state: "superseded" }
        : { withdrawn: true, state: "withdrawn" },
    );
    if (hasCountered) {
      await actAs(carrier.manager, (tx) => withdrawProposal(tx, network.id, countered.number));
    }
    count.allowed();
  }
  count.conclude();
});
