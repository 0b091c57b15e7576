import { grid as words } from "@/app/words/en/grid";
import type { PartName } from "@/lib/reporting/cells";
import { idOf } from "./entry";
import type { GridSeries, ShownMonth } from "./month-data";

/** A cell that takes entries: a part of a figure. */
export type CellRef = { readonly id: string; readonly part: PartName; readonly label: string };

/** A row of the grid; `cells` has one for each column, null where the row has none there. */
export type GridRow = {
  readonly id: string;
  readonly series: GridSeries;
  /** The part that the row is about, where it is about one. */
  readonly part: string | null;
  readonly cells: readonly (CellRef | null)[];
  /** The figures of which the row shows the last part: what is said about them stands below it. */
  readonly ends: readonly string[];
};

/** A column of cells that take entries. */
type GridColumn = { readonly id: string; readonly label: string };

/** The cells of a page, by rows and columns. */
export type GridShape = {
  readonly rows: readonly GridRow[];
  readonly columns: readonly GridColumn[];
};

/** A row for each series with its parts beside each other. */
export function oneMonth(series: readonly GridSeries[], { period }: ShownMonth): GridShape {
  const withTwo = series.some(({ second }) => second !== null);
  const rows = series.map((one): GridRow => {
    const id = idOf({ key: one.key, period });
    const cell = (part: PartName, label: string): CellRef => ({ id, part, label });
    const second = one.second === null ? null : cell("denominator", one.second.label);
    return {
      id: String(one.key),
      series: one,
      part: null,
      cells: [cell("numerator", one.first.label), ...(withTwo ? [second] : [])],
      ends: [id],
    };
  });
  const columns = [
    { id: "numerator", label: labelsOf(series.map(({ first }) => first.label)) },
    { id: "denominator", label: labelsOf(series.flatMap(({ second }) => second?.label ?? [])) },
  ];
  return { rows, columns: columns.slice(0, withTwo ? 2 : 1) };
}

/** A row for each part of a series with the months beside each other. */
export function severalMonths(
  series: readonly GridSeries[],
  months: readonly ShownMonth[],
): GridShape {
  const rows = series.flatMap((one): readonly GridRow[] => {
    const known = new Set(one.months.map(({ period }) => period));
    const row = (part: PartName, label: string, isLast: boolean): GridRow => {
      const cells = months.map(({ period, name }) =>
        known.has(period)
          ? { id: idOf({ key: one.key, period }), part, label: words.part(name, label) }
          : null,
      );
      return {
        id: `${one.key} ${part}`,
        series: one,
        part: one.second === null ? null : label,
        cells,
        ends: isLast ? cells.flatMap((cell) => cell?.id ?? []) : [],
      };
    };
    return one.second === null
      ? [row("numerator", one.first.label, true)]
      : [row("numerator", one.first.label, false), row("denominator", one.second.label, true)];
  });
  return { rows, columns: months.map(({ period, short }) => ({ id: period, label: short })) };
}

function labelsOf(labels: readonly string[]): string {
  return [...new Set(labels)].join(" / ");
}
