import { words } from "@/app/words/words";
import type { WaitingImport } from "@/db/queries/imports";
import { suggestedColumns, type Columns } from "@/lib/import/columns";
import type { FileColumn } from "./columns-form";

const said = words.importing.columns;

/** The columns of a file with what they are: as was said of this file, as the last time, or as their names suggest. */
export function fileColumns(
  { header, samples, reading }: WaitingImport,
  remembered: Columns | null,
): readonly FileColumn[] {
  const known = reading?.columns ?? remembered;
  const suggested = known ?? suggestedColumns(header);
  const why = remembered === null ? said.suggested : said.remembered;
  return header.map((name, index) => ({
    name: name === "" ? said.unnamed(index + 1) : name,
    samples: samples
      .map((row) => row[index] ?? "")
      .filter((text) => text !== "")
      .join(" · "),
    target: suggested[index] ?? "",
    why: reading === null ? why : "",
  }));
}
