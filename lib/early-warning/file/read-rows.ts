import { monthNumber, parsePeriod, type Period } from "@/lib/periods/period";
import type { Better } from "../series";
import { readFigure, shown, type Cells, type FigureCells } from "./figure-cells";
import type { Header } from "./header";
import type { TableProblem } from "./table-problem";

/** One row of a table of figures, `row` as a spreadsheet counts. */
export type FigureRow = {
  readonly row: number;
  readonly chain: string;
  readonly series: string;
  readonly partner: string | null;
  readonly stage: string | null;
  readonly better: Better;
  readonly period: Period;
  readonly version: string;
  readonly figure: FigureCells;
};

/** The chain of a table without that column, or of a row without a name for it. */
const onlyChain = "all series";

const longestSpan = 1200;

/** Reads the rows below a header; empty ones are left out. All that is wrong is said at once. */
export function readRows(
  header: Header,
  records: readonly (readonly string[])[],
): { readonly rows: readonly FigureRow[]; readonly problems: readonly TableProblem[] } {
  const problems: TableProblem[] = [];
  const rows = records.flatMap((record, place) => {
    const row = place + 2;
    if (record.every((cell) => cell.trim() === "")) return [];
    const refuse = (column: string | null, says: string) => problems.push({ row, column, says });
    if (record.length > header.width)
      refuse(null, `has ${record.length} cells under ${header.width} columns`);
    const read = readRow(row, cellsOf(header, record), header, refuse);
    return read === null ? [] : [read];
  });
  const far = farOff(rows);
  return {
    rows: rows.filter((one) => !far.includes(one)),
    problems: [
      ...problems,
      ...far.map(({ row, period }) => ({
        row,
        column: "period",
        says: `${period} lies more than 50 years from the other rows`,
      })),
    ],
  };
}

function cellsOf({ places, covariates }: Header, record: readonly string[]): Cells {
  const all = new Map<string, number>(places);
  for (const { name, place } of covariates) all.set(name, place);
  return (column) => {
    const place = all.get(column);
    return place === undefined ? "" : (record[place]?.trim() ?? "");
  };
}

function readRow(
  row: number,
  cells: Cells,
  { covariates }: Header,
  refuse: (column: string | null, says: string) => void,
): FigureRow | null {
  const period = parsePeriod(cells("period"));
  if (period === null) refuse("period", `${shown(cells("period"))} is not a month such as 2025-12`);
  const series = cells("series");
  if (series === "") refuse("series", "is empty");
  const better = readDirection(cells("direction"), refuse);
  const names = covariates.map(({ name }) => name);
  const figure = readFigure(cells, names, refuse);
  if (period === null) return null;
  return {
    row,
    chain: cells("chain") || onlyChain,
    series,
    partner: cells("partner") || null,
    stage: cells("stage") || null,
    better,
    period,
    version: cells("version"),
    figure,
  };
}

function readDirection(text: string, refuse: (column: string, says: string) => void): Better {
  const direction = text.toLowerCase();
  if (direction === "lower" || direction === "higher") return direction;
  if (text !== "") refuse("direction", `${shown(text)} is neither higher nor lower (is better)`);
  return "higher";
}

/** A year mistyped would make a chain of thousands of months. */
function farOff(rows: readonly FigureRow[]): readonly FigureRow[] {
  const months = rows.map((one) => monthNumber(one.period)).toSorted((a, b) => a - b);
  const middle = months[Math.floor(months.length / 2)] ?? 0;
  return rows.filter((one) => Math.abs(monthNumber(one.period) - middle) > longestSpan / 2);
}
