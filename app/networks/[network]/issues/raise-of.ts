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
    organisationId,
    personId,
    cause,
    owner,
    ...sent
  }: {
    readonly organisationId: string;
    readonly personId: string;
    readonly cause: IssueCause;
    readonly says: string;
    readonly owner: IssueOwner;
  },
): Promise<Done | Refused<"says" | "to"> | NotDone> {
  const read = enteredText(sent.says, said.noSays);
  if ("problem" in read) return refusal([["says", read.problem]]);
  const goTo = { organisationId, personId };
  const done = await raiseIssue(tx, network.id, { goTo, cause, owner, says: read.says });
  if ("id" in done) return { state: "done", says: said.raised };
  return done.refused === "nobody" ? refusal([["to", said.noGoTo]]) : { state: "gone" };
}
