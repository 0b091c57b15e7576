import type { NotDone } from "@/app/form-action";
import { refusal, type Done, type Refused } from "@/app/form-answer";
import type { Acting } from "@/app/viewer";
import { words } from "@/app/words/words";
import { addToIssue, type NewIssueEntry } from "@/db/queries/issues";
import type { SuggestionAnswer } from "@/lib/issues/issue";
import { enteredText } from "./entered-text";

const said = words.issues;

/** An entry as the browser sends it. */
type Sent =
  | { readonly kind: "suggestion"; readonly says: string }
  | { readonly kind: SuggestionAnswer; readonly about: number; readonly says: string }
  | { readonly kind: "settled" };

/** Writes in an issue, or says what is to be mended. */
export async function addOf(
  { tx, network }: Acting,
  { issue, entry }: { readonly issue: string; readonly entry: Sent },
): Promise<Done | Refused<"says"> | NotDone> {
  const read = readEntry(entry);
  if ("problem" in read) return refusal([["says", read.problem]]);
  const refused = await addToIssue(tx, network.id, issue, read);
  if (refused === null) return { state: "done", says: said.written };
  return refused === "gone" || refused === "malformed"
    ? { state: "gone" }
    : refusal([["form", said.refused[refused]]]);
}

function readEntry(entry: Sent): NewIssueEntry | { readonly problem: string } {
  if (entry.kind === "settled") return entry;
  if (entry.kind === "accepted" && entry.says.trim() === "") return { ...entry, says: null };
  const missing = entry.kind === "suggestion" ? said.noSays : said.noReason;
  const read = enteredText(entry.says, missing);
  return "problem" in read ? read : { ...entry, says: read.says };
}
