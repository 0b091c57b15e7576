"use client";

import {
  cellSelectionFeature,
  tableFeatures,
  useTable,
  type ColumnDef,
} from "@tanstack/react-table";
import type { Place, Range } from "./grid-moves";
import type { GridRow, GridShape } from "./grid-rows";

const features = tableFeatures({ cellSelectionFeature });

/** Which cells are selected, and how that changes. */
export type Selection = {
  /** The cell that the keys act on, which is the grid's one tab stop. */
  readonly at: Place;
  readonly range: Range;
  readonly goTo: (place: Place, extend?: boolean) => void;
  readonly all: () => void;
  /** The corner that moves when the selection is extended. */
  readonly end: Place;
  readonly onMouseDown: (place: Place, event: unknown) => void;
  readonly onMouseEnter: (place: Place, event: unknown) => void;
};

/** Selecting among the cells of a grid: one rectangle, by keys or by dragging. */
export function useSelection({ rows, columns }: GridShape): Selection {
  const definitions = columns.map(({ id }): ColumnDef<typeof features, GridRow> => ({
    id,
    accessorFn: () => "",
  }));
  const table = useTable({
    features,
    data: rows,
    columns: definitions,
    getRowId: ({ id }: GridRow) => id,
    autoResetCellSelection: false,
    enableMultiCellRangeSelection: false,
  });
  const placeOf = (rowId: string, columnId: string): Place => ({
    row: Math.max(
      0,
      rows.findIndex(({ id }) => id === rowId),
    ),
    column: Math.max(
      0,
      columns.findIndex(({ id }) => id === columnId),
    ),
  });
  const [selected] = table.state.cellSelection;
  const at = placeOf(selected?.anchorRowId ?? "", selected?.anchorColumnId ?? "");
  const end = placeOf(selected?.focusRowId ?? "", selected?.focusColumnId ?? "");
  const idsOf = ({ row, column }: Place) => ({
    row: rows[row]?.id ?? "",
    column: columns[column]?.id ?? "",
  });
  const cellAt = (place: Place) => {
    const { row, column } = idsOf(place);
    return table
      .getRow(row)
      .getAllCells()
      .find((cell) => cell.column.id === column);
  };
  return {
    at,
    end,
    range: {
      from: { row: Math.min(at.row, end.row), column: Math.min(at.column, end.column) },
      to: { row: Math.max(at.row, end.row), column: Math.max(at.column, end.column) },
    },
    goTo: (place, extend = false) => {
      const { row, column } = idsOf(place);
      const anchor = idsOf(at);
      if (extend) {
        table.selectCellRange({
          anchorRowId: anchor.row,
          anchorColumnId: anchor.column,
          focusRowId: row,
          focusColumnId: column,
        });
      } else table.setFocusedCell(row, column);
    },
    all: () => {
      table.selectAllCells();
    },
    onMouseDown: (place, event) => {
      cellAt(place)?.getSelectionStartHandler()(event);
    },
    onMouseEnter: (place, event) => {
      cellAt(place)?.getSelectionExtendHandler()(event);
    },
  };
}
