import type { ReportPlace } from "@/db/queries/report-place";
import type { NetworkPeriod } from "@/db/queries/periods";
import type { Viewer } from "@/lib/access/viewer";
import type { Period } from "@/lib/periods/period";
import type { GridSeries } from "./month-data";
import { monthRows } from "./month-rows";
import { openPeriods, ownSeries, type MonthRead } from "./read-month";

/** What my month is made of. */
type Read = {
  readonly place: ReportPlace;
  readonly viewer: Viewer;
  readonly read: MonthRead;
};

/** The months that are shown with their rows, among all that are open; none where there is no open one. */
type Wanted = {
  readonly open: readonly Period[];
  readonly months: readonly NetworkPeriod[];
  readonly rows: readonly GridSeries[];
};

/** The month asked for, or the oldest open one in which a figure is owed; null where it isn't open. */
export function wantedMonth(page: Read, asked: string | null): Wanted | null {
  const periods = openPeriods(page.place);
  const open = periods.map(({ period }) => period);
  if (open.length === 0) return { open, months: [], rows: [] };
  for (const month of periods) {
    const { period } = month;
    if (asked !== null && period !== asked) continue;
    const rows = rowsOf(page, [period]);
    if (asked !== null || month === periods.at(-1) || owes(rows)) {
      return { open, months: [month], rows };
    }
  }
  return null;
}

/** All open months beside each other. */
export function wantedMonths(page: Read): Wanted {
  const months = openPeriods(page.place);
  const open = months.map(({ period }) => period);
  return { open, months, rows: rowsOf(page, open) };
}

function rowsOf({ place, viewer, read }: Read, periods: readonly Period[]): readonly GridSeries[] {
  const { metrics, names, network } = place;
  return monthRows({
    base: `/networks/${network.slug}`,
    timeZone: network.timeZone,
    metrics,
    series: ownSeries(place, viewer),
    ...read,
    periods,
    names,
  });
}

/** Whether a figure of the month that can be entered isn't submitted yet. */
function owes(rows: readonly GridSeries[]): boolean {
  return rows.some(({ months }) =>
    months.some(({ locked, status }) => locked === null && (status === null || status === "draft")),
  );
}
