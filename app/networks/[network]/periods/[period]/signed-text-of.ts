import type { PeriodPlace } from "@/db/queries/period-place";
import type { Viewer } from "@/lib/access/viewer";
import { versionFor } from "@/lib/reporting/metric";
import { signedPeriod, type SignedFigure } from "@/lib/settlement/signed-period";

/**
 * What the viewer's organisation would sign of a month, and which figures it has to be seen with: their revisions, and no more than
 * that, so that a page can send it back.
 */
export function signedTextOf(
  { network, month, metrics, figures, members }: PeriodPlace,
  { organisationSlug }: Viewer,
): { readonly text: string; readonly seen: string } {
  const reported = new Map(figures.map((figure) => [figure.seriesKey, figure]));
  const slugs = new Map(members.map(({ id, slug }) => [id, slug]));
  const lines: readonly SignedFigure[] = metrics.flatMap((metric) =>
    [...metric.series, ...metric.parallel].flatMap((series) => {
      const figure = reported.get(series.key) ?? null;
      if (figure === null && versionFor(metric, series, month.period) === null) return [];
      return { series, figure, reporter: slugs.get(series.reporterId) ?? "" };
    }),
  );
  const signing = { network: network.slug, organisation: organisationSlug, period: month.period };
  const seen = figures
    .toSorted((a, b) => a.seriesKey - b.seriesKey)
    .map(({ seriesKey, revision }) => `${seriesKey}.${revision}`)
    .join(" ");
  return { text: signedPeriod(signing, lines), seen };
}
