import Papa from "papaparse";
import { grid as words } from "@/app/words/en/grid";
import { cellText, withTexts, type PartName } from "@/lib/reporting/cells";
import { foundMark, statedMark, withPoint, type DecimalMark } from "@/lib/reporting/pasted";
import { isOpen } from "./entry";
import type { Edit, EntryStore } from "./entry-store";
import { placesIn, type Place, type Range } from "./grid-moves";
import type { CellRef, GridShape } from "./grid-rows";
import { longestText } from "./month-data";

/** As much of the entries as the clipboard deals with. */
type Sheet = Pick<EntryStore, "get" | "edit">;

/** A pasted table: its texts, and the decimal mark that it is written with, or a text of which that has to be asked. */
export type Pasted = {
  readonly texts: readonly (readonly string[])[];
  readonly mark: DecimalMark | null;
  readonly ask: string | null;
};

/** What is on the clipboard: the plain text, since the HTML has what a spreadsheet shows; from the HTML the decimal mark alone. */
export function readClipboard(clipboard: Pick<DataTransfer, "getData">): Pasted {
  const plain = clipboard.getData("text/plain").replace(/(?:\r\n|\r|\n)$/, "");
  const texts = Papa.parse<string[]>(plain, { delimiter: "\t" }).data;
  const stated = statedMark(clipboard.getData("text/html"));
  return stated === null
    ? { texts, ...foundMark(texts.flat()) }
    : { texts, mark: stated, ask: null };
}

/** The texts of a rectangle, as a spreadsheet takes them. */
export function copied(store: Sheet, { rows }: GridShape, { from, to }: Range): string {
  const lines = rows
    .slice(from.row, to.row + 1)
    .map(({ cells }) => cells.slice(from.column, to.column + 1).map((ref) => textIn(store, ref)));
  return Papa.unparse(lines, { delimiter: "\t", newline: "\r\n" });
}

function textIn(store: Sheet, ref: CellRef | null): string {
  const entry = ref === null ? undefined : store.get(ref.id);
  return ref === null || entry === undefined ? "" : cellText(entry.fields, ref.part);
}

/** A text for a cell. */
export type Put = { readonly ref: CellRef | null; readonly text: string };

/** What came of putting texts into cells. */
export type PutResult = {
  readonly edits: readonly Edit[];
  readonly put: number;
  readonly locked: number;
};

/** Texts put into cells: one edit a figure, with what is locked left out and counted. */
export function putTexts(store: Sheet, puts: readonly Put[]): PutResult {
  const texts = new Map<string, Partial<Record<PartName, string>>>();
  let [put, locked] = [0, 0];
  for (const { ref, text } of puts) {
    const entry = ref === null ? undefined : store.get(ref.id);
    if (ref === null || entry === undefined || !isOpen(entry)) {
      locked += 1;
      continue;
    }
    put += 1;
    texts.set(ref.id, { ...texts.get(ref.id), [ref.part]: text });
  }
  const edits = [...texts].flatMap(([id, typed]) => {
    const entry = store.get(id);
    return entry === undefined ? [] : [{ id, fields: withTexts(entry.fields, typed) }];
  });
  return { edits, put, locked };
}

/** Pastes a table at a cell, or one text into all cells of a rectangle, and says in a sentence what was left out. */
export function pasteInto(
  store: Sheet,
  shape: GridShape,
  { texts, mark, range }: Pick<Pasted, "texts" | "mark"> & { readonly range: Range },
): string {
  const unread: string[] = [];
  const puts: Put[] = [];
  const all = spread(texts, range);
  const inside = all.filter(
    ({ place }) => place.row < shape.rows.length && place.column < shape.columns.length,
  );
  const outside = all.length - inside.length;
  for (const { place, text } of inside) {
    const row = shape.rows[place.row];
    const read = text.length > longestText ? null : withPoint(text, mark ?? ".");
    if (read === null) unread.push(`${row?.series.code} “${text.trim().slice(0, 20)}”`);
    else puts.push({ ref: row?.cells[place.column] ?? null, text: read });
  }
  const { edits, put, locked } = putTexts(store, puts);
  store.edit(edits, "paste");
  const decimals = Math.max(0, ...puts.map(decimalsIn));
  return [words.taken(put, decimals), ...leftOut({ locked, outside, unread })].join(" ");
}

function leftOut({
  locked,
  outside,
  unread,
}: {
  readonly locked: number;
  readonly outside: number;
  readonly unread: readonly string[];
}): readonly string[] {
  return [
    ...(locked === 0 ? [] : [words.locked(locked)]),
    ...(outside === 0 ? [] : [words.outside(outside)]),
    ...(unread.length === 0 ? [] : [words.unread(shortened(unread))]),
  ];
}

function decimalsIn({ text }: Put): number {
  return (/\.([0-9]+)$/.exec(text)?.[1] ?? "").length;
}

/** Where each text goes: one alone into the whole rectangle, a table from its first cell on. */
function spread(
  texts: readonly (readonly string[])[],
  range: Range,
): readonly { readonly place: Place; readonly text: string }[] {
  const [first = []] = texts;
  const [only] = first;
  if (texts.length === 1 && first.length === 1 && only !== undefined) {
    return placesIn(range).map((place) => ({ place, text: only }));
  }
  const { row, column } = range.from;
  return texts.flatMap((line, below) =>
    line.map((text, beside) => ({ place: { row: row + below, column: column + beside }, text })),
  );
}

function shortened(cells: readonly string[]): string {
  const more = cells.length - 5;
  return [...cells.slice(0, 5), ...(more > 0 ? [words.andMore(more)] : [])].join(", ");
}

/** The first row of a rectangle put into all others. */
export function filledDown(store: Sheet, { rows }: GridShape, range: Range): PutResult {
  const puts = placesIn(range)
    .filter(({ row }) => row > range.from.row)
    .map(({ row, column }) => ({
      ref: rows[row]?.cells[column] ?? null,
      text: textIn(store, rows[range.from.row]?.cells[column] ?? null),
    }));
  return putTexts(store, puts.filter(hasCell));
}

/** A rectangle's cells emptied. */
export function emptied(store: Sheet, { rows }: GridShape, range: Range): PutResult {
  const puts = placesIn(range).map(({ row, column }) => ({
    ref: rows[row]?.cells[column] ?? null,
    text: "",
  }));
  return putTexts(store, puts.filter(hasCell));
}

function hasCell({ ref }: Put): boolean {
  return ref !== null;
}
