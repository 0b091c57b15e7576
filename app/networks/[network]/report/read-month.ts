import type { Tx } from "@/db/doors";
import { listFigures } from "@/db/queries/figures";
import type { NetworkPeriod } from "@/db/queries/periods";
import type { ReportPlace } from "@/db/queries/report-place";
import { listTrail, type TrailRevision } from "@/db/queries/trail";
import type { Viewer } from "@/lib/access/viewer";
import { addMonths } from "@/lib/periods/period";
import type { Figure } from "@/lib/reporting/figure";
import type { Series } from "@/lib/reporting/metric";

/** How many months before those that are shown an entry is compared with. */
export const monthsBefore = 24;

/** How much of a figure's trail is at hand. */
const revisionsShown = 5;

/** The figures that the viewer's organisation reports, of the open months and of two years before the first of them, and the trail of the open months. */
export type MonthRead = {
  readonly figures: readonly Figure[];
  readonly trail: readonly TrailRevision[];
};

/** Reads what my month shows. */
export async function readMonth(tx: Tx, place: ReportPlace, viewer: Viewer): Promise<MonthRead> {
  const open = openPeriods(place);
  const [first] = open;
  const last = open.at(-1);
  if (first === undefined || last === undefined) return { figures: [], trail: [] };
  const seriesKeys = ownSeries(place, viewer).map(({ key }) => key);
  const [figures, trail] = await Promise.all([
    listFigures(tx, place.network.id, {
      seriesKeys,
      first: addMonths(first.period, -monthsBefore),
      last: last.period,
    }),
    listTrail(tx, place.network.id, {
      seriesKeys,
      periods: open.map(({ period }) => period),
      most: revisionsShown,
    }),
  ]);
  return { figures, trail };
}

/** The periods that take figures, oldest first. */
export function openPeriods({ periods }: Pick<ReportPlace, "periods">): readonly NetworkPeriod[] {
  return periods.filter(({ closedOn }) => closedOn === null);
}

/** The series that the viewer's organisation reports, by key. */
export function ownSeries({ metrics }: ReportPlace, viewer: Viewer): readonly Series[] {
  return metrics
    .flatMap(({ series, parallel }) => [...series, ...parallel])
    .filter(({ reporterId }) => reporterId === viewer.organisationId)
    .toSorted((a, b) => a.key - b.key);
}
