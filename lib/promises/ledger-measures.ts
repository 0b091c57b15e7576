import { periodAt, type Period } from "@/lib/periods/period";
import type { CaseEntry } from "./case-entry";
import { holderOf, isUnsettled, tellCase, type CaseStory } from "./case-story";
import { isKept, isReleased, peopleIn } from "./promise-state";

/** What the ledger counts of an organisation in a month. */
export const ledgerMeasures = ["kept", "promises", "handOvers", "people", "orphaned"] as const;

/** One of them. */
export type LedgerMeasure = (typeof ledgerMeasures)[number];

/** Both parts of a measure, whole numbers. */
export type LedgerParts = { readonly numerator: number; readonly denominator: number };

/** Whose month is counted, until when, by which calendar. */
export type Counted = {
  readonly organisation: string;
  readonly period: Period;
  readonly timeZone: string;
  readonly now: Date;
};

/**
 * What an organisation's month comes to.
 *
 * `kept`: promises that it held when they fell due or were kept, kept by a person before they were due, of those that fell due in
 * the month by now and weren't released before. `promises`, `handOvers`, `people`: on the cases that it closed in the month, over
 * those cases. `orphaned`: promises that it holds unsettled at the end of the month, or now, of cases handed over since they were
 * made in which no person has entered anything since, over all that it holds unsettled then.
 *
 * @param cases the entries of every case that it takes part in
 */
export function countLedger(
  cases: readonly (readonly CaseEntry[])[],
  counted: Counted,
): Readonly<Record<LedgerMeasure, LedgerParts>> {
  const stories = cases.map(tellCase);
  const closed = stories.filter((story) => isClosedIn(story, counted));
  const due = stories.flatMap((story) => story.promises).filter((one) => isDueIn(one, counted));
  const perCase = (count: (story: CaseStory) => number): LedgerParts => ({
    numerator: closed.reduce((sum, story) => sum + count(story), 0),
    denominator: closed.length,
  });
  return {
    kept: { numerator: due.filter(isKept).length, denominator: due.length },
    promises: perCase(({ promises }) => promises.length),
    handOvers: perCase(({ handOvers }) => handOvers.length),
    people: perCase(peopleIn),
    orphaned: orphaned(cases, counted),
  };
}

function isClosedIn(
  { closedAt, accountable }: CaseStory,
  { organisation, period, timeZone, now }: Counted,
): boolean {
  if (closedAt === null || closedAt > now || accountable !== organisation) return false;
  return periodAt(closedAt, timeZone) === period;
}

function isDueIn(
  promise: CaseStory["promises"][number],
  { organisation, period, timeZone, now }: Counted,
): boolean {
  const { dueAt, keptAt } = promise;
  if (dueAt > now || isReleased(promise)) return false;
  const counts = isKept(promise) ? keptAt : dueAt;
  // The end of a day is the first instant of the next one: what is due by it belongs to the day before.
  const month = periodAt(new Date(dueAt.getTime() - 1), timeZone);
  return month === period && holderOf(promise, counts) === organisation;
}

function orphaned(
  cases: readonly (readonly CaseEntry[])[],
  { organisation, period, timeZone, now }: Counted,
): LedgerParts {
  const stories = cases
    .map((entries) => entries.filter(({ at }) => at <= now && periodAt(at, timeZone) <= period))
    .filter((entries) => entries.length > 0)
    .map(tellCase);
  const held = stories.flatMap((story) =>
    story.promises
      .filter((one) => isUnsettled(one) && holderOf(one) === organisation)
      .filter(() => story.closedAt === null)
      .map((one) => ({ one, story })),
  );
  const left = held.filter(({ one, story }) => {
    const last = story.handOvers.at(-1);
    return last !== undefined && last.at > one.madeAt && story.lastActAt <= last.at;
  });
  return { numerator: left.length, denominator: held.length };
}
