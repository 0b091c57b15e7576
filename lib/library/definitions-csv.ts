import { columns } from "./definition-columns";
import type { DefinitionEntry } from "./definition-entry";
import { csvText } from "./csv";

/** Definitions as CSV: a header line, then one row for each version of each metric with the last band set of it. */
export function definitionsCsv(entries: readonly DefinitionEntry[]): string {
  return csvText([
    columns.map(({ name }) => name),
    ...entries.map((entry) => columns.map(({ write }) => write(entry))),
  ]);
}
