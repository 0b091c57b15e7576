"use client";

import { useRef, useState } from "react";
import { flushSync } from "react-dom";
import { cellText } from "@/lib/reporting/cells";
import { putTexts } from "./clipboard";
import { isOpen } from "./entry";
import type { EntryStore } from "./entry-store";
import { placeAfter, type Place } from "./grid-moves";
import type { GridShape } from "./grid-rows";

/** The cell that is being edited, and what stands in its field at first. */
export type Editing = { readonly place: Place; readonly text: string; readonly isTyped: boolean };

/** The keys that end editing a cell. */
export type EndKey =
  "Enter" | "Tab" | "Escape" | "ArrowUp" | "ArrowDown" | "ArrowLeft" | "ArrowRight";

/** Editing one cell: a field opens in it, and what was typed is taken over when it is left by any key but Escape. */
export function useEditor(store: EntryStore, shape: GridShape, goTo: (place: Place) => void) {
  const [editing, setEditing] = useState<Editing | null>(null);
  /** What stands in the open field; null while none is open, or nothing was typed. */
  const draft = useRef<{ readonly place: Place; readonly text: string } | null>(null);
  /** Where a run of Tabs began: Enter goes back there, a row below. */
  const runFrom = useRef<number | null>(null);
  const size = { rows: shape.rows.length, columns: shape.columns.length };

  const idAt = ({ row, column }: Place) => shape.rows[row]?.cells[column]?.id ?? null;
  const commit = () => {
    const open = draft.current;
    draft.current = null;
    if (open === null) return;
    const ref = shape.rows[open.place.row]?.cells[open.place.column] ?? null;
    store.edit(putTexts(store, [{ ref, text: open.text }]).edits, "grid");
  };
  const after = (key: EndKey, back: boolean, { row, column }: Place): Place => {
    const step = back ? -1 : 1;
    const from = runFrom.current ?? column;
    runFrom.current = key === "Tab" ? from : null;
    if (key === "Tab") return usable(shape, [{ row, column: column + step }]) ?? { row, column };
    const next = [from, 0].map((one) => ({ row: row + step, column: one }));
    const place =
      key === "Enter"
        ? usable(shape, next)
        : placeAfter({ key, ctrl: false }, { row, column }, size);
    return place ?? { row, column };
  };
  return {
    editing,
    commit,
    /** Opens a field in a cell that takes entries; `isTyped`: for a character that is on its way into it. */
    edit: (place: Place, isTyped: boolean) => {
      const ref = shape.rows[place.row]?.cells[place.column] ?? null;
      const entry = ref === null ? undefined : store.get(ref.id);
      if (ref === null || entry === undefined || !isOpen(entry)) return;
      const text = isTyped ? "" : cellText(entry.fields, ref.part);
      // The field has to be there before the browser puts the character into it.
      flushSync(() => {
        setEditing({ place, text, isTyped });
      });
    },
    onType: (text: string) => {
      if (editing !== null) draft.current = { place: editing.place, text };
    },
    onEnd: (key: EndKey, back: boolean) => {
      if (editing === null) return;
      if (key === "Escape") draft.current = null;
      commit();
      setEditing(null);
      const next = key === "Escape" ? editing.place : after(key, back, editing.place);
      goTo(next);
      // Enter ends a figure, also where there is no other to go on to.
      if (key === "Enter" && idAt(next) === idAt(editing.place)) store.goTo(null);
    },
    onLeave: () => {
      commit();
      setEditing(null);
    },
    endRun: () => {
      runFrom.current = null;
    },
  };
}

/** The first of these places at which there is a cell. */
function usable({ rows }: GridShape, places: readonly Place[]): Place | null {
  const found = places.find(({ row, column }) => (rows[row]?.cells[column] ?? null) !== null);
  return found ?? null;
}
