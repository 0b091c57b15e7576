import { asc, eq } from "drizzle-orm";
import { utcText } from "@/lib/network-file/instant";
import type { NetworkFileInput } from "@/lib/network-file/network-file";
import { sortedBy } from "@/lib/network-file/sorted-by";
import type { Tx } from "../doors";
import { caseEntries } from "../schema/promises";
import { writtenInstant } from "./instants";
import { nameBehind, type Names } from "./names";

type Case = NonNullable<NonNullable<NetworkFileInput["networks"]>[number]["cases"]>[number];
type Entry = Case["entries"][number];

/** A network's cases as its file has them, by reference and whoever opened them. */
export async function readCases(tx: Tx, networkId: string, names: Names): Promise<readonly Case[]> {
  const rows = await tx
    .select({
      row: caseEntries,
      at: writtenInstant(caseEntries.recordedAt),
      due: writtenInstant(caseEntries.dueAt),
    })
    .from(caseEntries)
    .where(eq(caseEntries.networkId, networkId))
    .orderBy(asc(caseEntries.number));
  const found = new Map<string, { readonly reference: string; readonly entries: Entry[] }>();
  for (const one of rows) {
    const { reference, openedById } = one.row;
    const key = `${reference} ${nameBehind(names.organisations, openedById)}`;
    const known = found.get(key) ?? { reference, entries: [] };
    known.entries.push(entryOf(one, names));
    found.set(key, known);
  }
  return sortedBy([...found], ([key]) => key).map(([, { reference, entries }]) => ({
    reference,
    entries: [...entries],
  }));
}

type Read = {
  readonly row: typeof caseEntries.$inferSelect;
  readonly at: string;
  readonly due: string;
};

function entryOf(read: Read, names: Names): Entry {
  return entries[read.row.kind](read, names);
}

type Makes = (read: Read, names: Names) => Entry;

/** How each kind of entry stands in its row. */
const entries: { readonly [Kind in Entry["kind"]]: Makes } = {
  open: (read, names) => ({ ...by(read, names), kind: "open" }),
  promise: (read, names) => ({
    ...by(read, names),
    kind: "promise",
    role: read.row.role ?? "",
    hand: read.row.hand ?? "",
    says: read.row.says ?? "",
    due: utcText(read.due),
  }),
  message: (read, names) => ({
    ...about(read, names),
    kind: "message",
    says: read.row.says ?? "",
  }),
  kept: (read, names) => ({
    ...about(read, names),
    kind: "kept",
    hand: read.row.hand ?? "",
    says: read.row.says,
  }),
  withdrawn: (read, names) => ({
    ...about(read, names),
    kind: "withdrawn",
    says: read.row.says ?? "",
  }),
  offer: (read, names) => ({
    ...by(read, names),
    kind: "offer",
    to: nameBehind(names.organisations, read.row.toId ?? ""),
    handed: [...(read.row.handed ?? [])],
  }),
  acknowledge: (read, names) => ({ ...by(read, names), kind: "acknowledge" }),
  decline: (read, names) => ({ ...by(read, names), kind: "decline" }),
  recall: (read, names) => ({ ...by(read, names), kind: "recall" }),
  close: (read, names) => ({ ...by(read, names), kind: "close" }),
  reopened: (read, names) => ({ ...by(read, names), kind: "reopened", says: read.row.says ?? "" }),
};

function by({ row, at }: Read, names: Names) {
  return {
    organisation: nameBehind(names.organisations, row.organisationId),
    email: nameBehind(names.people, row.personId),
    at: utcText(at),
  };
}

function about(read: Read, names: Names) {
  return { ...by(read, names), promise: read.row.promise ?? 0 };
}
