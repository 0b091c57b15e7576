import type { Tx } from "@/db/doors";
import { listFigures } from "@/db/queries/figures";
import type { NetworkPeriod } from "@/db/queries/periods";
import type { findReportPlace } from "@/db/queries/places";
import type { Viewer } from "@/lib/access/viewer";
import { addMonths } from "@/lib/periods/period";
import type { Figure } from "@/lib/reporting/figure";
import type { Series } from "@/lib/reporting/metric";

/** What my month stands on: the network with the metrics that the viewer's organisation reports. */
export type ReportPlace = NonNullable<Awaited<ReturnType<typeof findReportPlace>>>;

/** The figures that the viewer's organisation reports: of the open months, and of the year before the first of them. */
export async function readMonth(
  tx: Tx,
  place: ReportPlace,
  viewer: Viewer,
): Promise<readonly Figure[]> {
  const open = openPeriods(place);
  const [first] = open;
  const last = open.at(-1);
  if (first === undefined || last === undefined) return [];
  return listFigures(tx, place.network.id, {
    seriesKeys: ownSeries(place, viewer).map(({ key }) => key),
    first: addMonths(first.period, -12),
    last: last.period,
  });
}

/** The periods that take figures, oldest first. */
export function openPeriods({ periods }: ReportPlace): readonly NetworkPeriod[] {
  return periods.filter(({ closedOn }) => closedOn === null);
}

/** The series that the viewer's organisation reports, by key. */
export function ownSeries({ metrics }: ReportPlace, viewer: Viewer): readonly Series[] {
  return metrics
    .flatMap(({ series, parallel }) => [...series, ...parallel])
    .filter(({ reporterId }) => reporterId === viewer.organisationId)
    .toSorted((a, b) => a.key - b.key);
}
