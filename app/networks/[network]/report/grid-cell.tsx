"use client";

import { grid as words } from "@/app/words/en/grid";
import { report as said } from "@/app/words/en/report";
import { cellText } from "@/lib/reporting/cells";
import { CellField } from "./cell-field";
import { isOpen, problemsOf, type Entry, type EntryState } from "./entry";
import type { EntryStore } from "./entry-store";
import type { CellRef } from "./grid-rows";
import type { Editing, useEditor } from "./use-editor";

type Props = {
  readonly store: EntryStore;
  readonly cell: CellRef | null;
  readonly entry: Entry | null;
  readonly place: string;
  readonly isFocused: boolean;
  readonly isSelected: boolean;
  readonly editing: Editing | null;
  readonly editor: ReturnType<typeof useEditor>;
  /** The id of what is said about the figure below its row. */
  readonly remark: string | null;
};

/** A cell that takes entries, with its marks, and the words of them for who doesn't see them. */
export function GridCell(props: Props) {
  const { store, cell, entry, place, isFocused, isSelected, editing, editor, remark } = props;
  const shared = {
    role: "gridcell",
    tabIndex: isFocused ? 0 : -1,
    "aria-selected": isSelected,
    "data-cell": place,
  } as const;
  if (cell === null || entry === null) {
    return (
      <td {...shared} aria-readonly="true" className="num unused">
        <span className="sr-only">{words.notInUse}</span>
      </td>
    );
  }
  const state = store.stateOf(entry);
  const marks = marksOf(store, entry);
  const isWrong =
    state === "refused" && problemsOf(entry).some(({ field }) => field !== otherPart(cell.part));
  const notes = [...marks.map((mark) => words.marks[mark]), ...noteworthy(state)];
  const text = cellText(entry.fields, cell.part);
  return (
    <td
      {...shared}
      className="num"
      data-part={cell.part}
      data-state={isWrong || state !== "refused" ? state : "editing"}
      data-marks={marks.join(" ")}
      aria-readonly={!isOpen(entry)}
      aria-invalid={isWrong}
      {...(remark === null ? {} : { "aria-describedby": remark })}
      {...(editing === null ? named(text, notes) : {})}
    >
      {editing === null ? (
        text
      ) : (
        <CellField
          label={`${entry.series.code} ${entry.series.title}: ${cell.label}`}
          editing={editing}
          editor={editor}
        />
      )}
    </td>
  );
}

/** What a cell is called beside its text. In an attribute: with an element more in each, hundreds of cells would be laid out anew. */
function named(text: string, notes: readonly string[]) {
  const parts = [text, ...notes].filter((one) => one !== "");
  return notes.length === 0 ? {} : { "aria-label": parts.join(", ") };
}

function otherPart(part: CellRef["part"]): CellRef["part"] {
  return part === "numerator" ? "denominator" : "numerator";
}

/** What a cell is marked with beside its state. */
function marksOf(store: EntryStore, entry: Entry): readonly (keyof typeof words.marks)[] {
  return [
    ...(entry.reason === null && store.checksOf(entry).length > 0 ? ["needsReason" as const] : []),
    ...(entry.reason === null ? [] : ["commented" as const]),
    ...(entry.month.trail[0]?.source === "restatement" ? ["restated" as const] : []),
    ...(isOpen(entry) ? [] : ["readOnly" as const]),
  ];
}

/** What is as it should be needs no word. */
function noteworthy(state: EntryState): readonly string[] {
  return state === "empty" || state === "saved" || state === "editing" ? [] : [said.states[state]];
}
