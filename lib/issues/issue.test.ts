import { expect, test } from "vitest";
import { partIn, suggestionsOf, type Issue, type IssueEntry } from "./issue";

const entry = (number: number, rest: Partial<IssueEntry>): IssueEntry => ({
  number,
  kind: "suggestion",
  about: null,
  says: "Count what was closed early.",
  byAuthor: false,
  writtenAt: new Date(0),
  ...rest,
});

const issue: Issue = {
  id: "i",
  cause: "pressure-on-figures",
  says: "Jobs are closed early.",
  organisationId: "a",
  personId: "ann",
  personName: "Ann",
  goToOrganisationId: "b",
  goToPersonId: "ben",
  goToName: "Ben",
  ownerIds: ["a", "b"],
  raisedAt: new Date(0),
  settledAt: null,
  releasedAt: null,
  entries: [
    entry(1, {}),
    entry(2, { says: "Ask the engineers.", byAuthor: true }),
    entry(3, { kind: "adapted", about: 1, says: "For a month.", byAuthor: true }),
  ],
};

test("each suggestion stands with its answer, or without one", () => {
  expect(suggestionsOf(issue).map(({ answer }) => answer?.kind ?? null)).toEqual(["adapted", null]);
});

test.each([
  { person: "ann", is: "author" },
  { person: "ben", is: "go-to" },
  { person: "cat", is: "reader" },
])("$person is $is", ({ person, is }) => {
  expect(partIn(issue, person)).toBe(is);
});
