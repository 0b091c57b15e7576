import type { Period } from "@/lib/periods/period";
import type { Figure } from "@/lib/reporting/figure";
import { figureAudience } from "@/lib/reporting/audience";
import { versionFor, type DefinedMetric, type Series } from "@/lib/reporting/metric";
import { standingAt, type Standing } from "./acceptance";
import { acceptingSide } from "./accepting-side";
import {
  acceptedBy,
  agreedToRestate,
  openRestatement,
  openThread,
  type FigureAct,
} from "./figure-act";

/** How a figure that is due stands for those who settle it. */
export type SettledFigure = {
  readonly metric: DefinedMetric;
  readonly series: Series;
  /** Null where nothing is submitted. */
  readonly figure: Figure | null;
  readonly reportedAt: Date | null;
  readonly standing: Standing | "missing";
  /** Who accepts it; empty where nobody else sees it. */
  readonly side: readonly string[];
  readonly accepted: readonly string[];
  /** The open dispute, from the question on. */
  readonly thread: readonly FigureAct[];
  readonly restatement: FigureAct | null;
  readonly agreed: readonly string[];
};

/** What of a month its figures are settled by. */
export type SettlingFacts = {
  readonly memberIds: readonly string[];
  readonly acceptanceDays: number;
  readonly timeZone: string;
};

/** What is known of one figure. */
export type FigureFacts = {
  readonly metric: DefinedMetric;
  readonly series: Series;
  readonly period: Period;
  readonly figure: Figure | null;
  readonly reportedAt: Date | null;
  readonly acts: readonly FigureAct[];
};

/** How a figure stands now. A draft is nothing yet. */
export function settledFigure(
  { metric, series, period, figure, reportedAt, acts }: FigureFacts,
  { memberIds, acceptanceDays, timeZone }: SettlingFacts,
  now: Date,
): SettledFigure {
  const status = figure?.status ?? "draft";
  const version =
    metric.versions.find((one) => one.version === figure?.metricVersion) ??
    versionFor(metric, series, period);
  const { reporterId } = series;
  const audience =
    version === null
      ? [reporterId]
      : figureAudience({ ...version, reporterId, seriesAudience: series.audience });
  const { acceptingId = null, partyIds = [] } = version ?? {};
  return {
    metric,
    series,
    figure,
    reportedAt,
    standing:
      figure === null || reportedAt === null
        ? "missing"
        : standingAt(now, { status, reportedAt, acceptanceDays, timeZone }),
    side: acceptingSide({ acceptingId, partyIds, reporterId, audience, memberIds }),
    accepted: acceptedBy(acts),
    thread: openThread(status, acts),
    restatement: openRestatement(acts),
    agreed: agreedToRestate(acts),
  };
}

/** Whether an organisation is asked to accept a figure: it may still dispute it too. */
export function isAskedToAccept(
  { standing, side, accepted }: SettledFigure,
  organisationId: string,
): boolean {
  return (
    standing === "submitted" && side.includes(organisationId) && !accepted.includes(organisationId)
  );
}

/** Whether an organisation is asked to agree to a restatement. */
export function isAskedToRestate(
  { restatement, side, agreed }: SettledFigure,
  organisationId: string,
): boolean {
  return restatement !== null && side.includes(organisationId) && !agreed.includes(organisationId);
}

/** Whether a disputed figure waits for an organisation: for the side that didn't have the last word. */
export function isAskedInDispute(
  { thread, series }: SettledFigure,
  organisationId: string,
): boolean {
  const [question] = thread;
  const last = thread.at(-1);
  if (question === undefined || last === undefined) return false;
  const asked =
    last.organisationId === series.reporterId ? question.organisationId : series.reporterId;
  return organisationId === asked;
}
