import type { Actor, Condition, Row } from "./actor";
import type { Stock } from "./stock";
import type { World } from "./world";

/** Columns for which a privilege is granted. */
export type Columns = "all" | readonly string[];

/** What a role may try on a table at all; what is missing isn't granted. */
type Grants = {
  readonly select?: Columns;
  readonly insert?: Columns;
  readonly update?: Columns;
  readonly delete?: true;
};

/** A row that somebody tries to add. `over`: the row that has its key already; `stopped`: a constraint refuses it, whoever comes. */
export type Candidate = {
  readonly says: string;
  readonly row: Row;
  readonly over?: Row | null;
  readonly stopped?: boolean;
};

/** Which rows may be changed, into what, and what a constraint or trigger refuses all the same. */
type Changes = {
  readonly from: Condition;
  readonly to: Condition;
  readonly stopped?: (before: Row, after: Row, stock: Stock) => boolean;
  /** What a trigger refuses the owner too. */
  readonly stoppedForAll?: (before: Row, after: Row) => boolean;
  /** Columns that only change together, or in ways worth a try. */
  readonly moves?: (world: World, actor: Actor) => readonly Row[];
};

/**
 * Who may see and do what to the rows of a table: written by hand from what was decided, never from the policies.
 *
 * `owner`: what the owner's role may do beside reading and adding. `kinds`: rows that there must be, for without them
 * a hole would show nothing.
 */
export type Rule = {
  readonly app?: Grants;
  readonly worker?: Grants;
  readonly owner?: readonly ("update" | "delete")[];
  readonly appendOnly?: true;
  /** Roles whose grants nobody can use yet. */
  readonly unused?: readonly ("app" | "worker")[];
  readonly sees: Condition;
  readonly adds?: Condition;
  readonly candidates?: (world: World, actor: Actor, stock: Stock) => readonly Candidate[];
  readonly changes?: Changes;
  readonly removes?: Condition;
  readonly kinds: Readonly<Record<string, (row: Row, world: World) => boolean>>;
};

/** What one of the actors may do to the rows of one table: the rule, as it is for them. */
export type Rights = {
  readonly grants: Grants;
  readonly sees: (row: Row) => boolean;
  readonly adds: (row: Row) => boolean;
  readonly from: (row: Row) => boolean;
  readonly to: (row: Row) => boolean;
  readonly removes: (row: Row) => boolean;
};

/** The rights that a rule gives an actor; the owner's role has every grant, and is held by policies alone. */
export function rightsOf(rule: Rule, actor: Actor): Rights {
  if (actor.role === "owner") {
    const may = (verb: "update" | "delete") => () => rule.owner?.includes(verb) === true;
    return {
      grants: { select: "all", insert: "all", update: "all", delete: true },
      sees: () => true,
      adds: () => true,
      from: may("update"),
      to: may("update"),
      removes: may("delete"),
    };
  }
  const asked = (condition: Condition | undefined) => (row: Row) =>
    condition?.(row, actor) === true;
  return {
    grants: rule[actor.role] ?? {},
    sees: asked(rule.sees),
    adds: asked(rule.adds),
    from: asked(rule.changes?.from),
    to: asked(rule.changes?.to),
    removes: asked(rule.removes),
  };
}

/** Whether a grant covers a column. */
export function covers(columns: Columns | undefined, column: string): boolean {
  return columns === "all" || columns?.includes(column) === true;
}
