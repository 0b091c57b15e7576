import {
  addRatios,
  compareRatios,
  decimal,
  multiplyRatios,
  ratio,
  type Ratio,
} from "@/lib/metrics/ratio";
import { hasDenominator } from "@/lib/metrics/kind";
import { pool } from "@/lib/metrics/pool";
import type { Period } from "@/lib/periods/period";
import { monthsInForce, windowWithin } from "./course";
import type { MonthFigure, SlaFacts } from "./facts";
import { inMinorUnits, moneyText } from "./money";
import { gainShare, releasedBy, saving, type OutcomeCounts, type Released } from "./pool-release";
import type { PoolCourse, PoolTerms } from "./pool-terms";
import { heldAgainst } from "./raw-result";
import { monthsIn, type MonthsOfWindow } from "./windows";

/** What one party gets out of a pool for a window, as decimal text; below 0 it pays. `paidIn` is what it staked. */
type PoolLine = {
  readonly organisation: string;
  readonly paidIn: string;
  readonly amount: string;
};

/** What a pool pays for a window; it goes by the window's last month. */
export type PoolStatement = MonthsOfWindow & {
  readonly status: "settled" | "no-data" | "pending";
  /** The outcome, pooled over the window. */
  readonly value: Ratio | null;
  /** What the outcome comes to against the baseline, target or ranges, exact and before patience; null where it isn't known. */
  readonly result: Ratio | null;
  /** How many windows running, this one included, were worse than the baseline. */
  readonly running: number;
  readonly lines: readonly PoolLine[];
  /** The sum of the lines. */
  readonly net: string;
};

/** What a pool asks of the world. */
export type PoolFacts = Pick<SlaFacts, "figure" | "fiscalYearStart" | "minorDigits">;

/**
 * The statements of a pool for the windows that end from `first` to `until`, oldest first. A window counts when the pool held in all
 * of it. Tried on past months before it is agreed, it is the same function with a course that begins there.
 */
export function poolStatements(
  course: PoolCourse,
  facts: PoolFacts,
  { first, until }: { readonly first: Period; readonly until: Period },
): readonly PoolStatement[] {
  const found: PoolStatement[] = [];
  for (const { period, terms } of monthsInForce(course, until)) {
    const { window } = terms;
    const due = windowWithin(course, { period, window }, facts.fiscalYearStart);
    if (due !== null) found.push(statementOf(terms, due, facts, found.at(-1)?.running ?? 0));
  }
  return found.filter(({ last }) => last >= first);
}

function statementOf(
  terms: PoolTerms,
  window: MonthsOfWindow,
  facts: PoolFacts,
  before: number,
): PoolStatement {
  const figures = monthsIn(window).map((month) => facts.figure(terms.outcome, month));
  const { value, status } = heldAgainst({ kind: "at-least", value: "0" }, figures);
  const counts = countsOf(figures);
  const released = value === null || counts === null ? null : releasedFor(terms, value, counts);
  if (released === null || status === "disputed") {
    const state = status === "disputed" ? "pending" : "no-data";
    const shared = { ...window, status: state, value, result: null, running: before } as const;
    return { ...shared, lines: [], net: moneyText(0n, facts.minorDigits) };
  }
  return settled(terms, window, facts, { value, released, before });
}

type Known = {
  readonly value: Ratio | null;
  readonly released: Released;
  readonly before: number;
};

function settled(
  terms: PoolTerms,
  window: MonthsOfWindow,
  facts: PoolFacts,
  { value, released, before }: Known,
): PoolStatement {
  const isWorse = compareRatios(released.all, ratio(0, 1)) < 0;
  const running = isWorse ? before + 1 : 0;
  const isPatient = terms.release.kind === "saving" && running <= terms.release.patience;
  const paid = isWorse && isPatient ? { ...released, all: ratio(0, 1) } : released;
  const lines = linesOf(terms, paid, facts.minorDigits);
  return {
    ...window,
    status: "settled",
    value,
    result: released.all,
    running,
    lines: lines.map(({ units, ...line }) => ({
      ...line,
      amount: moneyText(units, facts.minorDigits),
    })),
    net: moneyText(
      lines.reduce((sum, { units }) => sum + units, 0n),
      facts.minorDigits,
    ),
  };
}

/** The parts of a window's figures together, in the metric's unit; null where they don't add up. */
function countsOf(figures: readonly MonthFigure[]): OutcomeCounts | null {
  const applying = figures.filter(({ state }) => state !== "not-applicable");
  const measure = applying[0]?.measure ?? null;
  if (measure === null) return null;
  const pooled = pool(
    measure,
    applying.map(({ parts }) => parts),
  );
  if (pooled.state !== "pooled") return null;
  const { numerator, denominator } = pooled.parts;
  const unit = 10 ** measure.decimals;
  return {
    numerator: ratio(numerator, unit),
    denominator:
      denominator === null || !hasDenominator(measure.kind)
        ? null
        : ratio(denominator, measure.kind === "proportion" ? unit : 1),
  };
}

function releasedFor(terms: PoolTerms, value: Ratio, counts: OutcomeCounts): Released | null {
  const { release } = terms;
  const nothing = ratio(0, 1);
  switch (release.kind) {
    case "saving": {
      const all = saving(release, counts);
      return all === null ? null : { all, ofContribution: nothing };
    }
    case "line":
    case "steps":
      return releasedBy(release, value, terms);
    case "ranges":
      return { all: gainShare(release, value), ofContribution: nothing };
  }
}

function linesOf(
  { shares }: PoolTerms,
  { all, ofContribution }: Released,
  minorDigits: number,
): readonly (Omit<PoolLine, "amount"> & { readonly units: bigint })[] {
  const weights = shares.reduce((sum, { weight }) => sum + weight, 0);
  return shares
    .toSorted((a, b) => (a.organisation < b.organisation ? -1 : 1))
    .map(({ organisation, weight, contribution }) => {
      const stake = decimal(contribution);
      const share = weights === 0 ? ratio(0, 1) : multiplyRatios(all, ratio(weight, weights));
      const pain = multiplyRatios(multiplyRatios(stake, ofContribution), ratio(-1, 1));
      return {
        organisation,
        paidIn: moneyText(inMinorUnits(stake, minorDigits), minorDigits),
        units: inMinorUnits(addRatios(share, pain), minorDigits),
      };
    });
}
