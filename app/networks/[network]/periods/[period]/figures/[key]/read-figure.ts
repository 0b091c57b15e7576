import { notFound } from "next/navigation";
import { inPlace } from "@/app/viewer";
import { findFigurePlace, type FigurePlace } from "@/db/queries/figure-place";
import { can } from "@/lib/access/can";
import type { Viewer } from "@/lib/access/viewer";
import { parsePeriod } from "@/lib/periods/period";
import { versionOf } from "@/lib/reporting/metric";
import { settledFigure, type SettledFigure } from "@/lib/settlement/settled-figure";

/** A figure as its page shows it, with what the viewer may do about it. */
export type FigurePage = {
  readonly place: FigurePlace;
  readonly viewer: Viewer;
  readonly settled: SettledFigure;
  readonly version: ReturnType<typeof versionOf>;
  /** For the accepting side, or the reporter: managers and boards. */
  readonly mayAnswer: boolean;
  /** For the reporter's managers. */
  readonly mayRestate: boolean;
};

/** A series' figure for a month as whoever is signed in sees it. */
export async function readFigure(
  slug: string,
  { period: typed, key }: { readonly period: string; readonly key: string },
): Promise<FigurePage> {
  const period = parsePeriod(typed);
  const seriesKey = /^[1-9][0-9]{0,8}$/.test(key) ? Number(key) : 0;
  if (period === null || seriesKey === 0) notFound();
  return inPlace(
    { path: `/networks/${slug}/periods/${typed}/figures/${key}`, needs: "see-scorecards" },
    (tx) => findFigurePlace(tx, slug, { period, seriesKey }),
    async (_tx, place, viewer) => pageOf(place, viewer),
  );
}

function pageOf(place: FigurePlace, viewer: Viewer): FigurePage {
  const { network, metric, series, figure, month, members, terms, acts } = place;
  const settled = settledFigure(
    {
      metric,
      series,
      figure,
      acts,
      period: month.period,
      reportedAt: place.reportedAt.get(series.key) ?? null,
    },
    {
      memberIds: members.map(({ id }) => id),
      acceptanceDays: terms.acceptanceDays,
      timeZone: network.timeZone,
    },
    new Date(),
  );
  const isReporter = series.reporterId === viewer.organisationId;
  const isSide = isReporter || settled.side.includes(viewer.organisationId);
  return {
    place,
    viewer,
    settled,
    version: versionOf(metric, month.period, figure),
    mayAnswer: isSide && can(viewer, "agree", network.id),
    mayRestate: isReporter && can(viewer, "submit-month", network.id),
  };
}
