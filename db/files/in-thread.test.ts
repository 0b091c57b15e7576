import { performance } from "node:perf_hooks";
import writeWorkbookFile from "write-excel-file/node";
import { describe, expect, test } from "vitest";
import { archive, sheetRow, workbookParts, type Part } from "../testing/archive";
import { readInThread } from "./in-thread";
import { readFile } from "./read-file";

const head = sheetRow(1, ["Metric", "Period", "Value"]);
const silent = () => undefined;

function withSheet(rows: string): Part[] {
  return workbookParts(head + rows);
}

function replaced(parts: readonly Part[], name: string, more: Partial<Part>): Part[] {
  return parts.map((part) => (part.name === name ? { ...part, ...more } : part));
}

const sheet = "xl/worksheets/sheet1.xml";
const plain = withSheet(sheetRow(2, ["E1", "2025-12", { v: "1" }]));
const bomb = Buffer.alloc(400_000_000, 0x61);

/** Files that try to harm, each with the reason for which it is refused. */
const hostile: readonly { says: string; name?: string; code: string; bytes: () => Buffer }[] = [
  {
    says: "a text bomb of 400 MB",
    code: "unpacks-too-large",
    bytes: () => archive([...plain, { name: "xl/sharedStrings.xml", bytes: bomb }]),
  },
  {
    says: "a text bomb whose directory says that it is small",
    code: "broken",
    bytes: () => archive([...plain, { name: "xl/sharedStrings.xml", bytes: bomb, says: 1000 }]),
  },
  {
    says: "300,000 rows",
    code: "too-many-rows",
    bytes: () =>
      archive(
        withSheet(
          Array.from(
            { length: 300_000 },
            (_, row) => `<row r="${row + 2}" spans="1:${row % 997}"/>`,
          ).join(""),
        ),
      ),
  },
  {
    says: "a row a thousand million further down",
    code: "too-many-rows",
    bytes: () => archive(withSheet('<row r="1000000000"><c r="A1000000000"><v>1</v></c></row>')),
  },
  {
    says: "16,000 columns",
    code: "too-many-columns",
    bytes: () => archive(withSheet('<row r="2"><c r="XFD2"><v>1</v></c></row>')),
  },
  {
    says: "10,000 entries",
    code: "too-many-parts",
    bytes: () =>
      archive([
        ...plain,
        ...Array.from({ length: 10_000 }, (_, index) => ({
          name: `x/${index}.xml`,
          bytes: "<a/>",
        })),
      ]),
  },
  {
    says: "an archive inside",
    code: "archive-inside",
    bytes: () => archive([...plain, { name: "xl/embeddings/inner.zip", bytes: archive(plain) }]),
  },
  {
    says: "a directory that names a part twice",
    code: "broken",
    bytes: () => archive([...plain, ...plain.slice(-1)]),
  },
  {
    says: "a way out of its folder",
    code: "broken",
    bytes: () => archive([...plain, { name: "../../etc/passwd.xml", bytes: "<a/>" }]),
  },
  {
    says: "a document type with entities",
    code: "doctype",
    bytes: () =>
      archive(
        replaced(plain, sheet, {
          bytes: `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet><sheetData>${head}</sheetData></worksheet>`,
        }),
      ),
  },
  {
    says: "macros",
    code: "macros",
    bytes: () => archive([...plain, { name: "xl/vbaProject.bin", bytes: "x" }]),
  },
  {
    says: "a type with macros",
    code: "macros",
    bytes: () =>
      archive(
        replaced(plain, "[Content_Types].xml", {
          bytes:
            '<Types><Override ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>',
        }),
      ),
  },
  { says: "a name with macros", name: "a.xlsm", code: "macros", bytes: () => archive(plain) },
  {
    says: "a renamed program",
    code: "not-a-workbook",
    bytes: () => Buffer.concat([Buffer.from("MZ"), Buffer.alloc(5000, 7)]),
  },
  {
    says: "another archive by this name",
    code: "not-a-workbook",
    bytes: () => archive([{ name: "readme.xml", bytes: "<a/>" }]),
  },
  {
    says: "an archive that is cut off",
    code: "not-a-workbook",
    bytes: () => archive(plain).subarray(0, 500),
  },
  {
    says: "an encrypted part",
    code: "encrypted",
    bytes: () => archive(replaced(plain, sheet, { flags: 1 })),
  },
  {
    says: "a sheet that ends in the middle",
    code: "broken",
    bytes: () =>
      archive(replaced(plain, sheet, { bytes: `<worksheet><sheetData>${head}<row r="2"><c` })),
  },
  {
    says: "a sheet of tags 300,000 deep",
    code: "broken",
    bytes: () => archive(withSheet("<x>".repeat(300_000))),
  },
];

