import { expect, test } from "vitest";
import { readPromiseHeader } from "./promise-columns";
import { readPromiseRows } from "./promise-row";

const header = ["Case", "Opened by", "Organisation", "Role", "Code", "Promise", "Due", "Kept by"];
const context = {
  width: header.length,
  own: "shop",
  members: ["shop", "depot"],
  today: "2026-03-30",
  lastDay: "2027-03-31",
};
const good = {
  Case: "HB/4711",
  "Opened by": "",
  Organisation: "",
  Role: "call  centre agent",
  Code: "a7",
  Promise: "A call\nback",
  Due: "today",
  "Kept by": "",
};

function read(cells: Readonly<Record<string, string>>, more: readonly string[] = []) {
  const row = { ...good, ...cells };
  return readPromiseRows(
    [[...header.map((name) => new Map(Object.entries(row)).get(name) ?? ""), ...more]],
    readPromiseHeader(header).places,
    context,
  );
}

test.each([
  {
    cells: {},
    is: { reference: "HB/4711", openedBy: "shop", role: "call centre agent", hand: "A7" },
  },
  { cells: {}, is: { says: "A call back", due: "today", day: "", keptBy: null, row: 2 } },
  { cells: { "Opened by": "depot", Organisation: "shop" }, is: { openedBy: "depot" } },
  { cells: { Due: "Within  the hour" }, is: { due: "hour", day: "" } },
  { cells: { Due: "2026-03-30" }, is: { due: "date", day: "2026-03-30" } },
  { cells: { Due: "1.4.2026" }, is: { due: "date", day: "2026-04-01" } },
  { cells: { Due: "2027-03-31" }, is: { due: "date", day: "2027-03-31" } },
  { cells: { "Kept by": "fw-102" }, is: { keptBy: "FW-102" } },
  {
    cells: { Case: "4711", Promise: "As in 4711 on 12.04.2026 at 10:30" },
    is: { reference: "4711" },
  },
])("$cells is read as $is", ({ cells, is }) => {
  const { read: rows, problems } = read(cells);
  expect(problems).toEqual([]);
  expect(rows).toMatchObject([is]);
});

test.each([
  { cells: { Case: "" }, column: "case", code: "reference" },
  { cells: { Case: "Jo Bloggs" }, column: "case", code: "reference" },
  { cells: { Case: "=1+1" }, column: "case", code: "reference" },
  { cells: { "Opened by": "nobody" }, column: "openedBy", code: "opened-by" },
  { cells: { Organisation: "depot" }, column: "organisation", code: "other-organisation" },
  { cells: { Role: "agent 7" }, column: "role", code: "role" },
  { cells: { Code: "Jo" }, column: "hand", code: "hand" },
  { cells: { Promise: " " }, column: "says", code: "says" },
  { cells: { Promise: "x".repeat(501) }, column: "says", code: "says" },
  { cells: { Promise: "Call 07700 900 123" }, column: "says", code: "phone-number" },
  { cells: { Promise: "Write to jo@example.org" }, column: "says", code: "mail-address" },
  { cells: { Due: "" }, column: "due", code: "due" },
  { cells: { Due: "tomorrow" }, column: "due", code: "due" },
  { cells: { Due: "04/05/2026" }, column: "due", code: "due" },
  { cells: { Due: "2026-02-30" }, column: "due", code: "due" },
  { cells: { Due: "46112" }, column: "due", code: "due" },
  { cells: { Due: "2026-03-29" }, column: "due", code: "day" },
  { cells: { Due: "2027-04-01" }, column: "due", code: "day" },
  { cells: { "Kept by": "Jo" }, column: "keptBy", code: "kept-by" },
])("$cells is refused: $code", ({ cells, column, code }) => {
  expect(read(cells)).toEqual({ read: [], problems: [{ row: 2, column, code }] });
});

test("all that is wrong with a row is told at once, and a cell beyond the header is", () => {
  const { problems } = read({ Role: "", Due: "soon" }, ["", "and more"]);
  expect(problems.map(({ code }) => code).toSorted()).toEqual(["due", "ragged", "role"]);
  expect(readPromiseRows([["", " "], []], new Map([["case", 0]]), context)).toEqual({
    read: [],
    problems: [],
  });
});

test("columns go by their names, in any order and case; what is missing, doubled or none of them is told", () => {
  const read = readPromiseHeader([
    "DUE",
    "promised by",
    "Colour",
    "code",
    "Hand",
    "Case reference",
  ]);
  expect(Object.fromEntries(read.places)).toEqual({ due: 0, organisation: 1, hand: 3, case: 5 });
  expect(read).toMatchObject({
    missing: ["role", "says"],
    twice: ["hand"],
    others: ["Colour"],
  });
});
