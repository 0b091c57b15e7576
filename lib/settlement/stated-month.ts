import { compareRatios, type Ratio } from "@/lib/metrics/ratio";
import type { Period } from "@/lib/periods/period";
import {
  correctionsOf,
  statedAmounts,
  withCorrections,
  type FrozenAmounts,
  type StatedAmount,
} from "@/lib/slas/corrections";
import { termsIn, type SlaCourse } from "@/lib/slas/course";
import type { SlaFacts } from "@/lib/slas/facts";
import type { Outcome } from "@/lib/slas/outcome";
import { emptyStatement, type Correction, type SlaStatement } from "@/lib/slas/statement";
import { slaStatements } from "@/lib/slas/statements";
import type { SlaTerms } from "@/lib/slas/terms";

/** The months of a network that were opened, with the day on which each closed. */
export type OpenedMonths = readonly {
  readonly period: Period;
  readonly closedOn: string | null;
}[];

/** The first month that is open: what was frozen before is corrected in its statement. Null where none is. */
export function firstOpen(months: OpenedMonths): Period | null {
  const open = months.filter(({ closedOn }) => closedOn === null).map(({ period }) => period);
  return open.toSorted()[0] ?? null;
}

/** An SLA with what judges it and what was kept of it. */
export type KeptSla = {
  readonly course: SlaCourse;
  readonly parties: SlaTerms["parties"];
  readonly facts: SlaFacts;
  readonly frozen: readonly FrozenAmounts[];
};

/** What the frozen statements of an SLA would say otherwise now, less what statements frozen since corrected. */
export function slaCorrections(sla: KeptSla): readonly Correction[] {
  return correctionsOf(sla.frozen, statedBy(sla), sla.facts.minorDigits);
}

/** The months whose frozen statements state other amounts than they would now, whatever was corrected since. */
export function changedMonths(sla: KeptSla): ReadonlySet<Period> {
  const own = sla.frozen.map(({ period, amounts }) => ({
    period,
    amounts: amounts.filter(({ corrects }) => corrects === null),
  }));
  const changes = correctionsOf(own, statedBy(sla), sla.facts.minorDigits);
  return new Set(changes.map(({ corrects }) => corrects));
}

/** What the statements of the frozen months would state now. */
function statedBy({ course, facts, frozen }: KeptSla): (period: Period) => readonly StatedAmount[] {
  const months = frozen.map(({ period }) => period).toSorted();
  const [first, until] = [months[0], months.at(-1)];
  if (first === undefined || until === undefined) return () => [];
  const now = new Map(
    slaStatements(course, facts, { first, until }).map((one) => [one.period, statedAmounts(one)]),
  );
  return (period) => now.get(period) ?? [];
}

/**
 * The statement of an SLA for a month as it stands now, by the terms in force in it. With `corrects` it takes up what was frozen
 * before. Null where the SLA isn't in force and nothing is corrected.
 *
 * @param until the last month that is known: whether a credit came back shows later than the month that it is of
 */
export function statementNow(
  sla: KeptSla,
  period: Period,
  { until, corrects }: { readonly until: Period; readonly corrects: boolean },
): SlaStatement | null {
  const { course, facts, parties } = sla;
  const found =
    termsIn(course, period) === null
      ? undefined
      : slaStatements(course, facts, { first: period, until }).find((one) => one.period === period);
  const corrections = corrects ? slaCorrections(sla) : [];
  if (corrections.length === 0) return found ?? null;
  return withCorrections(found ?? emptyStatement(period, parties), corrections, facts.minorDigits);
}

/** How an obligation came out when its month closed, and how it does now. */
export type ChangedOutcome = {
  readonly key: string;
  readonly organisation: string;
  readonly was: Outcome["status"];
  readonly is: Outcome["status"];
  readonly wasValue: Ratio | null;
  readonly isValue: Ratio | null;
};

/** What became of a frozen statement: it stays, and this is said beside it. */
export type SinceFrozen = {
  readonly outcomes: readonly ChangedOutcome[];
  /** Line by line, what it stated and what it would state now. */
  readonly amounts: readonly Correction[];
  /** Credits of it that came back in a later month. */
  readonly returned: readonly { readonly key: string; readonly in: Period }[];
};

/** What of a frozen statement is otherwise now; `now` is null where the SLA would have none for the month. */
export function sinceFrozen(
  frozen: SlaStatement,
  now: SlaStatement | null,
  minorDigits: number,
): SinceFrozen {
  const own = statedAmounts(frozen).filter(({ corrects }) => corrects === null);
  const amounts = correctionsOf(
    [{ period: frozen.period, amounts: own }],
    () => (now === null ? [] : statedAmounts(now)),
    minorDigits,
  );
  const before = frozen.sides.flatMap(({ outcomes }) => outcomes);
  const after = now?.sides.flatMap(({ outcomes }) => outcomes) ?? [];
  const lines = now?.sides.flatMap((side) => side.lines) ?? [];
  return {
    amounts,
    outcomes: before.flatMap((one) =>
      changed(
        one,
        after.find(({ key }) => key === one.key),
      ),
    ),
    returned: lines.flatMap(({ key, earnBack, kind }) => {
      const month = kind === "earned-back" ? null : (earnBack?.returnedIn ?? null);
      return month === null ? [] : [{ key, in: month }];
    }),
  };
}

function changed(was: Outcome, is: Outcome | undefined): readonly ChangedOutcome[] {
  if (is === undefined) return [];
  if (was.status === is.status && isSame(was.raw.value, is.raw.value)) return [];
  const { key, obligor: organisation } = was;
  const values = { wasValue: was.raw.value, isValue: is.raw.value };
  return [{ key, organisation, was: was.status, is: is.status, ...values }];
}

function isSame(one: Ratio | null, other: Ratio | null): boolean {
  if (one === null || other === null) return one === other;
  return compareRatios(one, other) === 0;
}

/** The months in whose frozen statements a month was corrected, oldest first. */
export function correctedIn(frozen: readonly FrozenAmounts[], period: Period): readonly Period[] {
  return frozen
    .filter(({ amounts }) => amounts.some(({ corrects }) => corrects === period))
    .map((one) => one.period)
    .toSorted();
}
