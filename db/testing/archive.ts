import { crc32, deflateRawSync } from "node:zlib";

/** A part of an archive; `says` is what the directory says of its size where that isn't true. */
export type Part = {
  readonly name: string;
  readonly bytes: Buffer | string;
  readonly says?: number;
  readonly flags?: number;
};

const known = new WeakMap<Buffer, Buffer>();

function packedOnce(bytes: Buffer): Buffer {
  const packed = known.get(bytes) ?? deflateRawSync(bytes);
  known.set(bytes, packed);
  return packed;
}

/** An archive of packed parts, as a workbook is, and as somebody who tries to harm would write it. */
export function archive(parts: readonly Part[]): Buffer {
  const local: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes, says, flags = 0 } of parts) {
    const whole = typeof bytes === "string" ? Buffer.from(bytes) : bytes;
    const packed = packedOnce(whole);
    const named = Buffer.from(name);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(flags, 2);
    facts.writeUInt16LE(8, 4);
    facts.writeUInt32LE(crc32(whole), 10);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(says ?? whole.length, 18);
    facts.writeUInt16LE(named.length, 22);
    const head = Buffer.concat([Buffer.from("PK\u0003\u0004", "latin1"), facts, named, packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    const entry = Buffer.from("PK\u0001\u0002\u0014\u0000", "latin1");
    directory.push(Buffer.concat([entry, facts, rest, named]));
    local.push(head);
    offset += head.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...local, central, Buffer.from("PK\u0005\u0006", "latin1"), end]);
}

const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/** The parts of a workbook of one sheet with these rows (the XML in `sheetData`). */
export function workbookParts(rows: string, more: { readonly is1904?: boolean } = {}): Part[] {
  const workbook = more.is1904 === true ? '<workbookPr date1904="1"/>' : "";
  return [
    {
      name: "[Content_Types].xml",
      bytes:
        '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    },
    {
      name: "xl/workbook.xml",
      bytes: `<workbook xmlns="${main}" xmlns:r="${relations}">${workbook}<sheets><sheet name="One" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      bytes: `<Relationships><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
    },
    {
      name: "xl/styles.xml",
      bytes: `<styleSheet xmlns="${main}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
    },
    {
      name: "xl/worksheets/sheet1.xml",
      bytes: `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`,
    },
  ];
}

/** A row of a sheet: texts, numbers as they stand in the file, or cells as XML with {ref} for their place. */
export function sheetRow(
  number: number,
  cells: readonly (string | { readonly v: string } | { readonly xml: string })[],
): string {
  const written = cells.map((cell, index) => {
    const ref = `${String.fromCharCode(65 + index)}${number}`;
    if (typeof cell === "string") return `<c r="${ref}" t="inlineStr"><is><t>${cell}</t></is></c>`;
    return "v" in cell ? `<c r="${ref}"><v>${cell.v}</v></c>` : cell.xml.replace("{ref}", ref);
  });
  return `<row r="${number}">${written.join("")}</row>`;
}
