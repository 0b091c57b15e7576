import { sameFields } from "@/lib/reporting/cells";
import type { CheckCode } from "@/lib/reporting/checks";
import { noHistory, redo, undo, withStep, type History, type Step } from "@/lib/reporting/undo";
import { isOpen, stateOf, type Entry, type EntryState } from "./entry";
import { checksIn } from "./entry-checks";
import { entrySender, type EntrySender } from "./entry-sender";
import { entryTable, takeUp, type EntryTable } from "./entry-table";
import { shelfOf } from "./kept-entries";
import type { Fields, GridSeries, ShownMonth } from "./month-data";

/** What a person puts into a figure. */
export type Edit = { readonly id: string; readonly fields: Fields };

/** What stands in a figure's cells, and whether it was typed or pasted there. */
type Content = Pick<Entry, "fields" | "source">;

/** What the grid does with the entries of a page. */
export type EntryStore = Pick<
  EntryTable,
  "get" | "all" | "ofSeries" | "subscribe" | "stamp" | "keepAll" | "onManyPut"
> & {
  readonly sender: EntrySender;
  readonly keeps: () => boolean;
  /** Figures of other months that are kept on this device. */
  readonly keptElsewhere: () => number;
  readonly stateOf: (entry: Entry) => EntryState;
  /** What asks for a reason. */
  readonly checksOf: (entry: Entry) => readonly CheckCode[];
  /** Puts what was typed or pasted into figures, as one step to undo. */
  readonly edit: (edits: readonly Edit[], source: "grid" | "paste") => void;
  readonly explain: (ids: readonly string[], reason: string | null) => void;
  /** Which figure the person is at. */
  readonly goTo: (id: string | null) => void;
  readonly choose: (id: string, whose: "mine" | "theirs") => void;
  /** The ids of the figures that changed; null where there is nothing to undo. */
  readonly undo: () => readonly string[] | null;
  readonly redo: () => readonly string[] | null;
  /** Everything that is shown was submitted, each a revision further. */
  readonly asSubmitted: () => void;
  /** Takes up what this device keeps, and sends it. */
  readonly begin: () => void;
};

/** The entries of these rows; `place` names whose they are, `href` takes them. */
export function entryStore({
  rows,
  months,
  place,
  href,
}: {
  readonly rows: readonly GridSeries[];
  readonly months: readonly ShownMonth[];
  readonly place: string;
  readonly href: string;
}): EntryStore {
  const shelf = shelfOf(place);
  const table = entryTable(rows, { shelf, place });
  let at: string | null = null;
  /** The figure that is being typed: it isn't sent before the person leaves it. */
  let held: string | null = null;
  const sender = entrySender(table, { href, held: () => held });
  let history: History<string, Content> = noHistory;

  const put = (step: Step<string, Content>) => {
    table.put(step.flatMap(({ id, after }) => changed(table.get(id), after)));
    sender.soon();
  };
  const move = (turn: typeof undo) => () => {
    const done = turn(history);
    if (done === null) return null;
    ({ history } = done);
    put(done.puts);
    return done.puts.map(({ id }) => id);
  };
  return {
    ...table,
    sender,
    keptElsewhere: () => table.elsewhere.size,
    stateOf: (entry) => stateOf(entry, entry.id === held),
    checksOf: checksBySeries(table, months),
    edit: (edits, source) => {
      const step = edits.flatMap(({ id, fields }) => {
        const entry = table.get(id);
        if (entry === undefined || !isOpen(entry) || sameFields(entry.fields, fields)) return [];
        const before = { fields: entry.fields, source: entry.source };
        return [{ id, before, after: { fields, source } }];
      });
      history = withStep(history, step);
      held = source === "grid" ? at : null;
      put(step);
    },
    explain: (ids, reason) => {
      const entries = ids.flatMap((id) => table.get(id) ?? []);
      table.put(entries.filter(isOpen).map((entry) => ({ ...entry, reason })));
      sender.soon();
    },
    goTo: (id) => {
      if (id === at) return;
      const left = held === null ? undefined : table.get(held);
      at = id;
      held = null;
      if (left === undefined) return;
      table.put([left]);
      sender.soon();
    },
    choose: (id, whose) => {
      const entry = table.get(id);
      if (entry !== undefined) table.put([chosen(entry, whose)]);
      void sender.now();
    },
    undo: move(undo),
    redo: move(redo),
    asSubmitted: () => {
      table.put(table.all().filter(isOpen).map(submitted));
    },
    begin: () => {
      takeUp(table, shelf);
      sender.soon();
    },
  };
}

/** How far a page's entries are. */
export type Progress = {
  readonly due: number;
  readonly entered: number;
  readonly missing: readonly Entry[];
  readonly toExplain: readonly Entry[];
  /** Not saved so far: to be mended, to be decided, or on their way. */
  readonly unsaved: readonly Entry[];
  readonly isSubmitted: boolean;
};

const known = new WeakMap<EntryStore, { readonly stamp: number; readonly progress: Progress }>();

/** How far the entries of the page are. */
export function progressOf(store: EntryStore): Progress {
  const last = known.get(store);
  if (last?.stamp === store.stamp()) return last.progress;
  const progress = countedIn(store);
  known.set(store, { stamp: store.stamp(), progress });
  return progress;
}

function countedIn(store: EntryStore): Progress {
  const due = store.all().filter(({ month }) => month.locked === null);
  const states = new Map(due.map((entry) => [entry, store.stateOf(entry)]));
  const isSettled = (entry: Entry) => states.get(entry) === "saved" || !isOpen(entry);
  return {
    due: due.length,
    entered: due.filter(isSettled).length,
    missing: due.filter((entry) => states.get(entry) === "empty"),
    toExplain: due.filter(
      (entry) => entry.reason === null && isOpen(entry) && store.checksOf(entry).length > 0,
    ),
    unsaved: due.filter((entry) => !isSettled(entry) && states.get(entry) !== "empty"),
    isSubmitted: due.length > 0 && due.every((entry) => !isOpen(entry)),
  };
}

/** An entry after something was put into it. Which of two entries stands is decided by itself. */
function changed(entry: Entry | undefined, content: Content): readonly Entry[] {
  if (entry === undefined || !isOpen(entry)) return [];
  const answer = entry.answer?.state === "conflict" ? entry.answer : null;
  return [{ ...entry, ...content, answer }];
}

function submitted(entry: Entry): Entry {
  const stands = { ...entry.stands, revision: entry.stands.revision + 1 };
  return { ...entry, stands, over: stands.revision, status: "submitted" };
}

function chosen(entry: Entry, whose: "mine" | "theirs"): Entry {
  const { entered, reason, revision: over } = entry.stands;
  const decided = { ...entry, over, unanswered: [], answer: null };
  return whose === "mine" ? decided : { ...decided, fields: entered, reason };
}

/** Checks of a series' entries, made anew only when one of them has changed. */
function checksBySeries(table: EntryTable, months: readonly ShownMonth[]): EntryStore["checksOf"] {
  const late = new Set(months.filter(({ isLate }) => isLate).map(({ period }) => period));
  const made = new Map<
    number,
    { readonly stamp: number; readonly found: ReturnType<typeof checksIn> }
  >();
  return ({ id, series: { key } }) => {
    const stamp = table.stamp(key);
    let known = made.get(key);
    if (known?.stamp !== stamp) {
      known = { stamp, found: checksIn(table.ofSeries(key), late) };
      made.set(key, known);
    }
    return known.found.get(id) ?? [];
  };
}
