import type { Acting } from "@/app/viewer";
import { listCases, type Case } from "@/db/queries/cases";
import { listMemberNames } from "@/db/queries/members";
import type { MetricsPlace } from "@/db/queries/places";
import { can } from "@/lib/access/can";
import type { Viewer } from "@/lib/access/viewer";
import { periodAt, type Period } from "@/lib/periods/period";
import { holderOf, type PromiseStory } from "@/lib/promises/case-story";
import { countLedger, type LedgerMeasure, type LedgerParts } from "@/lib/promises/ledger-measures";
import { promiseState, type PromiseState } from "@/lib/promises/promise-state";
import { listLedgerSeries, type LedgerSeries } from "./own-ledger";

/** Whose promises are listed: all that are seen, those that the viewer's organisation holds, or those of others. */
export const whose = ["all", "ours", "theirs"] as const;

/** A promise in a list. */
export type ListedPromise = {
  readonly of: Case;
  readonly promise: PromiseStory;
  readonly holder: string;
  readonly state: PromiseState;
};

/** What the parts of the page have in common. */
export type PromisesPage = {
  readonly network: MetricsPlace["network"];
  readonly viewer: Viewer;
  readonly mayRecord: boolean;
  readonly mayEnter: boolean;
  readonly filter: (typeof whose)[number];
  readonly cases: readonly Case[];
  readonly overdue: readonly ListedPromise[];
  readonly soon: readonly ListedPromise[];
  readonly rest: readonly ListedPromise[];
  readonly period: Period;
  readonly periods: readonly Period[];
  readonly isOpen: boolean;
  readonly counted: Readonly<Record<LedgerMeasure, LedgerParts>>;
  readonly fed: readonly LedgerSeries[];
  readonly nameOf: (organisationId: string) => string;
  /** What the members are called in files, for those who may import promises. */
  readonly slugs: readonly string[];
};

const twoDays = 2 * 86_400_000;

/** What an address asks for. */
export type AskedOfPromises = { readonly whose: unknown; readonly period: Period | null };

/** The page as it is now: what is overdue first, then what falls due soon, then the rest, the latest first. */
export async function promisesPage(
  { tx, viewer }: Pick<Acting, "tx" | "viewer">,
  { network, periods, names }: MetricsPlace,
  asked: AskedOfPromises,
): Promise<PromisesPage> {
  const now = new Date();
  const { organisationId } = viewer;
  const cases = await listCases(tx, network.id);
  const mayRecord = can(viewer, "record-promises", network.id);
  const filter = whose.find((one) => one === asked.whose) ?? "all";
  const listed = cases
    .flatMap((of) => of.story.promises.map((promise) => lineOf(of, promise, now)))
    .filter(
      ({ holder }) => filter === "all" || (holder === organisationId) === (filter === "ours"),
    );
  const isSoon = ({ state, promise }: ListedPromise) =>
    state === "open" && Number(promise.dueAt) - Number(now) <= twoDays;
  const open = periods.filter(({ closedOn }) => closedOn === null).map((one) => one.period);
  const current = periodAt(now, network.timeZone);
  const period = asked.period ?? open[0] ?? current;
  return {
    network,
    viewer,
    filter,
    mayRecord,
    mayEnter: can(viewer, "enter-figures", network.id),
    cases: cases.toSorted((a, b) => Number(lastOf(b)) - Number(lastOf(a))),
    overdue: listed.filter(({ state }) => state === "overdue").toSorted(byDue),
    soon: listed.filter(isSoon).toSorted(byDue),
    rest: listed
      .filter((one) => one.state !== "overdue" && !isSoon(one))
      .toSorted((a, b) => byDue(b, a)),
    period,
    periods: [...new Set([...periods.map((one) => one.period), current])].toSorted(),
    isOpen: open.includes(period),
    counted: countLedger(
      cases.map(({ entries }) => entries),
      { organisation: organisationId, period, timeZone: network.timeZone, now },
    ),
    fed: await listLedgerSeries(tx, network.id, { organisationId, period }),
    nameOf: (id) => names.get(id) ?? "",
    slugs: mayRecord ? (await listMemberNames(tx, network.id)).map(({ slug }) => slug) : [],
  };
}

/** How a promise of a case stands at an instant. */
export function lineOf(of: Case, promise: PromiseStory, now: Date): ListedPromise {
  const state = promiseState(promise, { now, closedAt: of.story.closedAt });
  return { of, promise, holder: holderOf(promise), state };
}

function byDue(one: ListedPromise, other: ListedPromise): number {
  return Number(one.promise.dueAt) - Number(other.promise.dueAt);
}

function lastOf({ entries, story }: Case): Date {
  return entries.at(-1)?.at ?? story.openedAt;
}
