import type { Acting } from "@/app/viewer";
import { readConditions, type Conditions } from "@/db/queries/conditions";
import { readForecasts, type Forecasts } from "@/db/queries/forecasts";
import type { Network } from "@/db/queries/networks";
import { can } from "@/lib/access/can";
import type { Viewer } from "@/lib/access/viewer";
import { addMonths, periodAt, type Period } from "@/lib/periods/period";
import { namedConditions, type NamedCondition } from "@/lib/scorecards/conditions";
import { volumeDrivers, type VolumeDriver } from "@/lib/scorecards/forecasts";

/** How many months back volumes are shown, and how many ahead are forecast. */
const monthsShown = 12;

/** What the parts of the page have in common; `first` and `last` are the ends of the months shown of forecasts. */
export type ConditionsPage = Conditions &
  Forecasts & {
    readonly network: Network;
    readonly viewer: Viewer;
    readonly mayAgree: boolean;
    readonly now: Period;
    readonly first: Period;
    readonly last: Period;
    readonly named: readonly NamedCondition[];
    readonly drivers: readonly VolumeDriver[];
    readonly hiddenDrivers: number;
    readonly nameOf: (organisationId: string) => string;
  };

/** Reads the page as it is in the month that it is now in the network. */
export async function readPage({ tx, network, viewer }: Acting): Promise<ConditionsPage> {
  const now = periodAt(new Date(), network.timeZone);
  const first = addMonths(now, -monthsShown);
  const [conditions, forecasts] = await Promise.all([
    readConditions(tx, network.id),
    readForecasts(tx, network.id, first),
  ]);
  const { drivers, hidden } = volumeDrivers(conditions.metrics, now);
  return {
    ...conditions,
    ...forecasts,
    network,
    viewer,
    mayAgree: can(viewer, "agree", network.id),
    now,
    first,
    last: addMonths(now, monthsShown),
    named: namedConditions(conditions.metrics, now),
    drivers,
    hiddenDrivers: hidden,
    nameOf: (id) => conditions.organisations.get(id)?.name ?? "",
  };
}
