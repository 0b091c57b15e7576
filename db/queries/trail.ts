import { sql } from "drizzle-orm";
import { monthNumber, periodOfMonthNumber, type Period } from "@/lib/periods/period";
import type { Tx } from "../doors";
import { jsonRows, jsonStatement } from "../json-statement";
import type { Revision } from "./figures";

/** A revision with the month that it is of. */
export type TrailRevision = Revision & { readonly period: Period };

type Row = Omit<TrailRevision, "parts" | "reportedAt" | "period"> & {
  readonly period: number;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly reportedAt: string;
};

const network = sql`${sql.placeholder("networkId")}::uuid`;

const read = jsonStatement<readonly Row[]>(
  sql`select ${jsonRows(sql`
    select found.*, member_people.name as "personName"
    from unnest(${sql.placeholder("seriesKeys")}::int[]) wanted
    cross join unnest(${sql.placeholder("periods")}::int[]) month
    cross join lateral (
      select series_key as "seriesKey", period, revision, numerator, denominator, not_applicable as "notApplicable",
        status, metric_version as "metricVersion", reported_at as "reportedAt", source, reason, reporter_id, person_id
      from figure_revisions
      where network_id = ${network} and series_key = wanted and period = month
      order by revision desc limit ${sql.placeholder("most")}::int
    ) found
    join member_people on member_people.network_id = ${network}
      and member_people.organisation_id = found.reporter_id and member_people.person_id = found.person_id
    order by found."seriesKey", found.period, found.revision desc`)}::text as json`,
);

/**
 * The last revisions of these series' figures of these months that the viewer may see, `most` of each figure, newest first.
 */
export async function listTrail(
  tx: Tx,
  networkId: string,
  {
    seriesKeys,
    periods,
    most,
  }: {
    readonly seriesKeys: readonly number[];
    readonly periods: readonly Period[];
    readonly most: number;
  },
): Promise<readonly TrailRevision[]> {
  if (seriesKeys.length === 0 || periods.length === 0) return [];
  const rows = await read(tx, { networkId, seriesKeys, periods: periods.map(monthNumber), most });
  return (rows ?? []).map(({ numerator, denominator, reportedAt, period, ...row }) => ({
    ...row,
    period: periodOfMonthNumber(period),
    parts: numerator === null ? null : { numerator, denominator },
    reportedAt: new Date(reportedAt),
  }));
}
