import type { Done, Refused } from "@/app/form-answer";
import type { Acting } from "@/app/viewer";
import { words } from "@/app/words/words";
import { findPeriodPlace } from "@/db/queries/period-place";
import { closePeriod } from "@/db/queries/settlement";
import { period as periodOf } from "@/lib/periods/period";
import { told, type Gone, type Locked } from "./figure-key";
import { signedTextOf } from "./signed-text-of";

const said = words.settlement;

/** Signs a month as it was seen, and closes it where nobody else is left to sign or its closing day has passed. */
export async function closeOf(
  { tx, network, viewer }: Acting,
  sent: { readonly period: string; readonly seen: string },
): Promise<Done | Refused | Locked | Gone> {
  const period = periodOf(sent.period);
  const place = await findPeriodPlace(tx, network.slug, period);
  if (place === null) return { state: "gone" };
  if (place.month.closedOn !== null) return { state: "locked", says: said.refused.closed };
  const { text, seen } = signedTextOf(place, viewer);
  if (seen !== sent.seen) return told({ refused: "changed" }, {});
  return told(await closePeriod(tx, network.id, period, text), {
    signed: said.signed,
    closed: said.nowClosed,
  });
}
