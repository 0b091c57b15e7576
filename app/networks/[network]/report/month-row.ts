import type { Level } from "@/lib/bands/level";

/** What stands in the fields of a figure, as text. */
export type Fields = {
  readonly numerator: string;
  readonly denominator: string;
  readonly notApplicable: boolean;
};

/** How many entries without an answer a browser remembers for a figure. */
export const mostUnanswered = 20;

/** A figure that is due, with what helps to enter it; all texts are ready to be shown. */
export type MonthRow = {
  readonly key: number;
  readonly code: string;
  readonly title: string;
  readonly definition: { readonly says: string; readonly href: string };
  readonly first: { readonly label: string; readonly says: string };
  readonly second: { readonly label: string; readonly says: string } | null;
  readonly entered: Fields;
  /** The revision that stands in the fields; 0 where nothing was entered yet. */
  readonly revision: number;
  readonly submitted: boolean;
  /** Why this figure takes no entry; null where it does. */
  readonly locked: string | null;
  readonly value: string;
  readonly level: Level;
  /** What flex and grace did to the level, in a sentence; null where they did nothing. */
  readonly relaxed: string | null;
  readonly lastMonth: string;
  readonly lastYear: string;
  readonly band: string;
  readonly history: readonly (number | null)[];
};

/** What stands on the server for a figure, ready to be shown. */
export type Standing = {
  readonly entered: Fields;
  readonly revision: number;
  readonly value: string;
  readonly level: Level;
  readonly relaxed: string | null;
};

/**
 * What came of saving a figure. Sentences are ready to be shown; a conflict and a figure submitted meanwhile say what
 * stands, and who wrote it.
 */
export type Saved =
  | ({ readonly state: "saved" } & Standing)
  | ({ readonly state: "conflict"; readonly theirs: string } & Standing)
  | ({ readonly state: "submitted"; readonly says: string } & Standing)
  | {
      readonly state: "refused";
      readonly problems: readonly { readonly field: keyof Fields; readonly says: string }[];
    }
  | { readonly state: "locked"; readonly says: string };

/** What came of submitting the month. `keys` are the series that miss a figure, or that aren't as the person saw them. */
export type SubmittedMonth =
  | { readonly state: "submitted" }
  | {
      readonly state: "missing" | "changed";
      readonly says: string;
      readonly keys: readonly number[];
    }
  | { readonly state: "locked"; readonly says: string };
