import type { NotDone } from "@/app/form-action";
import { refusal, type Done, type Refused } from "@/app/form-answer";
import type { Acting } from "@/app/viewer";
import { words } from "@/app/words/words";
import { answerExpectation } from "@/db/queries/expectations";
import { readNote } from "@/lib/access/entered-text";

const said = words.expectations;

/** Records an organisation's answer, or says what is to be mended. */
export async function answerOf(
  { tx, network }: Acting,
  sent: {
    readonly number: number;
    readonly answer: "agree" | "decline";
    readonly reason: string;
  },
): Promise<Done | Refused<"reason"> | NotDone> {
  const given = readNote(sent.reason, 500) || null;
  const reason = sent.answer === "decline" ? given : null;
  if (sent.answer === "decline" && reason === null) return refusal([["reason", said.noReason]]);
  const refused = await answerExpectation(tx, network.id, sent.number, {
    answer: sent.answer,
    reason,
  });
  if (refused === "answered") return refusal([["form", said.already]]);
  return refused === null ? { state: "done", says: said.gaveAnswer } : { state: "gone" };
}
