import { problems as problemWords } from "@/app/words/en/figures";
import { hasDenominator, type Parts } from "@/lib/metrics/kind";
import { charted } from "@/lib/metrics/value";
import { sameFields } from "@/lib/reporting/cells";
import { readEntry } from "@/lib/reporting/entry";
import type { FigureStatus } from "@/lib/reporting/figure";
import type {
  EntryResult,
  FieldProblem,
  Fields,
  GridMonth,
  GridSeries,
  Standing,
} from "./month-data";

/** A figure of the grid between what stands on the server and what is typed here. */
export type Entry = {
  readonly id: string;
  readonly series: GridSeries;
  readonly month: GridMonth;
  readonly fields: Fields;
  readonly reason: string | null;
  readonly source: "grid" | "paste";
  readonly stands: Standing;
  readonly status: FigureStatus | null;
  /** The revision that it was typed over. */
  readonly over: number;
  readonly unanswered: readonly Fields[];
  readonly isSaving: boolean;
  /** It was sent, and no answer came. */
  readonly isUnsent: boolean;
  /** What the server said that has to be looked at; null where nothing has. */
  readonly answer: EntryResult | null;
};

/** How a figure stands, for its mark in the grid and in words. */
export type EntryState =
  | "empty"
  | "editing"
  | "saving"
  | "saved"
  | "refused"
  | "conflict"
  | "unsent"
  | "submitted"
  | "accepted"
  | "disputed"
  | "final"
  | "locked";

/** A figure by its series and month. */
export function idOf({ key, period }: { readonly key: number; readonly period: string }): string {
  return `${period} ${key}`;
}

/** A figure as the page brings it. */
export function freshEntry(series: GridSeries, month: GridMonth): Entry {
  const { entered, revision, level, relaxed, reason, status } = month;
  return {
    id: idOf({ key: series.key, period: month.period }),
    series,
    month,
    fields: entered,
    reason,
    source: "grid",
    stands: { entered, revision, level, relaxed, reason },
    status,
    over: revision,
    unanswered: [],
    isSaving: false,
    isUnsent: false,
    answer: null,
  };
}

/** Whether something is typed that isn't known to be saved. */
export function isUnsaved({ fields, reason, stands, unanswered }: Entry): boolean {
  return unanswered.length > 0 || !sameFields(fields, stands.entered) || reason !== stands.reason;
}

/** Whether the figure takes entries. */
export function isOpen({ month, status }: Entry): boolean {
  return month.locked === null && (status === null || status === "draft");
}

/** What entries come to, which is asked many times while they don't change. */
const reads = new WeakMap<Fields, ReturnType<typeof readEntry>>();

function readOf({ fields, month }: Entry): ReturnType<typeof readEntry> {
  const known = reads.get(fields) ?? readEntry(month.measure, fields);
  reads.set(fields, known);
  return known;
}

/** What has to be mended in what is typed, as far as that can be told here. */
export function problemsOf(entry: Entry): readonly FieldProblem[] {
  if (!isUnsaved(entry)) return [];
  const read = readOf(entry);
  if (read.state === "refused") {
    return read.problems.map(({ field, code, values }) => ({
      field: field === "denominator" || field === "notApplicable" ? field : "numerator",
      says: problemWords[code](values),
    }));
  }
  return entry.answer?.state === "refused" ? entry.answer.problems : [];
}

/** How a figure stands. `isHeld`: the person is at it, and may enter its other part. */
export function stateOf(entry: Entry, isHeld: boolean): EntryState {
  const { month, status } = entry;
  if (month.locked !== null) return "locked";
  if (status !== null && status !== "draft") return status;
  const answered = answeredState(entry.answer);
  if (answered !== null) return answered;
  if (!isUnsaved(entry)) return isFilled(entry.fields) ? "saved" : "empty";
  return unsavedState(entry, isHeld);
}

function answeredState(answer: EntryResult | null): EntryState | null {
  if (answer?.state === "conflict") return "conflict";
  return answer?.state === "locked" || answer?.state === "gone" ? "unsent" : null;
}

function unsavedState(entry: Entry, isHeld: boolean): EntryState {
  if (!isHeld && problemsOf(entry).length > 0) return "refused";
  if (entry.isUnsent) return "unsent";
  return entry.isSaving ? "saving" : "editing";
}

/** Whether anything is entered, be it that the figure doesn't apply. */
export function isFilled({ numerator, denominator, notApplicable }: Fields): boolean {
  return notApplicable || numerator !== "" || denominator !== "";
}

/** Whether the figure has a second part that may still be typed. */
export function hasTwoParts({ month }: Entry): boolean {
  return hasDenominator(month.measure.kind);
}

/** The parts that are entered; null where there are none, or where they are to be mended. */
export function partsOf(entry: Entry): Parts | null {
  const read = readOf(entry);
  return read.state === "entered" ? read.parts : null;
}

/** The value of what is entered as a double; null without one. */
export function valueOf(entry: Entry): number | null {
  return charted(entry.month.measure, partsOf(entry));
}
