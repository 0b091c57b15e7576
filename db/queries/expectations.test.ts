import { describe, expect, test } from "vitest";
import { standingOf } from "@/lib/promises/expectation";
import { actAs, aNetwork } from "../testing";
import { seenByEach } from "../testing/onlookers";
import { answerExpectation, listExpectations, proposeExpectation } from "./expectations";

const sunday = {
  kind: "not-promised",
  says: "No parcel comes on a Sunday.",
  metric: null,
} as const;
const yes = { answer: "agree", reason: null } as const;

test("what all members agree to is agreed, and ends when one agrees no longer", async () => {
  const { id, brand, carrier, desk } = await aNetwork();
  expect(await actAs(brand.manager, (tx) => proposeExpectation(tx, id, sunday))).toEqual({
    number: 1,
  });
  const standing = () =>
    actAs(brand.viewer, async (tx) => (await listExpectations(tx, id)).map(standingOf));
  expect(await standing()).toEqual(["proposed"]);
  for (const { board } of [carrier, desk]) {
    expect(await actAs(board, (tx) => answerExpectation(tx, id, 1, yes))).toBeNull();
  }
  expect(await standing()).toEqual(["agreed"]);
  expect(await actAs(desk.board, (tx) => answerExpectation(tx, id, 1, yes))).toBe("answered");
  const no = { answer: "decline", reason: "It does, from May." } as const;
  expect(await actAs(desk.manager, (tx) => answerExpectation(tx, id, 1, no))).toBeNull();
  expect(await standing()).toEqual(["ended"]);
});

test("the network sees it with who answered, and nobody else", async () => {
  const network = await aNetwork();
  const other = await aNetwork();
  await actAs(network.brand.manager, (tx) => proposeExpectation(tx, network.id, sunday));
  const seen = await seenByEach(
    {
      "the desk's viewer": network.desk.viewer,
      "the carrier's go-to person": network.carrier.goto,
      "the carrier's admin": network.carrier.admin,
      "an outsider": other.brand.manager,
    },
    async (tx) => (await listExpectations(tx, network.id)).length,
  );
  expect(seen).toEqual({
    nobody: 0,
    "the desk's viewer": 1,
    "the carrier's go-to person": 1,
    "the carrier's admin": 0,
    "an outsider": 0,
  });
});

describe("nothing is written", () => {
  test("by those who only read, by outsiders, or for what isn't there", async () => {
    const { id, brand, carrier } = await aNetwork();
    const other = await aNetwork();
    await actAs(brand.manager, (tx) => proposeExpectation(tx, id, sunday));
    for (const person of [carrier.viewer, carrier.goto, carrier.admin, other.brand.manager]) {
      expect(await actAs(person, (tx) => proposeExpectation(tx, id, sunday))).toEqual({
        refused: "gone",
      });
      expect(await actAs(person, (tx) => answerExpectation(tx, id, 1, yes))).toBe("gone");
    }
    expect(await actAs(carrier.manager, (tx) => answerExpectation(tx, id, 2, yes))).toBe("gone");
    expect(await actAs(brand.viewer, (tx) => listExpectations(tx, id))).toHaveLength(1);
  });

  test.each([
    { is: { kind: "captive", says: "Nobody leaves.", metric: null }, refused: "malformed" },
    { is: { ...sunday, metric: "E1" }, refused: "malformed" },
    { is: { kind: "captive", says: "Nobody leaves.", metric: "P1" }, refused: "unknown" },
    { is: { ...sunday, says: "" }, refused: "malformed" },
  ] as const)("of $is: $refused", async ({ is, refused }) => {
    const { id, brand } = await aNetwork();
    expect(await actAs(brand.manager, (tx) => proposeExpectation(tx, id, is))).toEqual({ refused });
  });
});
