import { decimal, multiplyRatios, ratio, type Ratio } from "@/lib/metrics/ratio";
import type { Period } from "@/lib/periods/period";
import { withinCap } from "./cap";
import { monthsInForce, type SlaCourse } from "./course";
import { creditSteps, productOf, type CreditStep, type PricedBy } from "./credit";
import { earnBackProgress } from "./earn-back";
import type { SlaFacts } from "./facts";
import { inMinorUnits, minorUnitsWithin, moneyText, netOf, perCent } from "./money";
import type { Outcome } from "./outcome";
import { otherParty, slaOutcomes } from "./outcomes";
import { pointsLine, pointsOf } from "./points";
import type { CreditLine, SideStatement, SlaStatement } from "./statement";
import type { SideTerms, SlaTerms } from "./terms";

/**
 * The statements of an SLA for the months from `first` to `until`, oldest first; none for a month in which it isn't in force.
 *
 * Changed terms over past months answer "what would it have been": the same function, with other versions in the course.
 */
export function slaStatements(
  course: SlaCourse,
  facts: SlaFacts,
  { first, until }: { readonly first: Period; readonly until: Period },
): readonly SlaStatement[] {
  const outcomes = slaOutcomes(course, facts, until);
  const credits = monthsInForce(course, until).map(({ period, terms }) => ({
    period,
    sides: creditsIn(terms, period, { facts, outcomes }),
  }));
  const all = credits.flatMap(({ sides }) => sides);
  return credits
    .filter(({ period }) => period >= first)
    .map(({ period, sides }) => statementOf(period, sides, all, facts));
}

type Judged = {
  readonly facts: SlaFacts;
  readonly outcomes: ReadonlyMap<string, readonly Outcome[]>;
};

/** What is priced and not yet in words: a line's amount in whole minor units. */
type PricedLine = Omit<CreditLine, "beforeCap" | "amount"> & {
  readonly beforeCap: bigint;
  readonly units: bigint;
};

type Credits = Omit<SideStatement, "lines" | "cap" | "corrections" | "total"> & {
  readonly lines: readonly PricedLine[];
  readonly cap: bigint | null;
};

function creditsIn(terms: SlaTerms, period: Period, judged: Judged): readonly [Credits, Credits] {
  const [one, other] = terms.parties;
  return [creditsOf(one, terms, period, judged), creditsOf(other, terms, period, judged)];
}

/** A credit before the cap; null steps where it can't be told. */
type Claim = {
  readonly kind: "credit" | "points";
  readonly key: string;
  readonly first: Period;
  readonly last: Period;
  readonly steps: readonly CreditStep[] | null;
  readonly earnBack: CreditLine["earnBack"];
};

function creditsOf(organisation: string, terms: SlaTerms, period: Period, judged: Judged): Credits {
  const { facts } = judged;
  const own = [...judged.outcomes.values()]
    .flat()
    .filter((one) => one.obligor === organisation && one.last === period);
  const side = terms.sides.find((one) => one.organisation === organisation) ?? null;
  const by = (first: Period): PricedBy => ({
    first,
    last: period,
    payer: otherParty(terms, organisation),
    payee: organisation,
    side,
    facts,
  });
  const points = pointsOf(own, terms);
  const claims = [
    ...own.flatMap((outcome) => claimOf(outcome, terms, by(outcome.first), judged)),
    ...pointsClaim(points, side, by(period)),
  ];
  const cap = capOf(side, by(period));
  const isCapKnown = cap !== "unknown";
  const priced = claims.filter((one) => isCapKnown && one.steps !== null);
  const lines = pricedLines(priced, isCapKnown ? cap : null, facts.minorDigits);
  return {
    organisation,
    outcomes: own,
    points,
    lines,
    cap: isCapKnown ? cap : null,
    isCapBinding: lines.some(({ units, beforeCap }) => units !== beforeCap),
    unpriced: claims.filter((one) => !priced.includes(one)).map(({ key }) => key),
  };
}

