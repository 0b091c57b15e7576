import type { Level } from "@/lib/bands/level";
import type { Measure } from "@/lib/metrics/kind";
import type { EntryFields } from "@/lib/reporting/entry";
import type { FigureSource, FigureStatus } from "@/lib/reporting/figure";

/** What stands in the cells of a figure, as text. */
export type Fields = EntryFields;

/** How many entries without an answer a browser remembers for a figure. */
export const mostUnanswered = 20;

/** How many figures are sent at once. */
export const mostAtOnce = 1000;

/** The longest text of a cell that is sent. */
export const longestText = 100;

/** The longest reason. */
export const longestReason = 500;

type Label = { readonly label: string; readonly says: string };

/** A month before those shown: its value in words, and, where it compares, as a double with its parts. */
export type Past = readonly [
  shown: string,
  value: number | null,
  numerator: number | null,
  denominator: number | null,
];

/** A series that is due, with what helps to enter it; all texts are ready to be shown. */
export type GridSeries = {
  readonly key: number;
  readonly code: string;
  readonly title: string;
  readonly definition: { readonly says: string; readonly href: string };
  readonly first: Label;
  readonly second: Label | null;
  /** Who else reports the metric. */
  readonly others: string;
  /** The months before the first that is shown, oldest first, none left out. */
  readonly past: readonly Past[];
  /** One a month that is shown, oldest first. */
  readonly months: readonly GridMonth[];
};

/** One revision of a figure, in words. */
export type TrailLine = {
  readonly revision: number;
  readonly says: string;
  /** Null where the ledger of promises wrote it. */
  readonly who: string | null;
  readonly at: string;
  readonly source: FigureSource | null;
  readonly version: number;
  readonly status: FigureStatus;
  readonly reason: string | null;
};

/** A series' figure of a month. */
export type GridMonth = Standing & {
  readonly period: string;
  readonly measure: Measure & { readonly unit: string };
  readonly status: FigureStatus | null;
  /** Why this figure takes no entry; null where it does. */
  readonly locked: string | null;
  readonly band: string;
  readonly trail: readonly TrailLine[];
};

/** What stands on the server for a figure. `level` and `relaxed`, what flex and grace did to it, belong to what is entered. */
export type Standing = {
  readonly entered: Fields;
  /** 0 where nothing was entered yet. */
  readonly revision: number;
  readonly level: Level;
  readonly relaxed: string | null;
  readonly reason: string | null;
};

/** A month that is shown. */
export type ShownMonth = {
  readonly period: string;
  readonly name: string;
  readonly short: string;
  readonly isLate: boolean;
};

/** What was typed for a figure, as the browser sends it, with what it sent before over the same revision and got no answer to. */
export type SentEntry = Fields & {
  readonly key: number;
  readonly period: string;
  readonly over: number;
  readonly source: "grid" | "paste";
  readonly reason: string | null;
  readonly unanswered: readonly Fields[];
};

/** One thing to mend in an entry. */
export type FieldProblem = { readonly field: keyof Fields; readonly says: string };

/**
 * What came of one entry. Sentences are ready to be shown; a conflict and a figure submitted meanwhile say what stands, and who
 * wrote it.
 */
export type EntryResult =
  | ({ readonly state: "saved" } & Standing)
  | ({ readonly state: "conflict"; readonly theirs: string } & Standing)
  | ({
      readonly state: "submitted";
      readonly status: FigureStatus;
      readonly says: string;
    } & Standing)
  | { readonly state: "refused"; readonly problems: readonly FieldProblem[] }
  | { readonly state: "locked"; readonly says: string }
  | { readonly state: "gone" };

/** What came of submitting the month. `keys` are the series that miss a figure, or that aren't as the person saw them. */
export type SubmittedMonth =
  | { readonly state: "submitted" }
  | {
      readonly state: "missing" | "changed";
      readonly says: string;
      readonly keys: readonly number[];
    }
  | { readonly state: "locked"; readonly says: string };
