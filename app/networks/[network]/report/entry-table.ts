import { sameFields } from "@/lib/reporting/cells";
import { freshEntry, idOf, isOpen, isUnsaved, type Entry } from "./entry";
import type { Kept, Shelf } from "./kept-entries";
import { onceShown } from "./once-shown";
import type { GridSeries, Standing } from "./month-data";
import type { FigureStatus } from "@/lib/reporting/figure";

/** What came of saves since this document was loaded: going back in the browser shows a page as it first came. */
const known = new Map<
  string,
  { readonly stands: Standing; readonly status: FigureStatus | null }
>();

/** So many are drawn and kept on the device at once; of more, as of a paste, the texts are shown first. */
const fewEntries = 20;

/** The entries of a page: those that it shows, and those of other months that this device still keeps. */
export type EntryTable = {
  readonly get: (id: string) => Entry | undefined;
  readonly all: () => readonly Entry[];
  readonly ofSeries: (key: number) => readonly Entry[];
  /** Kept entries of months that the page doesn't show. */
  readonly elsewhere: Map<string, Kept>;
  /** Puts entries in place of what they were, keeps what is unsaved of them on the device, and tells whoever listens. */
  readonly put: (entries: readonly Entry[]) => void;
  /** Sends an entry of another month no more; `forget`: nor keeps it. */
  readonly leave: (kept: Kept, forget: boolean) => void;
  /** Called with the entries of which only the texts are shown so far, before whoever subscribes is told of them. */
  readonly onManyPut: (show: (entries: readonly Entry[]) => void) => () => void;
  /** Keeps at once what waits to be kept: the page is about to go. */
  readonly keepAll: () => void;
  /** Whether the device keeps what is typed. */
  readonly keeps: () => boolean;
  readonly subscribe: (listener: () => void) => () => void;
  /** Grows with each change of a series, or of any without a key. */
  readonly stamp: (key?: number) => number;
  readonly tell: () => void;
};

/** The entries of these rows, with what this device keeps of them in `shelf`. */
export function entryTable(
  rows: readonly GridSeries[],
  { shelf, place }: { readonly shelf: Shelf; readonly place: string },
): EntryTable {
  const entries = new Map<string, Entry>();
  const bySeries = new Map<number, string[]>();
  const stamps = new Map<number, number>();
  const listeners = new Set<() => void>();
  const shows = new Set<(entries: readonly Entry[]) => void>();
  const elsewhere = new Map<string, Kept>();
  const unkept = new Map<string, Entry>();
  let keeps = true;
  let all = 0;
  for (const series of rows) {
    for (const month of series.months) {
      const entry = asLastKnown(place, freshEntry(series, month));
      entries.set(entry.id, entry);
      bySeries.set(series.key, [...(bySeries.get(series.key) ?? []), entry.id]);
    }
  }
  const tell = () => {
    all += 1;
    for (const listener of listeners) listener();
  };
  const keepAll = () => {
    const kept = keeps;
    for (const entry of unkept.values()) {
      if (isUnsaved(entry)) keeps = shelf.put(keptOf(entry)) && keeps;
      else shelf.drop(keptOf(entry));
    }
    unkept.clear();
    if (kept !== keeps) tell();
  };
  return {
    get: (id) => entries.get(id),
    all: () => [...entries.values()],
    ofSeries: (key) => (bySeries.get(key) ?? []).flatMap((id) => entries.get(id) ?? []),
    elsewhere,
    put: (changed) => {
      for (const entry of changed) {
        entries.set(entry.id, entry);
        const { key } = entry.series;
        stamps.set(key, (stamps.get(key) ?? 0) + 1);
        unkept.set(entry.id, entry);
        known.set(`${place} ${entry.id}`, { stands: entry.stands, status: entry.status });
      }
      if (changed.length <= fewEntries) {
        keepAll();
        tell();
        return;
      }
      for (const show of shows) show(changed);
      onceShown(() => {
        tell();
        keepAll();
      });
    },
    onManyPut: (show) => {
      shows.add(show);
      return () => shows.delete(show);
    },
    keepAll,
    leave: (kept, forget) => {
      elsewhere.delete(idOf(kept));
      if (forget) shelf.drop(kept);
      tell();
    },
    keeps: () => keeps,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stamp: (key) => (key === undefined ? all : (stamps.get(key) ?? 0)),
    tell,
  };
}

/** Takes up what the device keeps: what the page shows is typed there again, the rest waits beside it. */
export function takeUp(table: EntryTable, shelf: Shelf): void {
  const found: Entry[] = [];
  for (const kept of shelf.all()) {
    const entry = table.get(idOf(kept));
    if (entry === undefined) {
      table.elsewhere.set(idOf(kept), kept);
    } else if (!isOpen(entry) || isSettled(entry, kept)) {
      shelf.drop(kept);
    } else {
      const { fields, reason, source, over, unanswered } = kept;
      found.push({ ...entry, fields, reason, source, over, unanswered });
    }
  }
  table.put(found);
}

/** What is kept arrived after all: it is what stands. */
function isSettled({ stands }: Entry, { fields, reason, over, unanswered }: Kept): boolean {
  return (
    sameFields(fields, stands.entered) &&
    reason === stands.reason &&
    (stands.revision > over || unanswered.length === 0)
  );
}

function keptOf({ series, month, fields, reason, source, over, unanswered }: Entry): Kept {
  return { key: series.key, period: month.period, fields, reason, source, over, unanswered };
}

function asLastKnown(place: string, entry: Entry): Entry {
  const last = known.get(`${place} ${entry.id}`);
  if (last === undefined || last.stands.revision <= entry.stands.revision) return entry;
  const { stands, status } = last;
  const { entered, reason, revision } = stands;
  return { ...entry, stands, status, fields: entered, reason, over: revision };
}
