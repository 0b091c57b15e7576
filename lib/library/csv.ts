/** A number in plain digits with a point, such as "-12.5": it stays a number. */
export type NumberCell = { readonly number: string };

/** What a spreadsheet takes for a formula when a cell begins with it, after quotes that were put before such cells. */
const formula = /^'*[=+\-@\t\r\n\0\uFF1D\uFF0B\uFF0D\uFF20]/u;

/**
 * Rows as CSV (RFC 4180): lines end in CR LF, and a cell with a comma, a quote or a line break stands in quotes. A cell that a
 * spreadsheet would take for a formula gets an apostrophe before it, which `readCell` takes away again; a number gets none.
 */
export function csvText(rows: readonly (readonly (string | NumberCell)[])[]): string {
  return rows.map((row) => `${row.map(written).join(",")}\r\n`).join("");
}

function written(cell: string | NumberCell): string {
  if (typeof cell !== "string") return cell.number;
  const safe = formula.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A cell as it was before it was written: without the apostrophe that keeps it from being a formula. */
export function readCell(cell: string): string {
  return cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell;
}
