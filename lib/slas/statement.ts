import { ratio, type Ratio } from "@/lib/metrics/ratio";
import type { Period } from "@/lib/periods/period";
import type { CreditStep } from "./credit";
import type { Outcome } from "./outcome";

/** Whether and when a credit comes back: `reached` of the `needed` windows after it reached the level of the earn-back. */
export type EarnBackProgress = {
  readonly needed: number;
  readonly reached: number;
  readonly state: "open" | "returned" | "lost";
  /** The last of the windows that it came back with; null unless returned. */
  readonly returnedIn: Period | null;
};

/**
 * One line of what an obligor owes, as decimal text of the currency. A `credit` is of one obligation's missed window, `points` of all
 * points of a month, and `earned-back` takes back an earlier credit: it is below 0.
 */
export type CreditLine = {
  readonly kind: "credit" | "points" | "earned-back";
  /** The obligation; empty for points. */
  readonly key: string;
  /** The window that was missed. */
  readonly first: Period;
  readonly last: Period;
  /** The product of all steps, rounded once, is what it came to before the cap. */
  readonly steps: readonly CreditStep[];
  readonly beforeCap: string;
  readonly amount: string;
  readonly earnBack: EarnBackProgress | null;
};

/**
 * What an earlier statement, frozen when its month closed, would say otherwise now: `was` with the corrections that were frozen since,
 * `is` now, and the difference, as decimal text.
 */
export type Correction = {
  readonly organisation: string;
  /** The month of the statement that is corrected. */
  readonly corrects: Period;
  readonly kind: CreditLine["kind"] | "pool";
  readonly key: string;
  /** The last month of the line's window. */
  readonly last: Period;
  readonly was: string;
  readonly is: string;
  readonly amount: string;
};

/** One direction of a statement: what an organisation owed, how that came out, and what follows in money. */
export type SideStatement = {
  readonly organisation: string;
  /** Its obligations in the windows that end in this month, by key. */
  readonly outcomes: readonly Outcome[];
  readonly lines: readonly CreditLine[];
  readonly points: Ratio;
  /** The most that its credits of this month may come to; null without a cap. */
  readonly cap: string | null;
  readonly isCapBinding: boolean;
  /** Obligations whose credit can't be told, because a fee or an amount isn't known; empty text for points. */
  readonly unpriced: readonly string[];
  /** What earlier, frozen statements would say otherwise now; only the first open month has any, and the one that closed with them. */
  readonly corrections: readonly Correction[];
  /** The sum of the lines and corrections: what it owes the other side; below 0 where more came back. */
  readonly total: string;
};

/** Both directions of an SLA in a month. `sides` stand in the order of the SLA's parties. */
export type SlaStatement = {
  readonly period: Period;
  readonly sides: readonly [SideStatement, SideStatement];
  /** What one owes the other in the end; null where it is nothing. */
  readonly net: { readonly from: string; readonly to: string; readonly amount: string } | null;
};

/** The statement of a month in which an SLA isn't in force: nothing is owed, though something earlier may be corrected. */
export function emptyStatement(
  period: Period,
  [one, other]: readonly [string, string],
): SlaStatement {
  const side = (organisation: string): SideStatement => ({
    organisation,
    outcomes: [],
    lines: [],
    points: ratio(0, 1),
    cap: null,
    isCapBinding: false,
    unpriced: [],
    corrections: [],
    total: "0",
  });
  return { period, sides: [side(one), side(other)], net: null };
}

/** A statement as one of its parties reads it; `net` is null where nobody owes anything in the end. */
export type MirroredStatement = {
  readonly period: Period;
  readonly we: SideStatement;
  readonly they: SideStatement;
  readonly net: { readonly owes: "we" | "they"; readonly amount: string } | null;
};

/**
 * The statement with "we" for this organisation and "they" for the other one.
 *
 * @throws RangeError if it isn't a party
 */
export function mirrored(statement: SlaStatement, organisation: string): MirroredStatement {
  const { period, sides, net } = statement;
  const we = sides.find((side) => side.organisation === organisation);
  const they = sides.find((side) => side.organisation !== organisation);
  if (we === undefined || they === undefined)
    throw new RangeError(`no party of this SLA: ${organisation}`);
  const owes = net?.from === organisation ? "we" : "they";
  return { period, we, they, net: net === null ? null : { owes, amount: net.amount } };
}
