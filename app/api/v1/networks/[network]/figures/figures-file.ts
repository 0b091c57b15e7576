import "server-only";
import type { File } from "@/app/api-route";
import { sheetFile, type SheetFormat } from "@/app/sheet-file";
import type { Acting } from "@/app/viewer";
import { words } from "@/app/words/words";
import { listFigures } from "@/db/queries/figures";
import { listMetrics } from "@/db/queries/metrics";
import { organisationSlugs } from "@/db/queries/organisations";
import { figureSheet, type FigureLine } from "@/lib/import/figure-sheet";
import type { SheetCell } from "@/lib/import/sheet";
import type { Period } from "@/lib/periods/period";

const more = ["Status", "Revision"];

/** Which figures a file has: of these months, of this reporter (its slug) or of all; null leaves it open. */
type Asked = {
  readonly first: Period | null;
  readonly last: Period | null;
  readonly reporter: string | null;
  readonly format: SheetFormat;
};

/** The figures that the viewer may see as a table, a row each, by series and month. */
export async function figuresFile({ tx, network }: Acting, asked: Asked): Promise<File> {
  const slugs = await organisationSlugs(tx);
  const metrics = await listMetrics(tx, network.id);
  const found = metrics
    .flatMap((metric) => metric.series.map((series) => ({ metric, series })))
    .filter(
      ({ series }) => asked.reporter === null || slugs.get(series.reporterId) === asked.reporter,
    )
    .toSorted((a, b) => a.series.key - b.series.key);
  const figures = await listFigures(tx, network.id, {
    seriesKeys: found.map(({ series }) => series.key),
    first: asked.first ?? undefined,
    last: asked.last ?? undefined,
  });
  const ofSeries = new Map(found.map((one) => [one.series.key, one]));
  const lines = figures
    .toSorted((a, b) => a.seriesKey - b.seriesKey)
    .flatMap((figure): (readonly [FigureLine, readonly SheetCell[]])[] => {
      const one = ofSeries.get(figure.seriesKey);
      const version = one?.metric.versions.find((each) => each.version === figure.metricVersion);
      if (one === undefined || version === undefined) return [];
      if (figure.parts === null && !figure.notApplicable) return [];
      const { metric, series } = one;
      const line = {
        metric: metric.code,
        name: version.name,
        subject: series.subject,
        reporter: slugs.get(series.reporterId) ?? "",
        period: figure.period,
        measure: version,
        content: figure,
      };
      return [[line, [words.statuses[figure.status], { number: String(figure.revision) }]]];
    });
  return sheetFile(figureSheet(more, lines), {
    name: `figures-${network.slug}`,
    format: asked.format,
  });
}
