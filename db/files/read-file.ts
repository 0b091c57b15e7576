import { csvTable } from "@/lib/import/csv-table";
import { fileKind } from "@/lib/import/file-kind";
import { isBlank, refused, textOf, type FileRead } from "@/lib/import/table";
import { readWorkbook } from "./read-workbook";
import type { ReadFile } from "./thread-task";

/** How many rows are shown beside the names of columns. */
const samplesShown = 3;

/**
 * Reads a file of figures, whichever kind it is. Only a thread of its own does this to a file that somebody sent.
 *
 * @param onRows is told how many rows were read, now and then
 */
export async function readFile(
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
  onRows: (rows: number) => void,
): Promise<ReadFile> {
  const read = await tableOf(name, bytes, onRows);
  if ("refusal" in read) return { is: "refused", refusal: read.refusal };
  const { table } = read;
  const filled = table.rows.filter((row) => !isBlank(row));
  onRows(filled.length);
  return {
    is: "read",
    table: JSON.stringify(table),
    header: table.header,
    rows: filled.length,
    samples: filled
      .slice(0, samplesShown)
      .map((row) => table.header.map((_, index) => textOf(row[index]).slice(0, 60))),
  };
}

async function tableOf(
  name: string,
  bytes: Uint8Array,
  onRows: (rows: number) => void,
): Promise<FileRead> {
  const kind = fileKind(name, bytes);
  switch (kind.kind) {
    case "refused":
      return refused(kind.code);
    case "csv":
      return csvTable(kind.text, onRows);
    case "xlsx":
      return readWorkbook(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
  }
}
