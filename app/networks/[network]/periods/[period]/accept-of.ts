import type { Done, Refused } from "@/app/form-answer";
import type { Acting } from "@/app/viewer";
import { words } from "@/app/words/words";
import { acceptFigure } from "@/db/queries/settlement";
import { period as periodOf } from "@/lib/periods/period";
import { keyOf, told, type Gone, type Locked } from "./figure-key";

const said = words.settlement;

/** Accepts one figure as it was seen. */
export async function acceptOf(
  acting: Acting,
  sent: { readonly period: string; readonly key: number; readonly revision: number },
): Promise<Done | Refused | Locked | Gone> {
  return told(await acceptFigure(acting.tx, keyOf(acting, sent), sent.revision), {
    accepted: said.accepted,
  });
}

/** Accepts several figures of a month as they were seen; those that changed since are left. */
export async function acceptAllOf(
  { tx, network }: Acting,
  sent: {
    readonly period: string;
    readonly figures: readonly { readonly key: number; readonly revision: number }[];
  },
): Promise<Done | Refused | Locked | Gone> {
  const period = periodOf(sent.period);
  let accepted = 0;
  let closed = false;
  for (const { key, revision } of sent.figures) {
    const did = await acceptFigure(tx, { networkId: network.id, seriesKey: key, period }, revision);
    if ("state" in did) accepted += 1;
    else if (did.refused === "closed") closed = true;
  }
  if (closed) return { state: "locked", says: said.refused.closed };
  const others = sent.figures.length - accepted;
  if (others === 0) return { state: "done", says: said.acceptedAll(accepted) };
  const says = said.acceptedSome(accepted, others);
  return { state: "refused", problems: [{ field: "form", says }] };
}
