import {
  addRatios,
  compareRatios,
  decimal,
  multiplyRatios,
  ratio,
  type Ratio,
} from "@/lib/metrics/ratio";
import { productOf, withRate, type PricedBy } from "./credit";
import type { SlaFacts } from "./facts";
import { inMinorUnits, moneyText, perCent } from "./money";
import { otherParty } from "./outcomes";
import type { Obligation, SlaTerms } from "./terms";
import type { Period } from "@/lib/periods/period";

/** What one party has at stake in a month. */
export type SideAtStake = {
  readonly organisation: string;
  readonly obligations: number;
  /** The most that its misses can cost it, as decimal text, as far as that can be told. */
  readonly money: string;
  /** Obligations that may cost more than `money` tells: they have no upper end, or a fee or an amount isn't known. */
  readonly openEnded: number;
  /** The most points that its misses can bring. */
  readonly points: Ratio;
};

type Staked = Pick<Obligation, "obligor" | "consequence">;

/** What of an SLA says what is at stake. */
type StakedTerms = Pick<SlaTerms, "parties" | "sides"> & {
  readonly obligations: readonly Staked[];
};

/** The symmetry of an SLA: both parties' obligations and what is at stake, in the order of its parties. */
export function symmetryOf(
  terms: StakedTerms,
  facts: SlaFacts,
  period: Period,
): readonly [SideAtStake, SideAtStake] {
  const [one, other] = terms.parties;
  return [atStake(one, terms, facts, period), atStake(other, terms, facts, period)];
}

function atStake(
  organisation: string,
  terms: StakedTerms,
  facts: SlaFacts,
  period: Period,
): SideAtStake {
  const own = terms.obligations.filter(({ obligor }) => obligor === organisation);
  const side = terms.sides.find((one) => one.organisation === organisation) ?? null;
  const payer = otherParty(terms, organisation);
  const by: PricedBy = { first: period, last: period, payer, payee: organisation, side, facts };
  const most = own.map((obligation) => mostOf(obligation, by));
  const known = most.filter((one) => one !== null).reduce(addRatios, ratio(0, 1));
  const points = own.map(mostPoints).reduce(addRatios, ratio(0, 1));
  const capped = limited(known, mostUnderCap(by));
  return {
    organisation,
    obligations: own.length,
    money: moneyText(inMinorUnits(capped, facts.minorDigits), facts.minorDigits),
    openEnded: most.filter((one) => one === null).length,
    points,
  };
}

function mostOf({ consequence }: Staked, by: PricedBy): Ratio | null {
  switch (consequence.kind) {
    case "none":
    case "plan":
    case "points":
      return ratio(0, 1);
    case "per-unit":
    case "amount-per-unit":
      return null;
    case "credit": {
      const percent = largestOf(consequence.tiers.map((tier) => tier.percent));
      if (percent === null) return ratio(0, 1);
      const steps = withRate(consequence.base, percent, by);
      return steps === null ? null : productOf(steps);
    }
  }
}

function mostPoints({ consequence }: Staked): Ratio {
  if (consequence.kind !== "points") return ratio(0, 1);
  const most = largestOf(consequence.tiers.map(({ points }) => points));
  return most === null ? ratio(0, 1) : decimal(most);
}

function largestOf(texts: readonly string[]): string | null {
  return texts.toSorted((a, b) => compareRatios(decimal(a), decimal(b))).at(-1) ?? null;
}

function mostUnderCap({ side, facts, payer, payee, last }: PricedBy): Ratio | null {
  const cap = side?.cap ?? null;
  if (cap === null) return null;
  if (cap.kind === "amount") return decimal(cap.amount);
  const fee = facts.fee(payer, payee, last);
  return fee === null ? null : multiplyRatios(fee, perCent(decimal(cap.percent)));
}

function limited(amount: Ratio, most: Ratio | null): Ratio {
  return most !== null && compareRatios(amount, most) > 0 ? most : amount;
}
