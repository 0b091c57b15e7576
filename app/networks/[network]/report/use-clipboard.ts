"use client";

import { useEffect, useEffectEvent, useState, type RefObject } from "react";
import { grid as words } from "@/app/words/en/grid";
import type { DecimalMark } from "@/lib/reporting/pasted";
import {
  copied,
  emptied,
  pasteInto,
  readClipboard,
  type Pasted,
  type PutResult,
} from "./clipboard";
import type { EntryStore } from "./entry-store";
import type { Range } from "./grid-moves";
import type { GridShape } from "./grid-rows";

/** Copying, cutting and pasting what is selected; where a number can be read in two ways, the person is asked once. */
export function useClipboard({
  store,
  shape,
  range,
  table,
  isEditing,
  say,
}: {
  readonly store: EntryStore;
  readonly shape: GridShape;
  readonly range: Range;
  readonly table: RefObject<HTMLTableElement | null>;
  readonly isEditing: boolean;
  readonly say: (says: string) => void;
}) {
  const [asking, setAsking] = useState<Pasted | null>(null);
  const change = (result: PutResult) => {
    store.edit(result.edits, "grid");
    say(result.locked === 0 ? "" : words.locked(result.locked));
  };
  const paste = (pasted: Pasted, mark: DecimalMark | null) => {
    say(pasteInto(store, shape, { texts: pasted.texts, mark, range }));
  };
  const onEvent = useEffectEvent((event: ClipboardEvent) => {
    if (isEditing || event.clipboardData === null) return;
    event.preventDefault();
    if (event.type === "paste") {
      const pasted = readClipboard(event.clipboardData);
      if (pasted.ask === null) paste(pasted, pasted.mark);
      else setAsking(pasted);
      return;
    }
    event.clipboardData.setData("text/plain", copied(store, shape, range));
    if (event.type === "cut") change(emptied(store, shape, range));
  });
  useEffect(() => {
    const element = table.current;
    const listen = (event: ClipboardEvent) => {
      onEvent(event);
    };
    for (const type of ["copy", "cut", "paste"] as const) element?.addEventListener(type, listen);
    return () => {
      for (const type of ["copy", "cut", "paste"] as const) {
        element?.removeEventListener(type, listen);
      }
    };
  }, [table]);
  return {
    change,
    asking: asking?.ask ?? null,
    answer: (mark: DecimalMark | null) => {
      if (asking !== null && mark !== null) paste(asking, mark);
      setAsking(null);
    },
  };
}
