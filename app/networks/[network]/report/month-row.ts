import type { Level } from "@/lib/bands/level";

/** What stands in the fields of a figure, as text. */
export type Fields = {
  readonly numerator: string;
  readonly denominator: string;
  readonly notApplicable: boolean;
};

/** A figure that is due, with what helps to enter it; all texts are ready to be shown. */
export type MonthRow = {
  readonly key: number;
  readonly code: string;
  readonly title: string;
  readonly definition: string;
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
  readonly lastMonth: string;
  readonly lastYear: string;
  readonly band: string;
  readonly history: readonly (number | null)[];
};

/** What came of saving a figure. Sentences are ready to be shown. */
export type Saved =
  | {
      readonly state: "saved";
      readonly revision: number;
      readonly entered: Fields;
      readonly value: string;
      readonly level: Level;
    }
  | {
      readonly state: "refused";
      readonly problems: readonly { readonly field: keyof Fields; readonly says: string }[];
    }
  | {
      readonly state: "conflict";
      readonly says: string;
      readonly theirs: Fields;
      readonly revision: number;
    }
  | { readonly state: "locked"; readonly says: string };

/** What came of submitting the month. `keys` are the series that still miss a figure. */
export type SubmittedMonth =
  | { readonly state: "submitted" }
  | { readonly state: "missing"; readonly says: string; readonly keys: readonly number[] }
  | { readonly state: "locked"; readonly says: string };
