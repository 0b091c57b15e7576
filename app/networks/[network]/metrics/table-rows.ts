import { inOrder } from "@/app/_components/in-order";

/** Sorts a table's lines by the column of this button of its head, the other way round the second time. */
export function sortRows(table: HTMLTableElement, button: Element | null): void {
  const head = button?.closest("th");
  const body = table.tBodies[0];
  if (!head || !body) return;
  const down = head.getAttribute("aria-sort") === "ascending";
  for (const one of table.querySelectorAll("th[aria-sort]")) one.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", down ? "descending" : "ascending");
  const keyOf = (row: HTMLTableRowElement) => {
    const cell = row.cells[head.cellIndex];
    return cell?.dataset["sort"] ?? cell?.textContent ?? "";
  };
  const rows = [...body.rows].toSorted((a, b) => inOrder(keyOf(a), keyOf(b)));
  body.append(...(down ? rows.toReversed() : rows));
}

/** Shows only the lines that have this text in one of their first three cells, in any case; all without a text. How many are left. */
export function filterRows(table: HTMLTableElement, text: string): number {
  const wanted = text.trim().toLowerCase();
  let left = 0;
  for (const row of table.tBodies[0]?.rows ?? []) {
    const cells = [...row.cells].slice(0, 3).map(({ textContent }) => textContent.toLowerCase());
    row.hidden = !cells.some((cell) => cell.includes(wanted));
    if (!row.hidden) left += 1;
  }
  return left;
}
