import { expect, test } from "vitest";
import { changesBetween, type Rows } from "./rows";

const before: Rows = new Map([
  ['figures "n" 1', { network: "n", series: 1, value: 5, by: "me" }],
  ['figures "n" 2', { network: "n", series: 2, value: 6, by: "me" }],
]);

test("nothing changed between two equal readings", () => {
  expect(changesBetween(before, new Map(before))).toEqual([]);
});

test("a row that came, one that went and one column that changed are named", () => {
  const after: Rows = new Map([
    ['figures "n" 1', { network: "n", series: 1, value: 5, by: "a rival" }],
    ['vault.heads "n"', { network: "n" }],
  ]);
  expect(changesBetween(before, after)).toEqual([
    {
      table: "figures",
      key: '"n" 1',
      kind: "changed",
      columns: ["by"],
      row: { network: "n", series: 1, value: 5, by: "a rival" },
    },
    {
      table: "figures",
      key: '"n" 2',
      kind: "removed",
      columns: ["network", "series", "value", "by"],
      row: { network: "n", series: 2, value: 6, by: "me" },
    },
    {
      table: "vault.heads",
      key: '"n"',
      kind: "added",
      columns: ["network"],
      row: { network: "n" },
    },
  ]);
});
