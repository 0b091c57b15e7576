import type { NetworkPeriod } from "@/db/queries/periods";
import type { Viewer } from "@/lib/access/viewer";
import type { Period } from "@/lib/periods/period";
import type { Figure } from "@/lib/reporting/figure";
import type { MonthRow } from "./month-row";
import { monthRows } from "./month-rows";
import { openPeriods, ownSeries, type ReportPlace } from "./read-month";

/** An open month with its lines, among all that are open; none where there is no open one. */
type WantedMonth = {
  readonly open: readonly Period[];
  readonly month: NetworkPeriod | null;
  readonly rows: readonly MonthRow[];
};

/** The month asked for, or the oldest open one in which a figure is owed; null where it isn't open. */
export function wantedMonth(
  {
    place,
    viewer,
    figures,
  }: { readonly place: ReportPlace; readonly viewer: Viewer; readonly figures: readonly Figure[] },
  asked: string | null,
): WantedMonth | null {
  const periods = openPeriods(place);
  const open = periods.map(({ period }) => period);
  if (open.length === 0) return { open, month: null, rows: [] };
  const { metrics, names, network } = place;
  const series = ownSeries(place, viewer);
  const base = `/networks/${network.slug}`;
  for (const month of periods) {
    const { period } = month;
    if (asked !== null && period !== asked) continue;
    const rows = monthRows({ base, metrics, series, figures, period, names });
    if (asked !== null || month === periods.at(-1) || owes(rows)) return { open, month, rows };
  }
  return null;
}

/** Whether a figure of the month that can be entered isn't submitted yet. */
function owes(rows: readonly MonthRow[]): boolean {
  return rows.some(({ locked, submitted }) => locked === null && !submitted);
}
