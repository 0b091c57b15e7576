import type { NotDone } from "@/app/form-action";
import { refusal, type Done, type Refused } from "@/app/form-answer";
import type { Acting } from "@/app/viewer";
import { words } from "@/app/words/words";
import { commentOnProposal, findProposal } from "@/db/queries/proposals";
import { readNote } from "@/lib/access/entered-text";
import { fieldsOf } from "@/lib/proposals/fields-of";

const said = words.proposals;

/** A comment as the browser sends it; the place is one of the proposal's fields, or empty for all of it. */
type Sent = { readonly number: number; readonly place: string; readonly says: string };

/** Adds a comment beside what it is about, or says what is to be mended. */
export async function commentOf(
  { tx, network }: Acting,
  { number, place, ...sent }: Sent,
): Promise<Done | Refused<"says"> | NotDone> {
  const says = readNote(sent.says);
  if (says === null || says === "") return refusal<"says">([["says", said.noComment]]);
  const proposal = await findProposal(tx, network.id, number);
  const places = proposal?.terms.changes.flatMap(fieldsOf).map((field) => field.place) ?? [];
  if (place !== "" && !places.includes(place)) return { state: "gone" };
  const added = await commentOnProposal(tx, network.id, { number, place, says });
  return added === null ? { state: "gone" } : { state: "done", says: said.commented };
}
