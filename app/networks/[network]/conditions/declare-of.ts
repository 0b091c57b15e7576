import type { NotDone } from "@/app/form-action";
import { refusal, type Done, type Refused } from "@/app/form-answer";
import type { Acting } from "@/app/viewer";
import { words } from "@/app/words/words";
import { declareCondition, type DeclarationRefusal } from "@/db/queries/conditions";
import { readNote } from "@/lib/access/entered-text";
import { monthNumber, parsePeriod, type Period } from "@/lib/periods/period";
import { text } from "@/lib/proposals/fields";

const said = words.conditions;
const conditionName = text.min(1).max(60);
const mostMonths = 12;

/** A declaration as the browser sends it. */
type Sent = Readonly<Record<"condition" | "first" | "last" | "reason", string>>;

/** Declares a condition, or says what is to be mended. */
export async function declareOf(
  { tx, network }: Acting,
  sent: Sent,
): Promise<Done | Refused<keyof Sent> | NotDone> {
  const condition = conditionName.safeParse(sent.condition).data ?? null;
  const months = readMonths(sent);
  const reason = readNote(sent.reason) || null;
  if (condition === null || "wrong" in months || reason === null) {
    return refusal<keyof Sent>([
      ["condition", condition === null ? said.refused.unknown : null],
      ["last", "wrong" in months ? months.wrong : null],
      ["reason", reason === null ? said.noReason : null],
    ]);
  }
  const done = await declareCondition(tx, network.id, { condition, ...months, reason });
  return "number" in done ? { state: "done", says: said.said(condition) } : refusedOf(done.refused);
}

function readMonths(
  sent: Sent,
): { readonly first: Period; readonly last: Period } | { readonly wrong: string } {
  const [first, last] = [parsePeriod(sent.first), parsePeriod(sent.last)];
  if (first === null || last === null) return { wrong: said.noMonth };
  const length = monthNumber(last) - monthNumber(first) + 1;
  if (length < 1) return { wrong: said.order };
  return length > mostMonths ? { wrong: said.tooLong } : { first, last };
}

function refusedOf(refused: DeclarationRefusal): Refused<keyof Sent> | NotDone {
  if (refused === "gone" || refused === "malformed") return { state: "gone" };
  return refusal<keyof Sent>([
    [refused === "unknown" ? "condition" : "first", said.refused[refused]],
  ]);
}
