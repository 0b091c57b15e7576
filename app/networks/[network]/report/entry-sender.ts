import { report as words } from "@/app/words/en/report";
import { sameFields } from "@/lib/reporting/cells";
import { hasTwoParts, isOpen, isUnsaved, problemsOf, type Entry } from "./entry";
import type { EntryTable } from "./entry-table";
import type { Kept } from "./kept-entries";
import { mostUnanswered, type EntryResult, type SentEntry } from "./month-data";
import { sendAfterwards, sendEntries, type Sent } from "./send-entries";

const mostInOneRequest = 250;
const shownFirst = 150;
const firstPause = 2_000;
const longestPause = 30_000;

/** Why nothing is saved for the moment; null where nothing stands in the way. */
type Trouble = Exclude<Sent["state"], "answered"> | null;

/** An entry that can't be saved any more, and why. */
type Lost = { readonly kept: Kept; readonly says: string };

/** Sends what is typed, one request at a time, until all of it is saved. */
export type EntrySender = {
  readonly trouble: () => Trouble;
  readonly isBusy: () => boolean;
  /** Sends soon what can be sent. */
  readonly soon: () => void;
  /** Sends at once, and is done when everything that can be sent was answered, or wasn't. */
  readonly now: () => Promise<void>;
  /** Sends while the page goes away. */
  readonly afterwards: () => void;
  /** What came of entries of months that aren't shown, and can't be saved any more. */
  readonly lost: () => readonly Lost[];
  readonly stop: () => void;
};

/** Sends a table's entries; `held` is the one whose other part the person may enter next. */
export function entrySender(
  table: EntryTable,
  { href, held }: { readonly href: string; readonly held: () => string | null },
): EntrySender {
  let trouble: Trouble = null;
  let sending: Promise<void> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pause = firstPause;
  let [stopped, most] = [false, mostInOneRequest];
  const lost: Lost[] = [];
  const due = () => table.all().filter((entry) => isDue(entry, held()));
  const after = (wait: number) => {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(() => void now(), wait);
  };
  const answered = (entries: readonly Entry[], kept: readonly Kept[], sent: Sent) => {
    trouble = sent.state === "answered" ? null : sent.state;
    const results = sent.state === "answered" ? sent.results : null;
    table.put(
      entries.map((before, index) =>
        answeredBy(results?.[index], before, table.get(before.id) ?? before),
      ),
    );
    for (const [index, one] of kept.entries()) {
      const result = results?.[entries.length + index];
      if (result === undefined) continue;
      if (result.state !== "saved") lost.push({ kept: one, says: lostBecause(result) });
      // What is to be decided or mended waits on the page of its month.
      table.leave(one, result.state !== "conflict" && result.state !== "refused");
    }
  };
  const round = async () => {
    const entries = due().slice(0, most);
    const kept = [...table.elsewhere.values()].slice(0, most - entries.length);
    if (entries.length + kept.length === 0) return false;
    const asked = [...entries.map(sentOf), ...kept.map(sentAgain)];
    // Kept before it is sent: who closes the page now may have been heard.
    table.put(entries.map(asSent));
    const sent = await sendEntries(href, asked);
    const isOdd = sent.state === "malformed";
    // One odd entry must not keep the others from being saved.
    answered(entries, kept, isOdd && asked.length === 1 ? unreadable : sent);
    most = isOdd ? 1 : most;
    return sent.state === "answered" || isOdd;
  };
  const rounds = async () => {
    while (await round());
    const waits = trouble !== null && (due().length > 0 || table.elsewhere.size > 0);
    if (!waits) pause = firstPause;
    else {
      after(pause);
      pause = Math.min(longestPause, pause * 2);
    }
    table.tell();
  };
  const now = async () => {
    clearTimeout(timer);
    await sending;
    sending = rounds();
    await sending;
    sending = null;
  };
  return {
    trouble: () => trouble,
    isBusy: () => sending !== null,
    soon: () => {
      // What was typed or pasted is shown first.
      if (sending === null) after(shownFirst);
    },
    now,
    afterwards: () => {
      const entries = table.all().filter((entry) => isDue(entry, null) && !entry.isSaving);
      const last = entries.slice(0, mostInOneRequest);
      table.put(last.map(asSent));
      if (last.length > 0) sendAfterwards(href, last.map(sentOf));
    },
    lost: () => lost,
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

function lostBecause(result: EntryResult): string {
  switch (result.state) {
    case "saved":
      return "";
    case "conflict":
      return result.theirs;
    case "submitted":
    case "locked":
      return result.says;
    case "gone":
      return words.gone;
    case "refused":
      return result.problems.map(({ says }) => says).join(" ");
  }
}

const unreadable: Sent = {
  state: "answered",
  results: [{ state: "refused", problems: [{ field: "numerator", says: words.malformed }] }],
};

/** Whether an entry waits to be sent: it is unsaved, not to be mended or decided first, and the person isn't in the middle of it. */
function isDue(entry: Entry, held: string | null): boolean {
  if (!isOpen(entry) || !isUnsaved(entry)) return false;
  if (entry.answer !== null) return false;
  if (entry.id === held && hasTwoParts(entry)) return false;
  return problemsOf(entry).length === 0;
}

function sentOf({ series, month, ...entry }: Entry): SentEntry {
  const { fields, reason, source, over, unanswered } = entry;
  return { key: series.key, period: month.period, over, ...fields, source, reason, unanswered };
}

function sentAgain({ fields, ...kept }: Kept): SentEntry {
  return { ...kept, ...fields };
}

/** An entry that is being sent: from now on it may be saved, for all that this device knows. */
function asSent(entry: Entry): Entry {
  const { fields, unanswered } = entry;
  return {
    ...entry,
    isSaving: true,
    unanswered: unanswered.some((one) => sameFields(one, fields))
      ? unanswered
      : [...unanswered, fields].slice(-mostUnanswered),
  };
}

function answeredBy(result: EntryResult | undefined, before: Entry, entry: Entry): Entry {
  return result === undefined
    ? { ...entry, isSaving: false, isUnsent: true }
    : settled(entry, before, result);
}

/** An entry after its answer; `before` is what was sent. */
function settled(entry: Entry, before: Entry, result: EntryResult): Entry {
  const still = { ...entry, isSaving: false, isUnsent: false };
  switch (result.state) {
    case "saved":
      return saved(still, before, result);
    case "submitted": {
      const { status, says: _says, state: _state, ...stands } = result;
      const { entered: fields, reason, revision: over } = stands;
      return { ...still, stands, status, fields, reason, over, unanswered: [], answer: result };
    }
    case "conflict": {
      const { theirs: _theirs, state: _state, ...stands } = result;
      return { ...still, stands, unanswered: before.unanswered, answer: result };
    }
    case "refused":
      return {
        ...still,
        unanswered: before.unanswered,
        answer: sameFields(entry.fields, before.fields) ? result : null,
      };
    case "locked":
    case "gone":
      return { ...still, unanswered: before.unanswered, answer: result };
  }
}

function saved(
  still: Entry,
  before: Entry,
  { state: _state, ...stands }: Extract<EntryResult, { readonly state: "saved" }>,
): Entry {
  const typedOn = !sameFields(still.fields, before.fields);
  return {
    ...still,
    stands,
    status: "draft",
    over: stands.revision,
    unanswered: [],
    answer: null,
    fields: typedOn ? still.fields : stands.entered,
    reason: still.reason === before.reason ? stands.reason : still.reason,
  };
}
