import { sql } from "drizzle-orm";
import type { CaseEntry } from "@/lib/promises/case-entry";
import { tellCase, type CaseStory, type EntryRefusal } from "@/lib/promises/case-story";
import type { Tx } from "../doors";
import { jsonRows, jsonStatement } from "../json-statement";
import { askFunction } from "./ask-function";

/** A case that the viewer's organisation takes part in, with what its entries come to. Organisations by id. */
export type Case = {
  readonly reference: string;
  readonly openedById: string;
  /** The slug of whoever opened it; empty where the viewer doesn't know them any more. */
  readonly openedBy: string;
  readonly entries: readonly CaseEntry[];
  readonly story: CaseStory;
};

/** An entry as it stands in its row; what was said, and in which role, is missing where a job reads it. */
export type EntryRow = {
  readonly kind: CaseEntry["kind"];
  readonly organisation: string;
  readonly at: string;
  readonly promise: number | null;
  readonly role?: string | null;
  readonly hand: string | null;
  readonly says?: string | null;
  readonly dueAt: string | null;
  readonly to: string | null;
  readonly handed: readonly number[] | null;
};

type CaseRow = {
  readonly reference: string;
  readonly openedById: string;
  readonly openedBy: string | null;
  readonly entries: readonly EntryRow[];
};

const networkId = sql`${sql.placeholder("networkId")}::uuid`;

const casesWhere = (only: ReturnType<typeof sql>) => sql`
  select c.reference, c.opened_by_id as "openedById",
    (select o.slug from organisations o where o.id = c.opened_by_id) as "openedBy", ${jsonRows(sql`
    select e.kind, e.organisation_id as organisation, e.recorded_at as at, e.promise, e.role, e.hand, e.says,
      e.due_at as "dueAt", e.to_id as "to", e.handed
    from case_entries e
    where e.network_id = c.network_id and e.reference = c.reference and e.opened_by_id = c.opened_by_id
    order by e.number`)} as entries
  from cases c where c.network_id = ${networkId} and ${only} order by c.reference, c.opened_by_id`;

const readAll = jsonStatement<readonly CaseRow[]>(
  sql`select ${jsonRows(casesWhere(sql`true`))}::text as json`,
);

const readCalled = jsonStatement<readonly CaseRow[]>(
  sql`select ${jsonRows(casesWhere(sql`c.reference = ${sql.placeholder("reference")}`))}::text as json`,
);

/** The cases of a network that the viewer's organisation takes part in, by reference. */
export async function listCases(tx: Tx, network: string): Promise<readonly Case[]> {
  return ((await readAll(tx, { networkId: network })) ?? []).map(caseOf);
}

/** Those with this reference: more than one where several organisations opened one of their own. */
export async function findCases(
  tx: Tx,
  network: string,
  reference: string,
): Promise<readonly Case[]> {
  return ((await readCalled(tx, { networkId: network, reference })) ?? []).map(caseOf);
}

function caseOf({ reference, openedById, openedBy, entries: rows }: CaseRow): Case {
  const told = rows.map(entryOf);
  return {
    reference,
    openedById,
    openedBy: openedBy ?? "",
    entries: told,
    story: tellCase(told),
  };
}

/** What an entry's row says. */
export function entryOf(row: EntryRow): CaseEntry {
  return entries[row.kind](row);
}

/** How each kind of entry stands in its row. */
const entries: { readonly [Kind in CaseEntry["kind"]]: (row: EntryRow) => CaseEntry } = {
  open: (row) => ({ ...by(row), kind: "open" }),
  promise: (row) => ({
    ...by(row),
    kind: "promise",
    role: row.role ?? "",
    hand: row.hand ?? "",
    says: row.says ?? "",
    dueAt: new Date(row.dueAt ?? 0),
  }),
  message: (row) => ({ ...about(row), kind: "message", says: row.says ?? "" }),
  kept: (row) => ({ ...about(row), kind: "kept", hand: row.hand ?? "", says: row.says ?? null }),
  withdrawn: (row) => ({ ...about(row), kind: "withdrawn", says: row.says ?? "" }),
  offer: (row) => ({ ...by(row), kind: "offer", to: row.to ?? "", handed: row.handed ?? [] }),
  acknowledge: (row) => ({ ...by(row), kind: "acknowledge" }),
  decline: (row) => ({ ...by(row), kind: "decline" }),
  recall: (row) => ({ ...by(row), kind: "recall" }),
  close: (row) => ({ ...by(row), kind: "close" }),
  reopened: (row) => ({ ...by(row), kind: "reopened", says: row.says ?? "" }),
};

function by({ organisation, at }: EntryRow) {
  return { organisation, at: new Date(at) };
}

function about(row: EntryRow) {
  return { ...by(row), promise: row.promise ?? 0 };
}

/** Why nothing was entered. */
export type CaseRefusal = EntryRefusal | "gone" | "taken" | "malformed" | "no-member";

/** Opens a case for which the viewer's organisation is accountable from then on. Null, or why not. */
export function openCase(tx: Tx, network: string, reference: string): Promise<CaseRefusal | null> {
  return askFunction(tx, sql`open_case(${network}, ${reference})`);
}

/** What may be entered in a case. By when a promise is to be kept is worked out in the network's time zone. */
export type NewEntry =
  | {
      readonly kind: "promise";
      readonly role: string;
      readonly hand: string;
      readonly says: string;
      readonly due: "hour" | "today" | "date";
      readonly day: string;
    }
  | { readonly kind: "message" | "withdrawn"; readonly promise: number; readonly says: string }
  | {
      readonly kind: "kept";
      readonly promise: number;
      readonly hand: string;
      readonly says: string;
    }
  | { readonly kind: "reopened"; readonly says: string }
  | { readonly kind: "offer"; readonly to: string; readonly handed: readonly number[] }
  | { readonly kind: "acknowledge" | "decline" | "recall" | "close" };

/** Which case is meant. */
export type CaseName = { readonly reference: string; readonly openedById: string };

/** Enters something in a case that the viewer's organisation takes part in. The database decides whether it may. Null, or why not. */
export function addToCase(
  tx: Tx,
  network: string,
  { reference, openedById }: CaseName,
  entry: NewEntry,
): Promise<CaseRefusal | null> {
  return askFunction(
    tx,
    sql`add_to_case(${network}, ${reference}, ${openedById}, ${JSON.stringify(entry)}::jsonb)`,
  );
}
