import { refusal, type Done, type Refused } from "@/app/form-answer";
import { sessionToken } from "@/app/viewer";
import { words } from "@/app/words/words";
import type { Tx } from "@/db/doors";
import { endOtherSessions, endOwnSession } from "@/db/queries/own-sessions";
import type { Viewer } from "@/lib/access/viewer";

/** Ends a session of one's own, or says that it had ended. */
export async function endOf(
  tx: Tx,
  _viewer: Viewer,
  { id }: { readonly id: string },
): Promise<Done | Refused> {
  return (await endOwnSession(tx, id))
    ? { state: "done", says: words.account.ended }
    : refusal([["form", words.account.gone]]);
}

/** Ends all sessions of one's own but this one. */
export async function endOthersOf(tx: Tx): Promise<Done> {
  await endOtherSessions(tx, await sessionToken());
  return { state: "done", says: words.account.othersEnded };
}
