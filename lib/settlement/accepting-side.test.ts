import { expect, test } from "vitest";
import { acceptingSide, type Sides } from "./accepting-side";

const sides: Sides = {
  acceptingId: null,
  partyIds: ["c", "a", "b"],
  reporterId: "a",
  audience: null,
  memberIds: ["a", "b", "c", "d"],
};

test.each([
  { why: "every other party", given: {}, is: ["b", "c"] },
  { why: "the one that is named", given: { acceptingId: "c" }, is: ["c"] },
  { why: "the one that is named, party or not", given: { acceptingId: "d" }, is: ["d"] },
  { why: "nobody accepts their own", given: { acceptingId: "a" }, is: ["b", "c"] },
  { why: "only who sees it", given: { audience: ["a", "b"] }, is: ["b"] },
  { why: "nobody, where nobody sees it", given: { audience: ["a"] }, is: [] },
  { why: "only members", given: { memberIds: ["a", "b"] }, is: ["b"] },
  {
    why: "the others, where the one named has left",
    given: { acceptingId: "c", memberIds: ["a", "b"] },
    is: ["b"],
  },
])("$why", ({ given, is }) => {
  expect(acceptingSide({ ...sides, ...given })).toEqual(is);
});
