import type { TableProblem } from "./table-problem";

/** The cells of a row by column, trimmed; "" where there is none. */
export type Cells = (column: string) => string;

/** The figure of one row: its two parts or its value; null for a missing month. */
export type FigureCells = {
  readonly numerator: number;
  readonly denominator: number | null;
  readonly covariates: readonly number[];
} | null;

const number = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;

/** Reads a row's figure; what is wrong goes to `refuse`, by column. */
export function readFigure(
  cells: Cells,
  covariates: readonly string[],
  refuse: (column: TableProblem["column"], says: string) => void,
): FigureCells {
  const read = (column: string): number | null => {
    const text = cells(column);
    if (number.test(text) && Number.isFinite(Number(text))) return Number(text);
    if (text !== "") refuse(column, `${shown(text)} is not a number such as 1234.5`);
    return null;
  };
  const [numerator, denominator, value] = [read("numerator"), read("denominator"), read("value")];
  if ((read("count") ?? 1) <= 0) refuse("count", "a count is more than 0");
  const environment = () =>
    covariates.map((name) => {
      const found = read(name);
      if (cells(name) === "") refuse(name, "is empty, though there is a figure");
      return found ?? 0;
    });
  const hasParts = cells("numerator") !== "" || cells("denominator") !== "";
  if (cells("value") !== "" && hasParts) {
    refuse("value", "a row has either a value or a numerator and a denominator");
    return null;
  }
  if (value !== null) return { numerator: value, denominator: null, covariates: environment() };
  const parts = hasParts ? readParts(cells, { numerator, denominator }, refuse) : null;
  return parts === null ? null : { ...parts, covariates: environment() };
}

function readParts(
  cells: Cells,
  parts: {
    readonly numerator: number | null;
    readonly denominator: number | null;
  },
  refuse: (column: string, says: string) => void,
): { readonly numerator: number; readonly denominator: number } | null {
  for (const column of ["numerator", "denominator"])
    if (cells(column) === "") refuse(column, "is empty, though the other part is there");
  const { numerator, denominator } = parts;
  if (numerator === null || denominator === null) return null;
  if (denominator < 0) refuse("denominator", "is less than 0");
  if (denominator === 0 && numerator !== 0)
    refuse("denominator", `is 0, but the numerator is ${numerator}`);
  // Nothing was due: there is no share of nothing.
  return denominator > 0 ? { numerator, denominator } : null;
}

/** A cell's text as a message shows it. */
export function shown(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}