function claimOf(
  outcome: Outcome,
  terms: SlaTerms,
  by: PricedBy,
  { outcomes }: Judged,
): readonly Claim[] {
  const obligation = terms.obligations.find(({ key }) => key === outcome.key);
  if (obligation === undefined || outcome.remedy !== "credit") return [];
  const steps = creditSteps(obligation, outcome, by);
  if (steps?.length === 0) return [];
  const { key, first, last } = outcome;
  const later = (outcomes.get(key) ?? []).filter((one) => one.last > last);
  const earnBack = earnBackProgress(obligation.earnBack, outcome, later);
  return [{ kind: "credit", key, first, last, steps, earnBack }];
}

function pointsClaim(points: Ratio, side: SideTerms | null, by: PricedBy): readonly Claim[] {
  const steps = pointsLine(points, side?.points ?? null, by);
  if (steps?.length === 0) return [];
  const { first, last } = by;
  return [{ kind: "points", key: "", first, last, steps, earnBack: null }];
}

function pricedLines(
  claims: readonly Claim[],
  cap: bigint | null,
  minorDigits: number,
): readonly PricedLine[] {
  const amounts = claims.map(({ kind, key, steps }) => ({
    line: `${kind} ${key}`,
    amount: productOf(steps ?? []),
  }));
  const capped = withinCap(amounts, cap, minorDigits);
  return claims.map((claim, index) => {
    const { line = "", amount = ratio(0, 1) } = amounts[index] ?? {};
    const beforeCap = inMinorUnits(amount, minorDigits);
    return { ...claim, steps: claim.steps ?? [], beforeCap, units: capped.get(line) ?? 0n };
  });
}

function capOf(side: SideTerms | null, by: PricedBy): bigint | null | "unknown" {
  const cap = side?.cap ?? null;
  if (cap === null) return null;
  const { minorDigits } = by.facts;
  if (cap.kind === "amount") return minorUnitsWithin(decimal(cap.amount), minorDigits);
  const fee = by.facts.fee(by.payer, by.payee, by.last);
  if (fee === null) return "unknown";
  return minorUnitsWithin(multiplyRatios(fee, perCent(decimal(cap.percent))), minorDigits);
}

/** The credits of a month with those of all months that came back in it. */
function statementOf(
  period: Period,
  sides: readonly [Credits, Credits],
  all: readonly Credits[],
  { minorDigits }: SlaFacts,
): SlaStatement {
  const full = sides.map((side) => {
    const returned = all
      .filter(({ organisation }) => organisation === side.organisation)
      .flatMap(({ lines }) => lines)
      .filter(({ earnBack, units }) => earnBack?.returnedIn === period && units > 0n)
      .map((line) => ({ ...line, kind: "earned-back" as const, units: -line.units }));
    return { side, lines: [...side.lines, ...returned] };
  });
  const [one, other] = full.map(({ lines }) => lines.reduce((sum, { units }) => sum + units, 0n));
  const [first, second] = sides;
  const inWords = (index: number, side: Credits) =>
    sideInWords(side, full[index]?.lines ?? [], minorDigits);
  return {
    period,
    sides: [inWords(0, first), inWords(1, second)],
    net: netOf(
      { organisation: first.organisation, units: one ?? 0n },
      { organisation: second.organisation, units: other ?? 0n },
      minorDigits,
    ),
  };
}

function sideInWords(
  side: Credits,
  lines: readonly PricedLine[],
  minorDigits: number,
): SideStatement {
  const { cap } = side;
  return {
    ...side,
    lines: lines.map(({ units, beforeCap, ...line }) => ({
      ...line,
      beforeCap: moneyText(beforeCap, minorDigits),
      amount: moneyText(units, minorDigits),
    })),
    cap: cap === null ? null : moneyText(cap, minorDigits),
    corrections: [],
    total: moneyText(
      lines.reduce((sum, { units }) => sum + units, 0n),
      minorDigits,
    ),
  };
}
