import { sql } from "drizzle-orm";
import type { Parts } from "@/lib/metrics/kind";
import { monthNumber, type Period } from "@/lib/periods/period";
import type { Tx } from "../doors";
import { askFunction } from "./ask-function";

/** Which figure is settled. */
export type FigureKey = {
  readonly networkId: string;
  readonly seriesKey: number;
  readonly period: Period;
};

/**
 * Why nothing was done: the figure isn't there for the viewer, the viewer's organisation isn't asked, another revision stands, the
 * month is closed, it is settled, answered, or accepted by silence already, nothing would change, or what was agreed when the month
 * closed is still being kept.
 */
export type SettlementRefusal = {
  readonly refused:
    | "gone"
    | "not-asked"
    | "changed"
    | "closed"
    | "settled"
    | "answered"
    | "late"
    | "malformed"
    | "open-already"
    | "same"
    | "freezing";
};

/** What a side says of a figure; `parts` null and not "not applicable": it has no figure of its own. */
export type Said = {
  readonly says: string;
  readonly evidence: string | null;
  readonly parts: Parts | null;
  readonly notApplicable: boolean;
};

type Did<State extends string> = { readonly state: State } | SettlementRefusal;

/** Accepts a figure at the revision that was seen, for the viewer's organisation; a disputed one is taken as it stands. */
export async function acceptFigure(
  tx: Tx,
  { networkId, seriesKey, period }: FigureKey,
  seen: number,
): Promise<Did<"accepted">> {
  return askFunction(
    tx,
    sql`accept_figure(${networkId}, ${seriesKey}::integer, ${monthNumber(period)}::integer, ${seen}::integer)`,
  );
}

/** Asks about a figure: from then on it is disputed. */
export async function disputeFigure(
  tx: Tx,
  { networkId, seriesKey, period }: FigureKey,
  seen: number,
  said: Said,
): Promise<Did<"disputed">> {
  return askFunction(
    tx,
    sql`dispute_figure(${networkId}, ${seriesKey}::integer, ${monthNumber(period)}::integer, ${seen}::integer, ${entered(said)}::jsonb)`,
  );
}

/** Writes in the thread of a dispute, or names the agreed rule that settles it. */
export async function sayOfDispute(
  tx: Tx,
  { networkId, seriesKey, period }: FigureKey,
  {
    act,
    says,
    evidence,
  }: { readonly act: "message" | "name-rule" } & Pick<Said, "says" | "evidence">,
): Promise<Did<"said">> {
  return askFunction(
    tx,
    sql`say_of_dispute(${networkId}, ${seriesKey}::integer, ${monthNumber(period)}::integer, ${act}, ${JSON.stringify({ says, evidence })}::jsonb)`,
  );
}

/** Takes the rule that the other side named last, in the act with this number: the figure stands by it. */
export async function takeRule(
  tx: Tx,
  { networkId, seriesKey, period }: FigureKey,
  named: number,
): Promise<Did<"settled">> {
  return askFunction(
    tx,
    sql`take_rule(${networkId}, ${seriesKey}::integer, ${monthNumber(period)}::integer, ${named}::integer)`,
  );
}

/** Proposes to restate a figure that the viewer's organisation reports; where nobody else sees it, it is restated. */
export async function proposeRestatement(
  tx: Tx,
  { networkId, seriesKey, period }: FigureKey,
  seen: number,
  said: Said,
): Promise<Did<"proposed" | "restated">> {
  return askFunction(
    tx,
    sql`propose_restatement(${networkId}, ${seriesKey}::integer, ${monthNumber(period)}::integer, ${seen}::integer, ${entered(said)}::jsonb)`,
  );
}

/** Agrees to the restatement that the act with this number proposed, or declines it. */
export async function answerRestatement(
  tx: Tx,
  { networkId, seriesKey, period }: FigureKey,
  given: {
    readonly number: number;
    readonly answer: "agree" | "decline";
    readonly says: string | null;
  },
): Promise<Did<"agree" | "decline" | "restated">> {
  return askFunction(
    tx,
    sql`answer_restatement(${networkId}, ${seriesKey}::integer, ${monthNumber(period)}::integer, ${given.number}::integer,
      ${given.answer}, ${given.says})`,
  );
}

/** Takes the restatement back that the act with this number proposed. */
export async function withdrawRestatement(
  tx: Tx,
  { networkId, seriesKey, period }: FigureKey,
  number: number,
): Promise<Did<"withdrawn">> {
  return askFunction(
    tx,
    sql`withdraw_restatement(${networkId}, ${seriesKey}::integer, ${monthNumber(period)}::integer, ${number}::integer)`,
  );
}

/** Signs a month for the viewer's organisation, which closes it where nobody else is left to or its closing day has passed. */
export async function closePeriod(
  tx: Tx,
  networkId: string,
  period: Period,
  signed: string,
): Promise<Did<"signed" | "closed">> {
  return askFunction(
    tx,
    sql`close_period(${networkId}, ${monthNumber(period)}::integer, ${signed})`,
  );
}

function entered({ says, evidence, parts, notApplicable }: Said): string {
  const { numerator = null, denominator = null } = parts ?? {};
  return JSON.stringify({ says, evidence, numerator, denominator, notApplicable });
}
