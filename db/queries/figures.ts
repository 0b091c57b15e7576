import { and, asc, eq, gte, inArray, lte } from "drizzle-orm";
import type { Parts } from "@/lib/metrics/kind";
import { monthNumber, periodOfMonthNumber, type Period } from "@/lib/periods/period";
import type { Figure, FigureStatus } from "@/lib/reporting/figure";
import type { Tx } from "../doors";
import { figureRevisions, figures } from "../schema/figures";
import { memberPeople } from "../schema/networks";

/** Which figures: of these series, from `first` to `last`, both included; without one of them the window is open there. */
export type Window = {
  readonly seriesKeys: readonly number[];
  readonly first?: Period;
  readonly last?: Period;
};

/** The figures in a window that the viewer may see, oldest first. */
export async function listFigures(
  tx: Tx,
  networkId: string,
  { seriesKeys, first, last }: Window,
): Promise<readonly Figure[]> {
  if (seriesKeys.length === 0) return [];
  const rows = await tx
    .select({
      seriesKey: figures.seriesKey,
      period: figures.period,
      numerator: figures.numerator,
      denominator: figures.denominator,
      notApplicable: figures.notApplicable,
      status: figures.status,
      revision: figures.revision,
      metricVersion: figures.metricVersion,
    })
    .from(figures)
    .where(
      and(
        eq(figures.networkId, networkId),
        inArray(figures.seriesKey, [...seriesKeys]),
        first === undefined ? undefined : gte(figures.period, monthNumber(first)),
        last === undefined ? undefined : lte(figures.period, monthNumber(last)),
      ),
    )
    .orderBy(asc(figures.period), asc(figures.seriesKey));
  return rows.map(({ numerator, denominator, period, ...row }) => ({
    ...row,
    period: periodOfMonthNumber(period),
    parts: partsOf(numerator, denominator),
  }));
}

/** One revision of a figure, with who wrote it and when. */
export type Revision = {
  readonly seriesKey: number;
  readonly revision: number;
  readonly parts: Parts | null;
  readonly notApplicable: boolean;
  readonly status: FigureStatus;
  readonly personName: string;
  readonly reportedAt: Date;
};

/** The revisions of these series' figures for a period that the viewer may see, newest first. */
export async function listRevisions(
  tx: Tx,
  networkId: string,
  { seriesKeys, period }: { readonly seriesKeys: readonly number[]; readonly period: Period },
): Promise<readonly Revision[]> {
  if (seriesKeys.length === 0) return [];
  const rows = await tx
    .select({
      seriesKey: figureRevisions.seriesKey,
      revision: figureRevisions.revision,
      numerator: figureRevisions.numerator,
      denominator: figureRevisions.denominator,
      notApplicable: figureRevisions.notApplicable,
      status: figureRevisions.status,
      personName: memberPeople.name,
      reportedAt: figureRevisions.reportedAt,
    })
    .from(figureRevisions)
    .innerJoin(
      memberPeople,
      and(
        eq(memberPeople.networkId, figureRevisions.networkId),
        eq(memberPeople.organisationId, figureRevisions.reporterId),
        eq(memberPeople.personId, figureRevisions.personId),
      ),
    )
    .where(
      and(
        eq(figureRevisions.networkId, networkId),
        inArray(figureRevisions.seriesKey, [...seriesKeys]),
        eq(figureRevisions.period, monthNumber(period)),
      ),
    )
    .orderBy(asc(figureRevisions.seriesKey), asc(figureRevisions.revision));
  return rows.toReversed().map(({ numerator, denominator, ...row }) => ({
    ...row,
    parts: partsOf(numerator, denominator),
  }));
}

function partsOf(numerator: number | null, denominator: number | null): Parts | null {
  return numerator === null ? null : { numerator, denominator };
}
