import type { NotDone } from "@/app/form-action";
import { refusal, type Done, type Refused } from "@/app/form-answer";
import type { Acting } from "@/app/viewer";
import { words } from "@/app/words/words";
import { giveNotice } from "@/db/queries/slas";
import { readNote } from "@/lib/access/entered-text";
import { parsePeriod } from "@/lib/periods/period";

const said = words.slas.notice;

/** A notice as the browser sends it. */
type Sent = Readonly<Record<"obligation" | "month" | "says", string>> & { readonly sla: number };

/** Gives an early notice, or says what is to be mended. */
export async function noticeOf(
  { tx, network }: Acting,
  { sla, obligation, month, says }: Sent,
): Promise<Done | Refused<"obligation" | "month" | "says"> | NotDone> {
  const period = parsePeriod(month);
  const why = readNote(says) || null;
  if (period === null || why === null) {
    return refusal<"month" | "says">([
      ["month", period === null ? said.noMonth : null],
      ["says", why === null ? said.noReason : null],
    ]);
  }
  const refused = await giveNotice(tx, network.id, { sla, obligation, period, says: why });
  if (refused === null) return { state: "done", says: said.given };
  return refused === "gone" ? { state: "gone" } : refusal([["month", said.refused[refused]]]);
}
