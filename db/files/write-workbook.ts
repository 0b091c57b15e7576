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

/** A workbook takes `_x0041_` for an A: an underscore that would begin such a thing is written as one itself. */
function plain(text: string): string {
  return text.replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_");
}
