import type { Period } from "@/lib/periods/period";
import type { Figure } from "@/lib/reporting/figure";
import { versionFor, type DefinedMetric } from "@/lib/reporting/metric";
import type { FigureAct } from "./figure-act";
import {
  isAskedInDispute,
  isAskedToAccept,
  isAskedToRestate,
  settledFigure,
  type SettledFigure,
  type SettlingFacts,
} from "./settled-figure";

/** What of a month is known. */
export type MonthFacts = SettlingFacts & {
  readonly period: Period;
  readonly metrics: readonly DefinedMetric[];
  readonly figures: readonly Figure[];
  readonly reportedAt: ReadonlyMap<number, Date>;
  readonly acts: ReadonlyMap<number, readonly FigureAct[]>;
};

/** Every figure that is due in a month or was reported for it, by the keys of the series. */
export function settledMonth(facts: MonthFacts, now: Date): readonly SettledFigure[] {
  const { period, metrics, figures, reportedAt, acts } = facts;
  const reported = new Map(figures.map((figure) => [figure.seriesKey, figure]));
  return metrics
    .flatMap((metric) =>
      metric.series.flatMap((series) => {
        const figure = reported.get(series.key) ?? null;
        if (figure === null && versionFor(metric, series, period) === null) return [];
        const about = { metric, series, period, figure };
        return settledFigure(
          {
            ...about,
            reportedAt: reportedAt.get(series.key) ?? null,
            acts: acts.get(series.key) ?? [],
          },
          facts,
          now,
        );
      }),
    )
    .toSorted((a, b) => a.series.key - b.series.key);
}

/** How far one organisation has come with a month: its own figures, and what of others' waits for it. */
export type MemberStanding = {
  readonly organisationId: string;
  readonly due: number;
  readonly submitted: number;
  readonly accepted: number;
  readonly disputed: number;
  /** Figures of others that it is asked to accept. */
  readonly toAccept: number;
  /** Questions and restatements that it is asked to answer. */
  readonly toAnswer: number;
};

/** How far each of these organisations has come with a month, in their order. */
export function memberStandings(
  month: readonly SettledFigure[],
  memberIds: readonly string[],
): readonly MemberStanding[] {
  return memberIds.map((organisationId) => {
    const own = month.filter(({ series }) => series.reporterId === organisationId);
    const count = (is: (one: SettledFigure) => boolean, of = month) => of.filter(is).length;
    return {
      organisationId,
      due: own.length,
      submitted: count(({ standing }) => standing !== "missing", own),
      accepted: count(isSettled, own),
      disputed: count(({ standing }) => standing === "disputed", own),
      toAccept: count((one) => isAskedToAccept(one, organisationId)),
      toAnswer: count(
        (one) => isAskedInDispute(one, organisationId) || isAskedToRestate(one, organisationId),
      ),
    };
  });
}

function isSettled({ standing }: SettledFigure): boolean {
  return standing === "accepted" || standing === "accepted-by-silence" || standing === "final";
}
