import { enteredLine } from "@/app/entered-line";
import type { NotDone } from "@/app/form-action";
import { refusal, type Done, type Refused } from "@/app/form-answer";
import type { Acting } from "@/app/viewer";
import { words } from "@/app/words/words";
import { answerValue, claimValue, type NewValue } from "@/db/queries/value";
import { parsePeriod } from "@/lib/periods/period";

const said = words.value;

type Claim = {
  readonly kind: "claim";
  readonly other: string;
  readonly what: NewValue["kind"];
  readonly month: string;
  readonly amount: string;
  readonly says: string;
  readonly guard: number | null;
};

/** A claim or an answer as the browser sends it. */
type Sent =
  | Claim
  | { readonly kind: "recognise"; readonly entry: number }
  | { readonly kind: "refuse"; readonly entry: number; readonly says: string };

/** What its forms can be wrong about. */
type Field = "month" | "amount" | "says" | "guard";

/** Enters a claim or an answer, or says what is to be mended. */
export async function valueOf(
  acting: Acting,
  sent: Sent,
): Promise<Done | Refused<Field> | NotDone> {
  if (sent.kind === "claim") return claim(acting, sent);
  const { says, wrong } =
    sent.kind === "refuse" ? enteredLine(sent.says, said.fields) : { says: null, wrong: null };
  if (wrong !== null) return refusal<Field>([["says", wrong]]);
  const { tx, network } = acting;
  const recognises = sent.kind === "recognise";
  const refused = await answerValue(tx, network.id, { entry: sent.entry, recognises, says });
  if (refused === null) return { state: "done", says: said.done };
  return refused === "gone" ? { state: "gone" } : refusal([["form", said.refusals[refused]]]);
}

async function claim(
  { tx, network }: Acting,
  { other, what, month, amount, says: typed, guard }: Claim,
): Promise<Done | Refused<Field> | NotDone> {
  const period = parsePeriod(month);
  const { says, wrong } = enteredLine(typed, said.fields);
  const isAmount = /^[0-9]{1,12}(\.[0-9]{1,2})?$/.test(amount.trim()) && Number(amount) > 0;
  if (period === null || wrong !== null || !isAmount) {
    return refusal<Field>([
      ["month", period === null ? said.fields.month : null],
      ["amount", isAmount ? null : said.fields.amount],
      ["says", wrong],
    ]);
  }
  const { currency } = network;
  const entry = { period, kind: what, amount: amount.trim(), currency, says, guard };
  const refused = await claimValue(tx, network.id, other, entry);
  if (refused === null) return { state: "done", says: said.done };
  if (refused === "gone") return { state: "gone" };
  return refusal<Field>([[refused === "no-month" ? "month" : "guard", said.refusals[refused]]]);
}
