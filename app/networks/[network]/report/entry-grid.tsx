"use client";

import type { RefObject, SyntheticEvent } from "react";
import { grid as words } from "@/app/words/en/grid";
import { AskMark } from "./ask-mark";
import type { EntryStore } from "./entry-store";
import { isIn, type Place } from "./grid-moves";
import { GridLine } from "./grid-line";
import type { GridShape } from "./grid-rows";
import type { Grid } from "./use-grid";

type Props = {
  readonly store: EntryStore;
  readonly shape: GridShape;
  readonly grid: Grid;
  readonly table: RefObject<HTMLTableElement | null>;
  readonly title: string;
  /** Whether each row is one figure, with what it comes to beside it. */
  readonly isOneMonth: boolean;
  /** The figures that were found missing when the month was to be submitted. */
  readonly missing: ReadonlySet<string>;
};

/** The figures as a sheet: one tab stop, and from there on the keys of a spreadsheet. */
export function EntryGrid({ store, shape, grid, table, title, isOneMonth, missing }: Props) {
  const { at, range, editor } = grid;
  return (
    <div className="relative card overflow-x-auto">
      <table
        ref={table}
        // A table has rows and cells already; the role adds the keys.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role
        role="grid"
        aria-label={words.label(title)}
        aria-multiselectable="true"
        className={isOneMonth ? "entry-grid" : "entry-grid entry-grid-months"}
        onKeyDown={grid.onKeyDown}
        onFocus={(event) => {
          grid.onFocus(placeOf(event));
        }}
        onBlur={({ currentTarget, relatedTarget }) => {
          if (!currentTarget.contains(relatedTarget)) grid.onFocus(null);
        }}
        onMouseDown={(event) => {
          const place = placeOf(event);
          if (place === null || event.button !== 0) return;
          // The cell that the selection began with keeps the focus.
          if (event.shiftKey) event.preventDefault();
          grid.onMouseDown(place, event);
        }}
        onMouseOver={(event) => {
          const place = placeOf(event);
          if (place !== null) grid.onMouseEnter(place, event);
        }}
        onDoubleClick={(event) => {
          const place = placeOf(event);
          if (place !== null) editor.edit(place, false);
        }}
        onClick={(event) => {
          const place = placeOf(event);
          const isTouch =
            event.nativeEvent instanceof PointerEvent && event.nativeEvent.pointerType === "touch";
          if (place !== null && isTouch && editor.editing === null) editor.edit(place, false);
        }}
      >
        <thead>
          <tr>
            <th scope="col">{words.series}</th>
            {shape.columns.map(({ id, label }) => (
              <th key={id} scope="col" className="num">
                {label}
              </th>
            ))}
            {isOneMonth
              ? [words.value, words.level, words.state].map((word, index) => (
                  <th key={word} scope="col" className={index === 0 ? "num" : ""}>
                    {word}
                  </th>
                ))
              : null}
          </tr>
        </thead>
        <tbody>
          {shape.rows.map((row, index) => (
            <GridLine
              key={row.id}
              store={store}
              row={row}
              index={index}
              isOneMonth={isOneMonth}
              focused={at.row === index ? at.column : null}
              selected={selectedIn(range, index)}
              editing={editor.editing?.place.row === index ? editor.editing : null}
              editor={editor}
              isMissing={row.ends.some((id) => missing.has(id))}
            />
          ))}
        </tbody>
      </table>
      <p role="status" className="px-4 py-2 text-[13px] text-ink-2 empty:hidden">
        {grid.says}
      </p>
      {grid.asking === null ? null : <AskMark text={grid.asking} answer={grid.answer} />}
    </div>
  );
}

/** The selected columns of a row, "from to"; empty for none. A row is drawn anew only when they change. */
function selectedIn(range: Grid["range"], row: number): string {
  const { from, to } = range;
  if (!isIn(range, { row, column: from.column })) return "";
  const edges = `${row === from.row ? "t" : ""}${row === to.row ? "b" : ""}`;
  return `${from.column} ${to.column} ${edges}`;
}

function placeOf({ target }: SyntheticEvent): Place | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>("td[data-cell]") : null;
  const [row, column] = (cell?.dataset["cell"] ?? "").split(" ").map(Number);
  return row === undefined || column === undefined || cell === null ? null : { row, column };
}
