import "server-only";
import type { File } from "@/app/api-route";
import { sheetFile, type SheetFormat } from "@/app/sheet-file";
import type { Acting } from "@/app/viewer";
import { listFigures } from "@/db/queries/figures";
import { findReportPlace } from "@/db/queries/report-place";
import { figureSheet, type FigureLine } from "@/lib/import/figure-sheet";
import type { SheetCell } from "@/lib/import/sheet";
import type { Period } from "@/lib/periods/period";
import { figureFinder } from "@/lib/reporting/figure";
import { versionFor } from "@/lib/reporting/metric";

const more = ["Reason", "What the first counts", "What the second counts", "Network"];

/** The series that the viewer's organisation reports in a month, with what is entered of each; null where the month isn't open. */
export async function templateFile(
  { tx, network, viewer }: Acting,
  { period, format }: { readonly period: Period; readonly format: SheetFormat },
): Promise<File | null> {
  const place = await findReportPlace(tx, network.slug, viewer.organisationId);
  const month = place?.periods.find((one) => one.period === period && one.closedOn === null);
  if (place === null || month === undefined) return null;
  const own = place.metrics
    .flatMap((metric) => metric.series.map((series) => ({ metric, series })))
    .filter(({ series }) => series.reporterId === viewer.organisationId)
    .toSorted((a, b) => a.series.key - b.series.key);
  const find = figureFinder(
    await listFigures(tx, network.id, {
      seriesKeys: own.map(({ series }) => series.key),
      first: period,
      last: period,
    }),
  );
  const lines = own.flatMap(
    ({ metric, series }): (readonly [FigureLine, readonly SheetCell[]])[] => {
      const figure = find(series.key, period);
      const version = versionFor(metric, series, period);
      if (version === null) return [];
      const measure =
        metric.versions.find((one) => one.version === figure?.metricVersion) ?? version;
      const line = {
        metric: metric.code,
        name: version.name,
        subject: series.subject,
        reporter: viewer.organisationSlug,
        period,
        measure,
        content: figure ?? { parts: null, notApplicable: false },
      };
      return [[line, ["", version.numeratorSays, version.denominatorSays ?? "", network.name]]];
    },
  );
  return sheetFile(figureSheet(more, lines), { name: `figures-${period}`, format });
}
