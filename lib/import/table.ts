/** A cell: its text, or in a list of one the number that a workbook states, in plain digits with a point. */
export type Cell = string | readonly [string];

/**
 * What stands in a file: the names above its columns, and below them its rows, which needn't be as long. The first of them is
 * row 2, as a spreadsheet counts.
 */
export type Table = {
  readonly header: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
};

/** Why a file can't be read at all. */
export type RefusalCode =
  | "too-large"
  | "empty"
  | "other-kind"
  | "utf-16"
  | "not-utf-8"
  | "not-text"
  | "not-a-workbook"
  | "encrypted"
  | "macros"
  | "too-many-parts"
  | "unpacks-too-large"
  | "archive-inside"
  | "doctype"
  | "broken"
  | "quotes"
  | "too-many-rows"
  | "too-many-columns"
  | "too-long"
  | "too-slow"
  | "too-much-memory"
  | "busy";

/** Why a file can't be read, with the row where there is one. */
export type Refusal = { readonly code: RefusalCode; readonly row: number | null };

/** What a file comes to. */
export type FileRead = { readonly table: Table } | { readonly refusal: Refusal };

/** A refusal of the file as a whole, or of what stands in a row. */
export function refused(
  code: RefusalCode,
  row: number | null = null,
): { readonly refusal: Refusal } {
  return { refusal: { code, row } };
}

/** A cell's text without white space around it. */
export function textOf(cell: Cell | undefined): string {
  return (typeof cell === "string" ? cell : (cell?.[0] ?? "")).trim();
}

/** Whether nothing stands in a row. */
export function isBlank(row: readonly Cell[]): boolean {
  return row.every((cell) => textOf(cell) === "");
}
