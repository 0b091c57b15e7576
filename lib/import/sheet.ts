import type { NumberCell } from "@/lib/library/csv";
import type { Cell } from "./table";

/** A cell to write: a text, or a number in plain digits with a point. */
export type SheetCell = string | NumberCell;

const plainNumber = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$/;

/** A cell that was read, to be written again: a number stays one, and so does a text that is nothing but digits. */
export function asWritten(cell: Cell | undefined): SheetCell {
  if (cell === undefined) return "";
  const text = typeof cell === "string" ? cell : cell[0];
  return plainNumber.test(text) ? { number: text } : text;
}
