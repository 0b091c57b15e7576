import type { Tx } from "../../doors";

/** A row of any table, as JSON. */
export type Row = Readonly<Record<string, unknown>>;

/**
 * Somebody who tries, with what follows from assignments and memberships: written by hand, not asked of the database.
 * Networks, organisations and people are ids.
 */
export type Actor = {
  readonly who: string;
  readonly role: "app" | "worker" | "owner";
  /** Null where nobody, or no person, is stated. */
  readonly personId: string | null;
  readonly organisationId: string | null;
  readonly isAdmin: boolean;
  readonly actsIn: readonly string[];
  readonly manages: readonly string[];
  readonly sitsOnBoardOf: readonly string[];
  readonly knows: readonly string[];
  /** For whom nothing is stated, just as for another: trying everything once more would show nothing more. */
  readonly onlyLooks?: true;
  /** The way in; throws when it doesn't open, or opens though it should not. */
  readonly enters: (work: (tx: Tx) => Promise<void>) => Promise<void>;
};

/** Whether something about a row holds for whoever tries. */
export type Condition = (row: Row, actor: Actor) => boolean;
