import type { NotDone } from "@/app/form-action";
import type { Done } from "@/app/form-answer";
import type { Acting } from "@/app/viewer";
import { words } from "@/app/words/words";
import { withdrawProposal } from "@/db/queries/proposals";

/** Takes the proposal back, if it is open and the organisation's own. */
export async function withdrawOf(
  { tx, network }: Acting,
  { number }: { readonly number: number },
): Promise<Done | NotDone> {
  const done = await withdrawProposal(tx, network.id, number);
  return done ? { state: "done", says: words.proposals.withdrawn } : { state: "gone" };
}
