import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { csvText } from "@/lib/library/csv";
import { csvTable } from "./csv-table";
import { fileKind } from "./file-kind";
import { limits } from "./limits";
import type { FileRead } from "./table";

const utf8 = (text: string) => new TextEncoder().encode(text);

function utf16(text: string, isBigEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < text.length; at += 1) {
    view.setUint16(at * 2, text.charCodeAt(at), !isBigEndian);
  }
  return bytes;
}

/** The file as its upload reads it. */
function read(bytes: Uint8Array, name = "figures.csv"): FileRead {
  const kind = fileKind(name, bytes);
  if (kind.kind === "refused") return { refusal: { code: kind.code, row: null } };
  return kind.kind === "csv" ? csvTable(kind.text) : { refusal: { code: "broken", row: null } };
}

const table = { table: { header: ["a", "b"], rows: [["1", "2"]] } };
const refusal = (code: string, row: number | null = null) => ({ refusal: { code, row } });
const wide = (count: number) => Array.from({ length: count }, (_, index) => `c${index}`).join(",");

/** The corpus: a file of each kind that comes in practice, and of each that tries to harm, with its verdict. */
const corpus: readonly { name?: string; says: string; bytes: Uint8Array; is: unknown }[] = [
  { says: "plain", bytes: utf8("a,b\n1,2\n"), is: table },
  { says: "no last line end", bytes: utf8("a,b\n1,2"), is: table },
  { says: "CR LF", bytes: utf8("a,b\r\n1,2\r\n"), is: table },
  { says: "CR", bytes: utf8("a,b\r1,2\r"), is: table },
  {
    says: "mixed line ends",
    bytes: utf8("a,b\r\n1,2\n3,4\r5,6"),
    is: {
      table: {
        header: ["a", "b"],
        rows: [
          ["1", "2"],
          ["3", "4"],
          ["5", "6"],
        ],
      },
    },
  },
  { says: "UTF-8 with its mark", bytes: utf8("\uFEFFa,b\n1,2\n"), is: table },
  { says: "semicolons", bytes: utf8("a;b\n1;2\n"), is: table },
  { says: "tabs", bytes: utf8("a\tb\n1\t2\n"), name: "figures.tsv", is: table },
  { says: "sep=;", bytes: utf8("sep=;\r\na;b\r\n1;2\r\n"), is: table },
  {
    says: "a decimal comma between semicolons",
    bytes: utf8("a;b\n1,5;2\n"),
    is: { table: { header: ["a", "b"], rows: [["1,5", "2"]] } },
  },
  { says: "quotes", bytes: utf8('"a","b"\n"1","2"\n'), is: table },
  {
    says: "marks in quoted names",
    bytes: utf8('"a;;;;",b\n1,2\n'),
    is: { table: { header: ["a;;;;", "b"], rows: [["1", "2"]] } },
  },
  {
    says: "a comma, a quote and a line end in quotes",
    bytes: utf8('a,b\n"1,""x""\n2",3\n'),
    is: { table: { header: ["a", "b"], rows: [['1,"x"\n2', "3"]] } },
  },
  {
    says: "empty quotes",
    bytes: utf8('a,b\n"",""\n'),
    is: { table: { header: ["a", "b"], rows: [["", ""]] } },
  },
  {
    says: "blank lines keep their place",
    bytes: utf8("a,b\n\n1,2\n"),
    is: { table: { header: ["a", "b"], rows: [[""], ["1", "2"]] } },
  },
  {
    says: "names without a column are left out",
    bytes: utf8("a,b,,\n1,2,,\n"),
    is: { table: { header: ["a", "b"], rows: [["1", "2", "", ""]] } },
  },
  {
    says: "a name twice",
    bytes: utf8("a,a\n1,2\n"),
    is: { table: { header: ["a", "a"], rows: [["1", "2"]] } },
  },
  { says: "the header alone", bytes: utf8("a,b"), is: { table: { header: ["a", "b"], rows: [] } } },
  {
    says: "ragged rows come as they are, for each to be refused",
    bytes: utf8("a,b\n1\n1,2,3\n"),
    is: { table: { header: ["a", "b"], rows: [["1"], ["1", "2", "3"]] } },
  },
  {
    says: "letters of every script",
    bytes: utf8("Größe,数量\nعدد,😀\n"),
    is: { table: { header: ["Größe", "数量"], rows: [["عدد", "😀"]] } },
  },
  {
    says: "a formula that was made harmless",
    bytes: utf8("a,b\n'=1+1,''-\n"),
    is: { table: { header: ["a", "b"], rows: [["=1+1", "'-"]] } },
  },
  {
    says: "a formula",
    bytes: utf8("a,b\n=1+1,@x\n"),
    is: { table: { header: ["a", "b"], rows: [["=1+1", "@x"]] } },
  },
  {
    says: "__proto__",
    bytes: utf8("__proto__,constructor\n1,2\n"),
    is: { table: { header: ["__proto__", "constructor"], rows: [["1", "2"]] } },
  },
  { says: "nothing", bytes: utf8(""), is: refusal("empty") },
  { says: "white space", bytes: utf8(" \r\n\t\n"), is: refusal("empty") },
  { says: "a mark and nothing", bytes: utf8("\uFEFF"), is: refusal("empty") },
  { says: "no names", bytes: utf8(",,\n1,2,3\n"), is: refusal("empty") },
  {
    says: "UTF-16 LE with its mark",
    bytes: utf16("\uFEFFa,b\n1,2\n", false),
    is: refusal("utf-16"),
  },
  {
    says: "UTF-16 BE with its mark",
    bytes: utf16("\uFEFFa,b\n1,2\n", true),
    is: refusal("utf-16"),
  },
  { says: "UTF-16 LE", bytes: utf16("a,b\n1,2\n", false), is: refusal("utf-16") },
  { says: "UTF-16 BE", bytes: utf16("a,b\n1,2\n", true), is: refusal("utf-16") },
  {
    says: "Latin-1",
    bytes: new Uint8Array([0x61, 0xe4, 0x2c, 0x62, 0x0a]),
    is: refusal("not-utf-8"),
  },
  {
    says: "half a surrogate pair in UTF-8",
    bytes: new Uint8Array([0x61, 0xed, 0xa0, 0x80]),
    is: refusal("not-utf-8"),
  },
  { says: "overlong UTF-8", bytes: new Uint8Array([0x61, 0xc0, 0xaf]), is: refusal("not-utf-8") },
  {
    says: "NUL",
    bytes: utf8("a,b\nlong enough a text, to be no UTF-16\u0000,2\n"),
    is: refusal("not-text"),
  },
  { says: "ESC", bytes: utf8("a,b\n\u001B[2J,2\n"), is: refusal("not-text") },
  { says: "a quote that never ends", bytes: utf8('a,b\n"1,2\n3,4\n'), is: refusal("quotes", 2) },
  { says: "a quote in the middle", bytes: utf8('a,b\n1,2\n1"2,3\n'), is: refusal("quotes", 3) },
  { says: "text after a quote", bytes: utf8('a,b\n"1"2,3\n'), is: refusal("quotes", 2) },
  {
    says: "a column too many",
    bytes: utf8(`${wide(limits.columns + 1)}\n`),
    is: refusal("too-many-columns", 1),
  },
  {
    says: "a million columns",
    bytes: utf8(`a,b\n${",".repeat(1_000_000)}\n`),
    is: refusal("too-many-columns", 2),
  },
  {
    says: "a cell too long",
    bytes: utf8(`a,b\n1,${"x".repeat(limits.textCharacters + 1)}\n`),
    is: refusal("too-long", 2),
  },
  {
    says: "a row too many",
    bytes: utf8(`a\n${"1\n".repeat(limits.rows + 1)}`),
    is: refusal("too-many-rows"),
  },
  { says: "50 MB", bytes: new Uint8Array(50_000_000).fill(0x61), is: refusal("too-large") },
  {
    says: "a picture",
    bytes: new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0]),
    is: refusal("not-utf-8"),
  },
  { says: "a program", bytes: utf8("MZ\u0090\u0003\u0001"), is: refusal("not-text") },
  {
    says: "a workbook by the name of a text",
    bytes: utf8("PK\u0003\u0004"),
    is: refusal("other-kind"),
  },
  {
    says: "a text by the name of a workbook",
    name: "a.xlsx",
    bytes: utf8("a,b\n1,2\n"),
    is: refusal("not-a-workbook"),
  },
  {
    says: "a workbook with macros by its name",
    name: "a.xlsm",
    bytes: utf8("PK\u0003\u0004"),
    is: refusal("macros"),
  },
  {
    says: "an old workbook",
    name: "a.xlsx",
    bytes: new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]),
    is: refusal("encrypted"),
  },
  { says: "another name", name: "a.exe", bytes: utf8("a,b\n1,2\n"), is: refusal("other-kind") },
  {
    says: "no name of a kind",
    name: "figures",
    bytes: utf8("a,b\n1,2\n"),
    is: refusal("other-kind"),
  },
];

