import type { NotDone } from "@/app/form-action";
import { refusal, type Done, type Refused } from "@/app/form-answer";
import type { Acting } from "@/app/viewer";
import { words } from "@/app/words/words";
import { raiseIssue } from "@/db/queries/issues";
import type { IssueCause, IssueOwner } from "@/lib/issues/issue";
import { enteredText } from "./entered-text";

const said = words.issues;

/** Raises an issue, or says what is to be mended. */
export async function raiseOf(
  { tx, network }: Acting,
  {
    goTo,
    cause,
    owner,
    ...sent
  }: {
    readonly goTo: { readonly organisationId: string; readonly personId: string } | null;
    readonly cause: IssueCause;
    readonly says: string;
    readonly owner: IssueOwner;
  },
): Promise<Done | Refused<"says" | "to"> | NotDone> {
  const read = enteredText(sent.says, said.noSays);
  if (goTo === null || "problem" in read) {
    return refusal([
      ["to", goTo === null ? said.noChoice : null],
      ["says", "problem" in read ? read.problem : null],
    ]);
  }
  const done = await raiseIssue(tx, network.id, { goTo, cause, owner, says: read.says });
  if ("id" in done) return { state: "done", says: said.raised };
  return done.refused === "nobody" ? refusal([["to", said.noGoTo]]) : { state: "gone" };
}
