import writeWorkbookFile, { type Cell } from "write-excel-file/node";
import type { SheetCell } from "@/lib/import/sheet";

/** Rows as a workbook of one sheet: the first row in bold, texts as texts, whatever they begin with, and numbers as numbers. */
export async function writeWorkbook(
  rows: readonly (readonly SheetCell[])[],
  { sheet, widths }: { readonly sheet: string; readonly widths: readonly number[] },
): Promise<Uint8Array<ArrayBuffer>> {
  const cells = rows.map((row, index) =>
    row.map((cell): Cell => (index === 0 ? headCell(cell) : cellOf(cell))),
  );
  const file = writeWorkbookFile(cells, {
    sheet,
    columns: widths.map((width) => ({ width })),
    stickyRowsCount: 1,
  });
  return new Uint8Array(await file.toBuffer());
}

function headCell(cell: SheetCell): Cell {
  return typeof cell === "string" ? { value: cell, type: String, fontWeight: "bold" } : null;
}

/** A spreadsheet holds 15 digits of a number: one of more stays a text, in which all of them are. */
function cellOf(cell: SheetCell): Cell {
  if (typeof cell === "string") return cell === "" ? null : { value: plain(cell), type: String };
  const isHeld = cell.number.replaceAll(/[^0-9]/g, "").length <= 15;
  return isHeld
    ? { value: Number(cell.number), type: Number }
    : { value: cell.number, type: String };
}

/** What XML has no place for; and an underscore that a reader would take for the beginning of such a thing. */
const escaped =
  /[^\P{Cc}\t\n\r]|[\p{Surrogate}\p{Noncharacter_Code_Point}]|_(?=x[0-9A-Fa-f]{4}_)/gu;

/**
 * A text as a workbook writes it: `_x0001_` for a control character, and for the first letter of what every object has
 * ("constructor"), which the writer's table of texts takes for one that it has written already.
 */
function plain(text: string): string {
  const told = text.replaceAll(escaped, codeOf);
  return text in Object.prototype ? codeOf(told.slice(0, 1)) + told.slice(1) : told;
}

function codeOf(mark: string): string {
  const units = Array.from({ length: mark.length }, (_, at) => mark.charCodeAt(at));
  return units.map((unit) => `_x${unit.toString(16).toUpperCase().padStart(4, "0")}_`).join("");
}
