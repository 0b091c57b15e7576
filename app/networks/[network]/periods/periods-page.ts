import type { FigureRequest, ParticipationFacts } from "@/db/queries/participation";
import type { NetworkPeriod } from "@/db/queries/periods";
import type { MetricsPlace } from "@/db/queries/places";
import { can } from "@/lib/access/can";
import type { Viewer } from "@/lib/access/viewer";
import { periodAt, type Period } from "@/lib/periods/period";
import { participation, type Participation } from "@/lib/reporting/participation";

/** How many months the record goes back. */
const monthsShown = 12;

/** An open month with each organisation's progress, whoever is waited for first. */
export type OpenPeriod = NetworkPeriod & {
  readonly deadline: Date | null;
  readonly lines: readonly Participation[];
};

/** What the parts of the page have in common. */
export type PeriodsPage = {
  readonly network: MetricsPlace["network"];
  readonly viewer: Viewer;
  readonly mayAsk: boolean;
  readonly open: readonly OpenPeriod[];
  /** The months of the record, oldest first, and each organisation's line for each of them, by organisation's name. */
  readonly months: readonly Period[];
  readonly record: readonly {
    readonly organisationId: string;
    readonly lines: readonly Participation[];
  }[];
  readonly requests: readonly FigureRequest[];
  readonly nameOf: (organisationId: string) => string;
};

/** The first month that the page shows anything of: the oldest open one, or a year back. */
export function recordFrom({ periods, network }: MetricsPlace): Period {
  const shown = periods.slice(-monthsShown - 1);
  const open = periods.filter(({ closedOn }) => closedOn === null);
  const [first] = [...shown, ...open].map(({ period }) => period).toSorted();
  return first ?? periodAt(new Date(), network.timeZone);
}

/** The page as it is now. */
export function periodsPage(
  { network, periods, metrics, names }: MetricsPlace,
  viewer: Viewer,
  facts: ParticipationFacts,
): PeriodsPage {
  const now = new Date();
  const all = participation(metrics, { ...facts, now });
  const nameOf = (id: string) => names.get(id) ?? "";
  const deadlines = new Map(facts.periods.map(({ period, deadline }) => [period, deadline]));
  const over = facts.periods.filter(({ deadline }) => deadline <= now);
  const months = over.slice(-monthsShown).map(({ period }) => period);
  const reporters = [...new Set(all.map(({ organisationId }) => organisationId))].toSorted((a, b) =>
    nameOf(a).localeCompare(nameOf(b), "en"),
  );
  return {
    network,
    viewer,
    mayAsk: can(viewer, "ask-for-figures", network.id),
    open: periods
      .filter(({ closedOn }) => closedOn === null)
      .map((one) => ({
        ...one,
        deadline: deadlines.get(one.period) ?? null,
        lines: all
          .filter(({ period }) => period === one.period)
          .toSorted((a, b) => owed(b) - owed(a)),
      })),
    months,
    record: reporters.map((organisationId) => ({
      organisationId,
      lines: all.filter((line) => line.organisationId === organisationId),
    })),
    requests: facts.requests,
    nameOf,
  };
}

/** How many figures haven't been submitted. */
export function owed({ missing, waiting }: Participation): number {
  return missing + waiting;
}
