import type { Viewer } from "@/lib/access/viewer";
import type { ImportContext } from "@/lib/import/context";
import type { Tx } from "../doors";
import { listFiguresAtOnce } from "./figures";
import { listMemberNames } from "./members";
import { findReportPlace } from "./report-place";

/** What the rows of a file are compared with, for the organisation acted for; null where the viewer has no such network. */
export async function importContext(
  tx: Tx,
  { organisationId, organisationSlug, organisationName }: Viewer,
  slug: string,
): Promise<ImportContext | null> {
  const place = await findReportPlace(tx, slug, organisationId);
  if (place === null) return null;
  const series = place.metrics
    .flatMap((metric) => metric.series)
    .filter(({ reporterId }) => reporterId === organisationId);
  return {
    own: { id: organisationId, slug: organisationSlug, name: organisationName },
    members: await listMemberNames(tx, place.network.id),
    metrics: place.metrics.map(({ code, versions }) => ({ code, versions })),
    series,
    periods: place.periods.map(({ period, closedOn }) => ({ period, isClosed: closedOn !== null })),
    figures: await listFiguresAtOnce(
      tx,
      place.network.id,
      series.map(({ key }) => key),
    ),
  };
}
