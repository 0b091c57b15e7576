import type { NotDone } from "@/app/form-action";
import { refusal, type Done, type Refused } from "@/app/form-answer";
import type { Acting } from "@/app/viewer";
import { words } from "@/app/words/words";
import { releaseIssue } from "@/db/queries/issues";

const said = words.issues;

/** Releases an issue, or says why it can't be. */
export async function releaseOf(
  { tx, network }: Acting,
  { issue }: { readonly issue: string },
): Promise<Done | Refused | NotDone> {
  const refused = await releaseIssue(tx, network.id, issue);
  if (refused === null) return { state: "done", says: said.wasReleased };
  return refused === "gone" ? { state: "gone" } : refusal([["form", said.refused[refused]]]);
}
