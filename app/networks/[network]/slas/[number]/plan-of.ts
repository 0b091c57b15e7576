import { enteredLine } from "@/app/entered-line";
import type { NotDone } from "@/app/form-action";
import { refusal, type Done, type Refused } from "@/app/form-answer";
import type { Acting } from "@/app/viewer";
import { words } from "@/app/words/words";
import { addToPlan, proposePlan, type NewPlanEntry } from "@/db/queries/plans";
import { parsePeriod } from "@/lib/periods/period";

const said = words.plans;

/** A plan's proposal or what is entered in it, as the browser sends it. */
type Sent =
  | {
      readonly kind: "propose";
      readonly sla: number;
      readonly obligation: string;
      readonly month: string;
      readonly aim: string;
    }
  | {
      readonly kind: "decline" | "note" | "stop" | "milestone";
      readonly plan: number;
      readonly says: string;
      readonly due: string;
    }
  | { readonly kind: "accept" | "take-over" | "done"; readonly plan: number }
  | { readonly kind: "reach"; readonly plan: number; readonly milestone: number };

/** What its forms can be wrong about. */
type Field = "aim" | "says" | "due";

/** Proposes a joint plan or enters something in one, or says what is to be mended. */
export async function planOf(
  { tx, network }: Acting,
  sent: Sent,
): Promise<Done | Refused<Field> | NotDone> {
  if (sent.kind === "propose") {
    const { says: aim, wrong } = enteredLine(sent.aim, said.fields);
    if (wrong !== null) return refusal<Field>([["aim", wrong]]);
    const plan = { ...sent, aim, period: parsePeriod(sent.month) };
    const made = await proposePlan(tx, network.id, plan);
    if (!("refused" in made)) return { state: "done", says: said.proposed };
    if (made.refused === "gone") return { state: "gone" };
    return refusal<Field>([["form", said.refusals[made.refused]]]);
  }
  const entry = readEntry(sent);
  if ("state" in entry) return entry;
  const refused = await addToPlan(tx, network.id, sent.plan, entry);
  if (refused === null) return { state: "done", says: said.entered };
  if (refused === "gone") return { state: "gone" };
  return refusal<Field>([[refused === "past" ? "due" : "form", said.refusals[refused]]]);
}

function readEntry(
  sent: Exclude<Sent, { readonly kind: "propose" }>,
): NewPlanEntry | Refused<Field> {
  if (sent.kind === "reach") return { act: "reach", milestone: sent.milestone };
  if (!("says" in sent)) return { act: sent.kind };
  const { says, wrong } = enteredLine(sent.says, said.fields);
  const { kind, due } = sent;
  const isDay = kind !== "milestone" || isDate(due);
  if (wrong !== null || !isDay) {
    return refusal<Field>([
      ["says", wrong],
      ["due", isDay ? null : said.fields.day],
    ]);
  }
  return kind === "milestone" ? { act: kind, says, due } : { act: kind, says };
}

function isDate(text: string): boolean {
  return /^2[0-9]{3}-[0-9]{2}-[0-9]{2}$/.test(text) && !Number.isNaN(Date.parse(text));
}
