import type { MonthRow, Standing } from "./month-row";

/** What came of saves since this document was loaded, by figure. */
const known = new Map<string, Standing>();

/** Going back in the browser shows a page as it first came: what was saved since is remembered here. */
export function remember(place: string, key: number, stands: Standing): void {
  known.set(`${place} ${key}`, stands);
}

/** A line as it stands by now, as far as this document knows. */
export function asLastKnown(place: string, row: MonthRow): MonthRow {
  const stands = known.get(`${place} ${row.key}`);
  if (stands === undefined || stands.revision <= row.revision) return row;
  const { entered, revision, value, level } = stands;
  return { ...row, entered, revision, value, level };
}
