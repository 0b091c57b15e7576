import { refusal, type Done, type Refused } from "@/app/form-answer";
import type { Acting } from "@/app/viewer";
import { words } from "@/app/words/words";
import { withdrawCondition } from "@/db/queries/conditions";

/** Withdraws a condition, or says that it can't be withdrawn any more. */
export async function withdrawOf(
  { tx, network }: Acting,
  { number }: { readonly number: number },
): Promise<Done | Refused> {
  return (await withdrawCondition(tx, network.id, number))
    ? { state: "done", says: words.conditions.withdrawn }
    : refusal([["form", words.conditions.cantWithdraw]]);
}