describe("each file of the corpus has its verdict", () => {
  test.each(corpus)("$says", ({ bytes, name, is }) => {
    expect(read(bytes, name)).toEqual(is);
  });
});

const cell = fc
  .string({ unit: "binary", maxLength: 20 })
  .filter((text) => !/[\p{Cc}\p{Surrogate}\uFEFF]/u.test(text) && text.trim() === text);

test("what is written as CSV is read as it was", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(cell, cell, cell), { maxLength: 8 }),
      fc.boolean(),
      (rows, isMarked) => {
        const text = csvText([["x", "y", "z"], ...rows]);
        expect(read(utf8((isMarked ? "\uFEFF" : "") + text))).toEqual({
          table: { header: ["x", "y", "z"], rows },
        });
      },
    ),
    { numRuns: 500 },
  );
});

test("whatever comes is read or refused, soon and without a failure", () => {
  const texts = fc
    .string({
      unit: fc.constantFrom('"', ",", ";", "\t", "\r", "\n", "a", "1", "'", "=", "\uFEFF"),
      maxLength: 60,
    })
    .map(utf8);
  const bytes = fc.uint8Array({ maxLength: 60 });
  fc.assert(
    fc.property(fc.oneof(texts, bytes), (some) => {
      const timed = () => {
        const begun = performance.now();
        const is = read(some);
        expect("table" in is || "refusal" in is).toBe(true);
        return performance.now() - begun;
      };
      // Other work on the machine holds up one reading, not the next as well.
      expect(timed() < 1000 || timed() < 1000).toBe(true);
    }),
    { numRuns: 5000 },
  );
  expect(Object.keys(Object.prototype)).toEqual([]);
});
