"use client";

import { useEffect, useEffectEvent, useState, type KeyboardEvent, type RefObject } from "react";
import { grid as words } from "@/app/words/en/grid";
import { emptied, filledDown } from "./clipboard";
import type { EntryStore } from "./entry-store";
import { actOf, placeAfter, type Place } from "./grid-moves";
import type { GridShape } from "./grid-rows";
import { useClipboard } from "./use-clipboard";
import { useEditor } from "./use-editor";
import { useSelection } from "./use-selection";

/** What the keys, the clipboard and the pointer do in the grid. */
export function useGrid(
  store: EntryStore,
  shape: GridShape,
  table: RefObject<HTMLTableElement | null>,
) {
  const [says, setSays] = useState("");
  const selection = useSelection(shape);
  const { at, range, end } = selection;
  const idAt = ({ row, column }: Place) => shape.rows[row]?.cells[column]?.id ?? null;
  const goTo = (place: Place, extend = false) => {
    selection.goTo(place, extend);
    store.goTo(idAt(extend ? at : place));
    const element = elementAt(table.current, place);
    if (extend) element?.scrollIntoView({ block: "nearest", inline: "nearest" });
    else element?.focus();
  };
  const editor = useEditor(store, shape, goTo);
  const isEditing = editor.editing !== null;
  const clipboard = useClipboard({ store, shape, range, table, isEditing, say: setSays });
  const move = (turn: () => readonly string[] | null, said: (count: number) => string) => {
    const ids = turn();
    if (ids !== null) setSays(said(ids.length));
  };
  const acts: Readonly<Record<NonNullable<ReturnType<typeof actOf>>, () => void>> = {
    edit: () => editor.edit(at, false),
    type: () => editor.edit(at, true),
    empty: () => clipboard.change(emptied(store, shape, range)),
    fill: () => clipboard.change(filledDown(store, shape, range)),
    all: selection.all,
    undo: () => move(store.undo, words.undone),
    redo: () => move(store.redo, words.redone),
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isEditing || event.altKey || !(event.target instanceof HTMLTableCellElement)) return;
    const { place, does } = keyPressed(event, event.shiftKey ? end : at, shape);
    // What is typed goes into the field that opens for it; everything else is ours.
    if (place !== null || (does !== null && does !== "type")) event.preventDefault();
    if (place === null) return does === null ? undefined : acts[does]();
    editor.endRun();
    goTo(place, event.shiftKey);
  };
  useLastSave(store, editor.commit);
  useFirstFocus(() => {
    const [first] = store.all().filter((entry) => store.stateOf(entry) === "empty");
    const place = first === undefined ? null : placeOf(shape, first.id);
    if (place !== null) goTo(place);
  });
  return {
    at,
    range,
    says,
    editor,
    goTo,
    asking: clipboard.asking,
    answer: clipboard.answer,
    onKeyDown,
    focusOnEntry: (id: string) => {
      const place = placeOf(shape, id);
      if (place !== null) goTo(place);
    },
    /** The figure that the keys act on, while the grid has the focus. */
    onFocus: (place: Place | null) => {
      store.goTo(place === null ? null : idAt(place));
      const isElsewhere = place !== null && (place.row !== at.row || place.column !== at.column);
      if (isElsewhere) selection.goTo(place);
    },
    onMouseDown: (place: Place, event: unknown) => {
      editor.endRun();
      selection.onMouseDown(place, event);
    },
    onMouseEnter: selection.onMouseEnter,
  };
}

export type Grid = ReturnType<typeof useGrid>;

/** Where a key leads, or what it does. */
function keyPressed(event: KeyboardEvent, from: Place, { rows, columns }: GridShape) {
  const pressed = { key: event.key, ctrl: event.ctrlKey || event.metaKey };
  return {
    place: placeAfter(pressed, from, { rows: rows.length, columns: columns.length }),
    does: actOf({ ...pressed, shift: event.shiftKey }),
  };
}

/** Who opens the page may type at once, unless they are somewhere already. */
function useFirstFocus(focus: () => void): void {
  const first = useEffectEvent(focus);
  useEffect(() => {
    const { activeElement, body } = document;
    if (activeElement === body && window.matchMedia("(hover: hover)").matches) first();
  }, []);
}

/** Whatever takes the page away, what is being typed is kept, and sent. */
function useLastSave(store: EntryStore, commit: () => void): void {
  const leave = useEffectEvent(() => {
    commit();
    store.goTo(null);
  });
  useEffect(() => {
    const last = () => {
      leave();
      store.sender.afterwards();
    };
    window.addEventListener("pagehide", last);
    return () => {
      window.removeEventListener("pagehide", last);
      leave();
      void store.sender.now();
    };
  }, [store]);
}

function elementAt(table: HTMLTableElement | null, { row, column }: Place): HTMLElement | null {
  return table?.querySelector<HTMLElement>(`td[data-cell="${row} ${column}"]`) ?? null;
}

/** The first cell of a figure. */
function placeOf({ rows }: GridShape, id: string): Place | null {
  const row = rows.findIndex(({ cells }) => cells.some((cell) => cell?.id === id));
  const column = rows[row]?.cells.findIndex((cell) => cell?.id === id) ?? -1;
  return row < 0 || column < 0 ? null : { row, column };
}