test.each(hostile)(
  "$says is refused within 5 s: $code",
  async ({ name = "a.xlsx", code, bytes }) => {
    const file = bytes();
    const begun = performance.now();
    const read = await readInThread({ name, bytes: file }, silent);
    const took = performance.now() - begun;
    expect(read).toMatchObject({ is: "refused", refusal: { code } });
    expect(took).toBeLessThan(5000);
  },
);

test("in a thread of their own they hold nobody up, and what they took comes back", async () => {
  const files = ["a text bomb of 400 MB", "a text bomb whose directory says that it is small"].map(
    (name) => hostile.find(({ says }) => says === name)?.bytes() ?? Buffer.alloc(0),
  );
  const before = process.memoryUsage().rss;
  let longest = 0;
  let last = performance.now();
  const beating = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 20);
  for (const bytes of [...files, ...files]) {
    expect(await readInThread({ name: "a.xlsx", bytes }, silent)).toMatchObject({ is: "refused" });
  }
  clearInterval(beating);
  const grown = (process.memoryUsage().rss - before) / 2 ** 20;
  expect(grown, "MiB more than before").toBeLessThan(150);
  expect(longest, "the longest that this thread was held up, in ms").toBeLessThan(1000);
});

describe("a workbook is read exactly", () => {
  const rowsOf = async (parts: readonly Part[]) => {
    const read = await readFile({ name: "a.xlsx", bytes: archive(parts) }, silent);
    if (read.is === "refused") throw new Error(read.refusal.code);
    return JSON.parse(read.table).rows;
  };

  test("numbers with all their digits, texts as texts, errors as what they say, formulas as what they came to", async () => {
    const cells = [
      { v: "4.4000000000000004" },
      { v: "9007199254740993" },
      "007",
      { xml: '<c r="{ref}" t="e"><v>#DIV/0!</v></c>' },
      { xml: '<c r="{ref}"><f>1+1</f><v>2</v></c>' },
      { xml: '<c r="{ref}" t="b"><v>1</v></c>' },
      "=1+1 &#128512;",
    ];
    expect(await rowsOf(withSheet(sheetRow(2, cells)))).toEqual([
      [["4.4"], ["9007199254740993"], "007", "#DIV/0!", ["2"], "true", "=1+1 😀"],
    ]);
  });

  test.each([
    { is1904: false, v: "46022", is: "2025-12-31" },
    { is1904: true, v: "44560", is: "2025-12-31" },
  ])("dates counted from 1904: $is1904", async ({ is1904, v, is }) => {
    const cell = { xml: `<c r="{ref}" s="1"><v>${v}</v></c>` };
    const parts = workbookParts(head + sheetRow(2, [cell]), { is1904 });
    expect(await rowsOf(parts)).toEqual([[is, "", ""]]);
  });

  test("what another program wrote", async () => {
    const bytes = await writeWorkbookFile([
      ["Metric", "Period", "Value"],
      ["E1", { value: new Date("2025-12-31"), format: "dd.mm.yyyy" }, -1234.56],
      [null, null, null],
      ["E1", true, 0],
    ]).toBuffer();
    const read = await readFile({ name: "a.xlsx", bytes }, silent);
    expect(read).toMatchObject({ is: "read", rows: 2, header: ["Metric", "Period", "Value"] });
    expect(read.is === "read" && JSON.parse(read.table).rows).toEqual([
      ["E1", "2025-12-31", ["-1234.56"]],
      ["", "", ""],
      ["E1", "true", ["0"]],
    ]);
  });
});
