import "server-only";
import type { File } from "@/app/api-route";
import { problemText } from "@/app/import-problem";
import { sheetFile, type SheetFormat } from "@/app/sheet-file";
import { words } from "@/app/words/words";
import type { Tx } from "@/db/doors";
import { findImport, readRejected } from "@/db/queries/imports";
import { asWritten } from "@/lib/import/sheet";

/** The rows of a file that aren't taken, as they came, each with its reasons in a last column; null where it waits no more. */
export async function rejectedFile(
  tx: Tx,
  networkId: string,
  { file, format }: { readonly file: string; readonly format: SheetFormat },
): Promise<File | null> {
  const waiting = await findImport(tx, networkId, file);
  const read = await readRejected(tx, networkId, file);
  if (waiting === null || read === null) return null;
  const { header, rows } = read.table;
  const { why, inColumn } = words.importing.changes;
  const lines = read.rejected.map(({ row, problems }) => [
    ...header.map((_, index) => asWritten(rows[row - 2]?.[index])),
    problems
      .map((problem) => {
        const name = problem.column === null ? "" : (header[problem.column] ?? "");
        return name === "" ? problemText(problem) : `${problemText(problem)} (${inColumn(name)})`;
      })
      .join(" "),
  ]);
  return sheetFile([[...header, why], ...lines], { name: "rows-to-mend", format });
}
