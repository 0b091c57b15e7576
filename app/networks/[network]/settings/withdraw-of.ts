import { refusal, type Done, type Refused } from "@/app/form-answer";
import type { Acting } from "@/app/viewer";
import { words } from "@/app/words/words";
import { withdrawInvitation } from "@/db/queries/invitations";

/** Withdraws an invitation, or says that there is nothing to withdraw any more. */
export async function withdrawOf(
  { tx, network, viewer }: Acting,
  { id }: { readonly id: string },
): Promise<Done | Refused> {
  const done = await withdrawInvitation(tx, viewer, { networkId: network.id, id });
  return done
    ? { state: "done", says: words.settings.withdrawn }
    : refusal([["form", words.settings.answered]]);
}
