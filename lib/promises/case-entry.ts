/** Whoever did something in a case, and when; `organisation` is its id, in a network file its slug. */
type By = { readonly organisation: string; readonly at: Date };

/** What is promised, and by whom: `hand` stands for a person of the promising organisation and names nobody. */
type Promised = {
  readonly role: string;
  readonly hand: string;
  readonly says: string;
  readonly dueAt: Date;
};

/** What one entry of a case says. Promises are numbered from 1 in the order in which they were made. */
export type CaseEntry = By &
  (
    | { readonly kind: "open" | "acknowledge" | "decline" | "recall" | "close" }
    | ({ readonly kind: "promise" } & Promised)
    /** Sent by a machine: it stands with the promise and keeps nothing. */
    | { readonly kind: "message"; readonly promise: number; readonly says: string }
    /** By a person. */
    | {
        readonly kind: "kept";
        readonly promise: number;
        readonly hand: string;
        readonly says: string | null;
      }
    /** With the customer's consent. */
    | { readonly kind: "withdrawn"; readonly promise: number; readonly says: string }
    /** Opens a closed case again, with the reason. */
    | { readonly kind: "reopened"; readonly says: string }
    /** Hands the case over, with these promises; nothing changes before the receiver acknowledges. */
    | { readonly kind: "offer"; readonly to: string; readonly handed: readonly number[] }
  );

/** The kinds of entries. */
export const entryKinds = [
  "open",
  "promise",
  "message",
  "kept",
  "withdrawn",
  "offer",
  "acknowledge",
  "decline",
  "recall",
  "close",
  "reopened",
] as const satisfies readonly CaseEntry["kind"][];
