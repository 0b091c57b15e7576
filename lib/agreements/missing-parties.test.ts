import { expect, test } from "vitest";
import { missingParties } from "./missing-parties";

const parties = ["brightwave", "meridian", "kitpath"];
const text = "aaaa";
const otherText = "bbbb";

test.each([
  { agreed: [], missing: parties, why: "nobody has answered" },
  {
    agreed: [{ organisation: "meridian", hash: text }],
    missing: ["brightwave", "kitpath"],
    why: "the others stand in the order of the parties",
  },
  {
    agreed: parties.map((organisation) => ({ organisation, hash: text })),
    missing: [],
    why: "all have agreed",
  },
  {
    agreed: parties.map((organisation) => ({ organisation, hash: otherText })),
    missing: parties,
    why: "an agreement to another text doesn't count",
  },
  {
    agreed: [
      { organisation: "meridian", hash: otherText },
      { organisation: "meridian", hash: text },
    ],
    missing: ["brightwave", "kitpath"],
    why: "who agreed to both has agreed to this one",
  },
  {
    agreed: [{ organisation: "fieldworks", hash: text }],
    missing: parties,
    why: "who isn't a party doesn't agree for anyone",
  },
  {
    agreed: [{ organisation: "meridian", hash: text.toUpperCase() }],
    missing: parties,
    why: "a hash written otherwise is another hash",
  },
])("$missing are missing: $why", ({ agreed, missing }) => {
  expect(missingParties(parties, agreed, text)).toEqual(missing);
  expect(missingParties(parties, agreed.toReversed(), text)).toEqual(missing);
});

test("a text without parties misses none", () => {
  expect(missingParties([], [{ organisation: "meridian", hash: text }], text)).toEqual([]);
});
