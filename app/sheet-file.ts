import "server-only";
import { writeWorkbook } from "@/db/files/write-workbook";
import type { SheetCell } from "@/lib/import/sheet";
import { csvText } from "@/lib/library/csv";
import type { File } from "./api-route";

export type SheetFormat = "csv" | "xlsx";

/** So that spreadsheets read a text as UTF-8. */
const mark = "\uFEFF";

/** Rows as a file to keep, the first of them with the names of columns: texts are never formulas, and numbers stay numbers. */
export async function sheetFile(
  rows: readonly [header: readonly string[], ...rows: readonly (readonly SheetCell[])[]],
  {
    name,
    format,
    sheet = "Figures",
  }: { readonly name: string; readonly format: SheetFormat; readonly sheet?: string },
): Promise<File> {
  if (format === "csv") {
    const type = "text/csv; charset=utf-8; header=present";
    return { text: mark + csvText(rows), type, name: `${name}.csv` };
  }
  const widths = rows[0].map((cell) => Math.max(10, cell.length + 2));
  return {
    text: await writeWorkbook(rows, { sheet, widths }),
    type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    name: `${name}.xlsx`,
  };
}
