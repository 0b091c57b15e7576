"use client";

import { useEffect, type RefObject } from "react";
import { cellText } from "@/lib/reporting/cells";
import type { Entry } from "./entry";
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
        const byId = new Map(entries.map((entry) => [entry.id, entry]));
        for (const cell of table.current?.querySelectorAll<HTMLElement>("td[data-cell]") ?? []) {
          // A cell with an element in it is being typed in.
          if (cell.firstElementChild !== null) continue;
          const [row = -1, column = -1] = (cell.dataset["cell"] ?? "").split(" ").map(Number);
          const ref = shape.rows[row]?.cells[column];
          const entry = ref ? byId.get(ref.id) : undefined;
          if (!ref || entry === undefined) continue;
          const text = cellText(entry.fields, ref.part);
          if (cell.textContent !== text) cell.textContent = text;
        }
      }),
    [store, shape, table],
  );
}
