"use client";

import { useEffect, type RefObject } from "react";
import { cellText } from "@/lib/reporting/cells";
import type { EntryStore } from "./entry-store";
import type { GridShape } from "./grid-rows";

/**
 * Writes the texts of many figures, as of a paste, straight into their cells. React draws the same a moment later, with marks and
 * remarks: hundreds of cells take it longer than a person waits for what they pasted.
 */
export function useTextsFirst(
  store: EntryStore,
  shape: GridShape,
  table: RefObject<HTMLTableElement | null>,
): void {
  useEffect(
    () =>
      store.onManyPut((entries) => {
        const put = new Set(entries.map(({ id }) => id));
        for (const cell of table.current?.querySelectorAll<HTMLElement>("td[data-cell]") ?? []) {
          const text = textOf(cell, { store, shape, put });
          if (text !== null && cell.textContent !== text) cell.textContent = text;
        }
      }),
    [store, shape, table],
  );
}

/** What a cell is to say; null for one that was not put into, or is being typed in: then it has a field. */
function textOf(
  cell: HTMLElement,
  {
    store,
    shape,
    put,
  }: {
    readonly store: EntryStore;
    readonly shape: GridShape;
    readonly put: ReadonlySet<string>;
  },
): string | null {
  const [row = -1, column = -1] = (cell.dataset["cell"] ?? "").split(" ").map(Number);
  const ref = shape.rows[row]?.cells[column] ?? null;
  if (ref === null || !put.has(ref.id) || cell.firstElementChild !== null) return null;
  const entry = store.get(ref.id);
  return entry === undefined ? null : cellText(entry.fields, ref.part);
}
