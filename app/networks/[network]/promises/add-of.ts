import { enteredLine } from "@/app/entered-line";
import type { NotDone } from "@/app/form-action";
import { refusal, type Done, type Refused } from "@/app/form-answer";
import type { Acting } from "@/app/viewer";
import { words } from "@/app/words/words";
import { addToCase, type CaseName, type CaseRefusal, type NewEntry } from "@/db/queries/cases";
import { readHand, readRole } from "@/lib/promises/case-reference";

const { act, fields, refusals } = words.promises;

/** What an entry's form can be wrong about. */
export type EntryField = "says" | "role" | "hand" | "day" | "to";

/** An entry as the browser sends it: what was typed, not looked at yet. */
type Sent =
  | Exclude<NewEntry, { readonly promise: number }>
  | {
      readonly kind: "message" | "kept" | "withdrawn";
      readonly promise: number;
      readonly hand: string;
      readonly says: string;
    };

/** Enters something in a case, or says what is to be mended. */
export async function addOf(
  { tx, network }: Acting,
  { reference, openedById, entry }: CaseName & { readonly entry: Sent },
): Promise<Done | Refused<EntryField> | NotDone> {
  const read = readEntry(entry, reference);
  if ("state" in read) return read;
  const refused = await addToCase(tx, network.id, { reference, openedById }, read);
  if (refused === null) return { state: "done", says: doneWords[entry.kind] };
  if (refused === "gone") return { state: "gone" };
  return refusal<EntryField>([[placeOf(refused), refusals[refused]]]);
}

const doneWords: Readonly<Record<NewEntry["kind"], string>> = {
  promise: act.done,
  message: act.done,
  kept: act.done,
  withdrawn: act.done,
  offer: act.offered,
  acknowledge: act.acknowledged,
  decline: act.declined,
  recall: act.recalled,
  close: act.closed,
  reopened: act.reopened,
};

function placeOf(refused: CaseRefusal): EntryField | "form" {
  if (refused === "past") return "day";
  return refused === "no-member" || refused === "to-oneself" ? "to" : "form";
}

function readEntry(entry: Sent, reference: string): NewEntry | Refused<EntryField> {
  if (entry.kind === "promise") return readPromise(entry, reference);
  if (entry.kind === "message" || entry.kind === "kept" || entry.kind === "withdrawn") {
    return readSettling(entry, reference);
  }
  return entry.kind === "reopened" ? readReason(entry, reference) : entry;
}

function readReason(
  { kind, says: typed }: Sent & { readonly kind: "reopened" },
  reference: string,
): NewEntry | Refused<EntryField> {
  const { says, wrong } = enteredLine(typed, { ...fields, says: fields.reason }, reference);
  return wrong === null ? { kind, says } : refusal<EntryField>([["says", wrong]]);
}

function readPromise(
  entry: Sent & { readonly kind: "promise" },
  reference: string,
): NewEntry | Refused<EntryField> {
  const role = readRole(entry.role);
  const hand = readHand(entry.hand);
  const { says, wrong } = enteredLine(entry.says, fields, reference);
  const isDay = entry.due !== "date" || /^20[0-9]{2}-[0-9]{2}-[0-9]{2}$/.test(entry.day);
  if (role !== null && hand !== null && wrong === null && isDay) {
    return { ...entry, role, hand, says };
  }
  return refusal<EntryField>([
    ["says", wrong],
    ["role", role === null ? fields.role : null],
    ["hand", hand === null ? fields.hand : null],
    ["day", isDay ? null : fields.day],
  ]);
}

function readSettling(
  { kind, promise, ...typed }: Sent & { readonly kind: "message" | "kept" | "withdrawn" },
  reference: string,
): NewEntry | Refused<EntryField> {
  const isKept = kind === "kept";
  const hand = readHand(typed.hand);
  const isSilent = isKept && typed.says.trim() === "";
  const { says, wrong } = isSilent
    ? { says: "", wrong: null }
    : enteredLine(typed.says, fields, reference);
  if (wrong === null) {
    if (!isKept) return { kind, promise, says };
    if (hand !== null) return { kind, promise, hand, says };
  }
  return refusal<EntryField>([
    ["hand", isKept && hand === null ? fields.hand : null],
    ["says", wrong],
  ]);
}
