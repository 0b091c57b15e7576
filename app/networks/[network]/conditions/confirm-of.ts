import type { NotDone } from "@/app/form-action";
import { refusal, type Done, type Refused } from "@/app/form-answer";
import type { Acting } from "@/app/viewer";
import { words } from "@/app/words/words";
import { confirmCondition } from "@/db/queries/conditions";

const said = words.conditions;

/** Confirms a condition, or says why it can't be confirmed. */
export async function confirmOf(
  { tx, network }: Acting,
  { number }: { readonly number: number },
): Promise<Done | Refused | NotDone> {
  const refused = await confirmCondition(tx, network.id, number);
  if (refused === null) return { state: "done", says: said.confirmed };
  return refused === "gone" ? { state: "gone" } : refusal([["form", said.notConfirmed[refused]]]);
}
