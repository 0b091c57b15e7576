import { archive, sheetRow, workbookParts, type Part } from "./archive";

const head = sheetRow(1, ["Metric", "Period", "Value"]);
/** A workbook's parts with a head and these rows. */
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
export const hostileFiles: readonly {
  readonly says: string;
  readonly name?: string;
  readonly code: string;
  readonly bytes: () => Buffer;
}[] = [
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
