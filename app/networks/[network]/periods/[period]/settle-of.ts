import { refusal, type Done, type Refused } from "@/app/form-answer";
import type { Acting } from "@/app/viewer";
import { words } from "@/app/words/words";
import { answerRestatement, takeRule, withdrawRestatement } from "@/db/queries/settlement";
import { keyOf, optionalNote, told, type Gone, type Locked } from "./figure-key";

const said = words.settlement;

/** How something that is open about a figure can be settled; `number` is that of the act that opened it. */
export const settlements = ["take-rule", "agree", "decline", "withdraw"] as const;

/** Takes the rule that was named, agrees to a restatement, declines it, or takes it back. */
export async function settleOf(
  acting: Acting,
  sent: {
    readonly period: string;
    readonly key: number;
    readonly act: (typeof settlements)[number];
    readonly number: number;
    readonly says: string;
  },
): Promise<Done | Refused<"says"> | Locked | Gone> {
  const says = optionalNote(sent.says);
  if (says === undefined) return refusal([["says", said.tooLong]]);
  const { tx } = acting;
  const { act, number } = sent;
  const key = keyOf(acting, sent);
  if (act === "take-rule") {
    return told(await takeRule(tx, key, number), { settled: said.ruleTaken });
  }
  if (act === "withdraw") {
    return told(await withdrawRestatement(tx, key, number), { withdrawn: said.withdrawn });
  }
  return told(await answerRestatement(tx, key, { number, answer: act, says }), {
    agree: said.agreed,
    decline: said.declined,
    restated: said.agreedAll,
  });
}
