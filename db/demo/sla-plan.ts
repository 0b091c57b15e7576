import type { Period } from "@/lib/periods/period";
import { period } from "@/lib/periods/period";
import type { ChangeOf } from "@/lib/proposals/proposal-terms";
import type { ProposalPlan } from "./proposal-plan";

type Terms = NonNullable<ChangeOf<"sla">["terms"]>;
type Obligation = Terms["obligations"][number];

/** What an obligation of the demo says beside whose it is: by default a level that it has to reach, and no money. */
export type Owed = Partial<Obligation> & {
  readonly metric: string;
  readonly subject?: string;
  readonly threshold: Obligation["threshold"];
};

/** At least so much. */
export function atLeast(value: string): Obligation["threshold"] {
  return { kind: "at-least", value };
}

/** At most so much. */
export function atMost(value: string): Obligation["threshold"] {
  return { kind: "at-most", value };
}

/** Dependencies on obligations of the other side in the same month, which relieve wholly. */
export function dependsOn(...keys: readonly string[]): Obligation["dependsOn"] {
  return keys.map((on) => ({ on, lag: 0, share: "1" }));
}

/** A credit of the whole stake for any miss. */
export function stake(pool: string, allocation: string): Obligation["consequence"] {
  return {
    kind: "credit",
    base: { kind: "stake", pool, allocation },
    tiers: [{ worseBy: "0", percent: "100" }],
  };
}

/** Obligations of one organisation, each by the code of its metric. */
export function owedBy(obligor: string, owed: readonly Owed[]): Obligation[] {
  return owed.map(({ metric, subject = "", ...one }) => ({
    key: metric,
    obligor,
    series: { metric, reporter: obligor, subject },
    window: { kind: "month" },
    consequence: { kind: "plan" },
    grace: null,
    dependsOn: [],
    exclusions: [],
    earnBack: null,
    ...one,
  }));
}

/** Terms with the demo's rules of serious breaches: two in a row, or three in six. */
export function agreedTerms(
  terms: Pick<Terms, "obligations" | "remedy" | "isVisible"> & Partial<Terms>,
): Terms {
  return {
    sides: [],
    serious: [
      { misses: 2, windows: 2 },
      { misses: 3, windows: 6 },
    ],
    noDataIsMissed: false,
    oneSidedReason: null,
    ...terms,
  };
}

/** An SLA of the demo, proposed by the first of the two and agreed by the other one three days later, for the next month. */
export function slaProposal(
  network: string,
  {
    between,
    name,
    terms,
    fee = null,
    title,
    reason,
    from = period("2024-01"),
    day,
  }: {
    readonly between: readonly [string, string];
    readonly name: string;
    readonly terms: Terms;
    /** The monthly fee that the first pays the second, agreed with it. */
    readonly fee?: string | null;
    readonly title: string;
    readonly reason: string;
    readonly from?: Period;
    /** The day on which it is proposed: "2023-12-04". */
    readonly day: string;
  },
): ProposalPlan {
  const [one, other] = between;
  const later = String(Number(day.slice(8)) + 3).padStart(2, "0");
  return {
    terms: {
      kind: "proposal",
      network,
      title,
      reason,
      from,
      retroactive: false,
      changes: [
        { change: "sla", between: [one, other], name, terms },
        ...(fee === null ? [] : [feeOf(one, other, fee)]),
      ],
    },
    parties: [one, other],
    proposed: { organisation: one, account: "manager", at: `${day}T10:05:00Z` },
    answers: [
      {
        organisation: other,
        account: "manager",
        at: `${day.slice(0, 8)}${later}T14:20:00Z`,
        answer: "agree",
      },
    ],
  };
}

/** The monthly fee that one pays another. */
export function feeOf(payer: string, payee: string, amount: string): ChangeOf<"fee"> {
  return { change: "fee", payer, payee, amount };
}
