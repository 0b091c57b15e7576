import type { NotDone } from "@/app/form-action";
import { refusal, type Done, type Refused } from "@/app/form-answer";
import type { Acting } from "@/app/viewer";
import { words } from "@/app/words/words";
import { answerProposal } from "@/db/queries/proposals";
import { readNote } from "@/lib/access/entered-text";

const said = words.proposals.answer;

/** An answer as the browser sends it; the hash is that of the text on the page. */
type Sent = {
  readonly number: number;
  readonly answer: "agree" | "decline";
  readonly reason: string;
  readonly hash: string;
};

/** Gives the answer, or says what is to be mended or why it doesn't count. */
export async function answerOf(
  { tx, network }: Acting,
  { number, answer, hash, ...sent }: Sent,
): Promise<Done | Refused<"reason"> | NotDone> {
  const reason = readNote(sent.reason);
  if (answer === "decline" && (reason === null || reason === "")) {
    return refusal<"reason">([["reason", said.noReason]]);
  }
  const given = await answerProposal(tx, network.id, {
    number,
    answer,
    hash,
    reason: answer === "decline" ? reason : null,
  });
  if ("refused" in given) {
    return given.refused === "gone" || given.refused === "malformed"
      ? { state: "gone" }
      : refusal([["form", said.refused[given.refused]]]);
  }
  if (answer === "decline") return { state: "done", says: said.declined };
  const says = given.state === "agreed" ? `${said.agreed} ${said.effective}` : said.agreed;
  return { state: "done", says };
}
