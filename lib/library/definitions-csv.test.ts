import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { csvText, readCell } from "./csv";
import { columns } from "./definition-columns";
import { draftsOf, type DefinitionEntry } from "./definition-entry";
import { definitionsCsv } from "./definitions-csv";
import { readDefinitions, readDefinitionsCsv, readDefinitionsJson } from "./definitions-file";
import { entries } from "./testing/entries";

const json = (definitions: readonly DefinitionEntry[]) =>
  JSON.stringify({ throughlineDefinitions: 1, network: "here", definitions });
const silent = { problems: [], ignored: [] };

describe("what is written is read as it was", () => {
  test("as JSON", () => {
    fc.assert(
      fc.property(entries(3), (written) => {
        expect(readDefinitions(json(written))).toEqual({ entries: written, ...silent });
      }),
    );
  });

  test("as CSV, with the last band set of each", () => {
    fc.assert(
      fc.property(entries(1), (written) => {
        expect(readDefinitions(definitionsCsv(written))).toEqual({ entries: written, ...silent });
      }),
    );
  });

  test("as CSV with the columns in any order, and semicolons or tabs between them", () => {
    fc.assert(
      fc.property(entries(1), fc.constantFrom(";", "\t"), (written, mark) => {
        const rows: readonly (readonly string[])[] = parse(definitionsCsv(written));
        const other = rows
          .map((row) => row.toReversed().map((cell) => `"${cell.replaceAll('"', '""')}"`))
          .map((row) => `${row.join(mark)}\n`);
        expect(readDefinitions(`\uFEFF${other.join("")}`).entries).toEqual(written);
      }),
    );
  });

  test("what can be proposed of either is the same", () => {
    fc.assert(
      fc.property(entries(3), (written) => {
        const drafts = draftsOf(written);
        expect(draftsOf(readDefinitionsCsv(definitionsCsv(written)).entries)).toEqual(drafts);
        expect(draftsOf(readDefinitionsJson(json(written)).entries)).toEqual(drafts);
        expect(new Set(drafts.map(({ metric }) => metric)).size).toBe(drafts.length);
      }),
    );
  });
});

describe("no cell is a formula", () => {
  test.each([
    ["=HYPERLINK(1)", "'=HYPERLINK(1)"],
    ["+1", "'+1"],
    ["-1.5", "'-1.5"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["\tx", "'\tx"],
    ["'=x", "''=x"],
    ["＝x", "'＝x"],
    ["a=b", "a=b"],
    ["'tis", "'tis"],
    ["", ""],
  ])("%j is written as %j, and read as it was", (cell, safe) => {
    expect(csvText([[cell, "x"]])).toBe(`${safe},x\r\n`);
    expect(readCell(safe)).toBe(cell);
  });

  test("whatever definitions say", () => {
    fc.assert(
      fc.property(entries(1), (written) => {
        const rows: readonly (readonly string[])[] = parse(definitionsCsv(written));
        expect(rows.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
        expect(rows.map((row) => row.length)).toEqual(rows.map(() => columns.length));
      }),
    );
  });

  test("commas, quotes and line breaks stand in quotes", () => {
    expect(csvText([["a,b", 'say "x"', "two\nlines", "plain"]])).toBe(
      '"a,b","say ""x""","two\nlines",plain\r\n',
    );
  });
});
