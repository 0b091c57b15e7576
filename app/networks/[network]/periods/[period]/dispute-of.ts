import { refusal, type Done, type Refused } from "@/app/form-answer";
import type { Acting } from "@/app/viewer";
import { words } from "@/app/words/words";
import { disputeFigure, sayOfDispute } from "@/db/queries/settlement";
import { readNote } from "@/lib/access/entered-text";
import { enteredFigure, type Fields } from "./entered-figure";
import { keyOf, optionalNote, told, type Gone, type Locked } from "./figure-key";

const said = words.settlement;

type About = { readonly period: string; readonly key: number };
type Field = "says" | "evidence" | "numerator" | "denominator" | "notApplicable";

/** Asks about a figure as it was seen, with the figure as the asking side has it, if it has one. */
export async function disputeOf(
  acting: Acting,
  sent: About &
    Fields & { readonly revision: number; readonly says: string; readonly evidence: string },
): Promise<Done | Refused<Field> | Locked | Gone> {
  const says = readNote(sent.says);
  const evidence = optionalNote(sent.evidence);
  const entered = await enteredFigure(acting, sent);
  if (entered === null) return { state: "gone" };
  if (!says || evidence === undefined || entered.problems.length > 0) {
    return refusal<Field>([
      ["says", says ? null : said.noQuestion],
      ["evidence", evidence === undefined ? said.tooLong : null],
      ...entered.problems,
    ]);
  }
  const { parts, notApplicable } = entered;
  return told(
    await disputeFigure(acting.tx, keyOf(acting, sent), sent.revision, {
      says,
      evidence,
      parts,
      notApplicable,
    }),
    { disputed: said.disputed },
  );
}

/** Adds a message to the thread of a disputed figure, or names the rule that settles it. */
export async function sayOf(
  acting: Acting,
  sent: About & {
    readonly act: "message" | "name-rule";
    readonly says: string;
    readonly evidence: string;
  },
): Promise<Done | Refused<"says" | "evidence"> | Locked | Gone> {
  const says = readNote(sent.says);
  const evidence = optionalNote(sent.evidence);
  const { act } = sent;
  if (!says || evidence === undefined) {
    const missing = act === "message" ? said.noMessage : said.noRule;
    return refusal([
      ["says", says ? null : missing],
      ["evidence", evidence === undefined ? said.tooLong : null],
    ]);
  }
  return told(await sayOfDispute(acting.tx, keyOf(acting, sent), { act, says, evidence }), {
    said: act === "message" ? said.sent : said.ruleNamed,
  });
}
