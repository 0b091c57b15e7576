/** A cell's place among the rows and columns. */
export type Place = { readonly row: number; readonly column: number };

/** A rectangle of cells, both corners included. */
export type Range = { readonly from: Place; readonly to: Place };

type Size = { readonly rows: number; readonly columns: number };
type Pressed = { readonly key: string; readonly ctrl: boolean };

/** How many rows a page of the grid has for PageUp and PageDown. */
const pageRows = 10;

/** Where a key leads from a cell, as in the ARIA pattern for grids, without ever wrapping round; null for other keys. */
export function placeAfter({ key, ctrl }: Pressed, from: Place, size: Size): Place | null {
  const last = { row: size.rows - 1, column: size.columns - 1 };
  const to = (row: number, column: number): Place => ({
    row: Math.max(0, Math.min(last.row, row)),
    column: Math.max(0, Math.min(last.column, column)),
  });
  const { row, column } = from;
  const moves: Readonly<Record<string, readonly [plain: Place, far: Place]>> = {
    ArrowUp: [to(row - 1, column), to(0, column)],
    ArrowDown: [to(row + 1, column), to(last.row, column)],
    ArrowLeft: [to(row, column - 1), to(row, 0)],
    ArrowRight: [to(row, column + 1), to(row, last.column)],
    Home: [to(row, 0), to(0, 0)],
    End: [to(row, last.column), last],
    PageUp: [to(row - pageRows, column), to(row - pageRows, column)],
    PageDown: [to(row + pageRows, column), to(row + pageRows, column)],
  };
  return moves[key]?.[ctrl ? 1 : 0] ?? null;
}

/** What the keys of a spreadsheet do with what is selected; null for other keys. */
export function actOf({
  key,
  ctrl,
  shift,
}: Pressed & { readonly shift: boolean }):
  "edit" | "empty" | "all" | "fill" | "undo" | "redo" | "type" | null {
  if (ctrl) return ctrlActs.get(shift ? `shift ${key.toLowerCase()}` : key.toLowerCase()) ?? null;
  if (key === "Enter" || key === "F2") return "edit";
  if (key === "Delete" || key === "Backspace") return "empty";
  return Array.from(key).length === 1 && key !== " " ? "type" : null;
}

const ctrlActs = new Map<string, "all" | "fill" | "undo" | "redo">([
  ["a", "all"],
  ["d", "fill"],
  ["z", "undo"],
  ["y", "redo"],
  ["shift z", "redo"],
]);

/** The places of a rectangle, row by row. */
export function placesIn({ from, to }: Range): readonly Place[] {
  return Array.from({ length: to.row - from.row + 1 }, (_none, row) =>
    Array.from({ length: to.column - from.column + 1 }, (_nothing, column) => ({
      row: from.row + row,
      column: from.column + column,
    })),
  ).flat();
}

/** Whether a cell stands in a rectangle. */
export function isIn({ from, to }: Range, { row, column }: Place): boolean {
  return row >= from.row && row <= to.row && column >= from.column && column <= to.column;
}
