import { addMonths, type Period } from "@/lib/periods/period";
import { monthsInForce, windowWithin, type SlaCourse } from "./course";
import type { SlaFacts } from "./facts";
import type { Outcome, OutcomeStatus } from "./outcome";
import { rawResult, type RawResult } from "./raw-result";
import {
  isWhole,
  reliefByCondition,
  reliefByDependency,
  waitsFor,
  type RawResults,
} from "./relief";
import type { Obligation, SlaTerms } from "./terms";

/** The party of an SLA that isn't this one. */
export function otherParty({ parties }: Pick<SlaTerms, "parties">, organisation: string): string {
  return parties[0] === organisation ? parties[1] : parties[0];
}

/**
 * How every obligation of an SLA came out in every window that ended up to the month `until`, by obligation and oldest first.
 *
 * A window counts when the SLA held in all of it; it is judged by the terms of its last month. In this order: the figures against the
 * threshold; pending where they, or what a miss depends on, are disputed or missing; relief by a declared condition; relief by a
 * dependency; grace; serious breach; remedy.
 */
export function slaOutcomes(
  course: SlaCourse,
  facts: SlaFacts,
  until: Period,
): ReadonlyMap<string, readonly Outcome[]> {
  const due = dueWindows(course, facts, until);
  const raws: RawResults = new Map(
    [...due].map(([key, windows]) => [key, windows.map(({ raw }) => raw)]),
  );
  return new Map([...due].map(([key, windows]) => [key, judgedInOrder(windows, raws, facts)]));
}

type Due = {
  readonly terms: SlaTerms;
  readonly obligation: Obligation;
  readonly raw: RawResult;
};

function dueWindows(
  course: SlaCourse,
  facts: SlaFacts,
  until: Period,
): ReadonlyMap<string, readonly Due[]> {
  const found = new Map<string, Due[]>();
  for (const { period, terms } of monthsInForce(course, until)) {
    for (const obligation of terms.obligations) {
      const { key, window } = obligation;
      const due = windowWithin(course, { period, window }, facts.fiscalYearStart);
      if (due !== null) {
        const raw = rawResult(obligation, due, facts, terms.noDataIsMissed);
        found.set(key, [...(found.get(key) ?? []), { terms, obligation, raw }]);
      }
    }
  }
  return new Map([...found].toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

function judgedInOrder(
  windows: readonly Due[],
  raws: RawResults,
  facts: SlaFacts,
): readonly Outcome[] {
  const judged: Outcome[] = [];
  for (const due of windows) judged.push(judge(due, raws, facts, judged));
  return judged;
}

function judge(
  { terms, obligation, raw }: Due,
  raws: RawResults,
  facts: SlaFacts,
  earlier: readonly Outcome[],
): Outcome {
  const { key, obligor } = obligation;
  const { first, last, noData } = raw;
  const beneficiary = otherParty(terms, obligor);
  const settled = { key, obligor, beneficiary, first, last, raw, noData: null, waitsFor: null };
  const plain = { ...settled, relief: null, grace: null, isSerious: false, remedy: null };
  if (raw.status === "disputed")
    return { ...plain, status: "pending", waitsFor: { key, last, because: "disputed" } };
  if (raw.status !== "missed") return { ...plain, noData, status: raw.status };
  const awaited = waitsFor(obligation, raw, raws);
  if (awaited !== null) return { ...plain, status: "pending", waitsFor: awaited };
  const obligorOf = (on: string) =>
    terms.obligations.find((one) => one.key === on)?.obligor ?? beneficiary;
  const relief =
    reliefByCondition(obligation, raw, facts, terms.parties) ??
    reliefByDependency(obligation, raw, raws, obligorOf);
  const grace = isWhole(relief) ? null : graceOf(obligation, last, earlier);
  const status = statusOf(isWhole(relief), grace);
  const consequent =
    status === "missed"
      ? {
          isSerious: isSerious(terms, earlier),
          remedy: remedyFor(obligation, terms, last, earlier),
        }
      : { isSerious: false, remedy: null };
  return { ...settled, status, relief, grace, ...consequent };
}

function statusOf(isRelieved: boolean, grace: Outcome["grace"]): OutcomeStatus {
  if (isRelieved) return "relieved";
  return grace !== null && grace.used <= grace.of ? "within-grace" : "missed";
}

/** Misses count, excused by grace or not, from the month on in which grace took force; relieved ones don't. */
function graceOf(
  { grace }: Obligation,
  last: Period,
  earlier: readonly Outcome[],
): Outcome["grace"] {
  if (grace === null || last < grace.from || (grace.to !== null && last > grace.to)) return null;
  const window = grace.periods > 1 ? earlier.slice(1 - grace.periods) : [];
  const misses = window.filter(
    (one) => one.last >= grace.from && (one.status === "missed" || one.status === "within-grace"),
  );
  return { used: misses.length + 1, of: grace.misses };
}

/** How many of the last `windows` windows were missed, when this one is. */
function missesAmong(earlier: readonly Outcome[], windows: number): number {
  const before = windows > 1 ? earlier.slice(1 - windows) : [];
  return before.filter(({ status }) => status === "missed").length + 1;
}

function isSerious({ serious }: SlaTerms, earlier: readonly Outcome[]): boolean {
  return serious.some(({ misses, windows }) => missesAmong(earlier, windows) >= misses);
}

function remedyFor(
  { consequence }: Obligation,
  { remedy }: SlaTerms,
  last: Period,
  earlier: readonly Outcome[],
): Outcome["remedy"] {
  if (consequence.kind === "none") return null;
  if (consequence.kind === "plan") return "plan";
  switch (remedy.order) {
    case "at-once":
      return "credit";
    case "second-miss":
      return missesAmong(earlier, 6) > 1 ? "credit" : null;
    case "plan-first": {
      const [from, to] = [addMonths(last, -12), addMonths(last, -remedy.months)];
      const hadPlan = earlier.some(
        (one) => one.status === "missed" && one.last >= from && one.last < to,
      );
      return hadPlan ? "credit" : "plan";
    }
  }
}
