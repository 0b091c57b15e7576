import { readSheet } from "read-excel-file/universal";
import { checkedTable } from "@/lib/import/csv-table";
import { legibleXml, sheetProblem } from "@/lib/import/sheet-xml";
import { refused, type Cell, type FileRead } from "@/lib/import/table";
import { workbookNumber } from "@/lib/import/workbook-number";
import { storedArchive } from "./stored-archive";
import { workbookParts } from "./workbook-parts";

/** What stands in the first sheet of a workbook: numbers with all their digits, dates as `2025-12-01`, formulas as what they came to. */
export async function readWorkbook(bytes: Buffer): Promise<FileRead> {
  const unpacked = await workbookParts(bytes);
  if ("refusal" in unpacked) return unpacked;
  const parts = new Map<string, Buffer>();
  for (const [name, part] of unpacked.parts) {
    const xml = part.toString("utf8");
    const problem = xml.includes("sheetData") ? sheetProblem(xml) : null;
    if (problem !== null) return refused(problem);
    const legible = legibleXml(xml);
    parts.set(name, legible === xml ? part : Buffer.from(legible));
  }
  // Its declarations take a date for what makes dates.
  const rows: readonly (readonly unknown[])[] | null = await readSheet(storedArchive(parts), {
    trim: false,
    parseNumber: (text): Cell => [workbookNumber(text)],
  }).catch(() => null);
  return rows === null ? refused("broken") : checkedTable(rows.map((row) => row.map(cellOf)));
}

/** A cell as its reader gives it: a number in a list, as `parseNumber` put it. */
function cellOf(value: unknown): Cell {
  if (Array.isArray(value)) return [String(value[0])];
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === "boolean") return String(value);
  return typeof value === "string" ? value : "";
}
