import { sql, type SQL } from "drizzle-orm";
import type { Parts } from "@/lib/metrics/kind";
import { monthNumber, periodOfMonthNumber, type Period } from "@/lib/periods/period";
import type { Figure, FigureSource, FigureStatus } from "@/lib/reporting/figure";
import type { Tx } from "../doors";
import { jsonRows, jsonStatement, periodText } from "../json-statement";

/** Which figures: of these series, from `first` to `last`, both included; without one the window is open there. */
export type Window = {
  readonly seriesKeys: readonly number[];
  readonly first?: Period | undefined;
  readonly last?: Period | undefined;
};

/** Figures by their columns, which costs Postgres least: series, period, parts, not applicable, status, revision, version. */
export type FigureColumns = readonly [
  readonly number[] | null,
  readonly number[],
  readonly (number | null)[],
  readonly (number | null)[],
  readonly boolean[],
  readonly FigureStatus[],
  readonly number[],
  readonly number[],
];

const networkId = sql`${sql.placeholder("networkId")}::uuid`;
const seriesKeys = sql`${sql.placeholder("seriesKeys")}::int[]`;

/** The figures of a query in JSON, oldest first: `figuresOf` reads them. */
export function figureColumns(figures: SQL): SQL {
  return sql`(select json_build_array(json_agg(series_key), json_agg(period), json_agg(numerator),
      json_agg(denominator), json_agg(not_applicable), json_agg(status), json_agg(revision), json_agg(metric_version))
    from (select * from (${figures}) found order by period, series_key) seen)`;
}

/**
 * The condition on figures of one series from the statement's month `first` on. The bound is of series and month together, as
 * the key of figures has them: by the month alone Postgres would rather read the months of the whole network, since it expects
 * next to no rows where a network is named twice, by a statement and by row-level security.
 */
export function sinceFirst(series: SQL): SQL {
  return sql`(series_key, period) >= (${series}, ${sql.placeholder("first")}::int)`;
}

/** The same up to the statement's month `last`, both included. */
export function windowOf(series: SQL): SQL {
  return sql`${sinceFirst(series)} and (series_key, period) <= (${series}, ${sql.placeholder("last")}::int)`;
}

/**
 * The figures of the series whose keys `keys` gives as an array, as far as `only` keeps them, where `wanted` is the series. Each
 * series is looked up by itself: one plan for all of them would read whole months of the network to find a few series.
 */
export function figuresOfEach(network: SQL, keys: SQL, only = sql`true`): SQL {
  return sql`select own.* from unnest(${keys}) wanted cross join lateral (
      select * from figures where network_id = ${network} and series_key = wanted and ${only} order by period
    ) own`;
}

/** A month of a series that was restated after it was agreed. */
export type RestatedMonth = { readonly seriesKey: number; readonly period: Period };

/** The months of the series whose keys `keys` gives as an array that were restated, in JSON. */
export function restatedMonths(network: SQL, keys: SQL): SQL {
  return jsonRows(sql`
    select distinct series_key as "seriesKey", ${periodText(sql`period`)} as period
    from figure_revisions
    where network_id = ${network} and series_key = any (${keys}) and source = 'restatement' order by 1, 2`);
}

const found = figureColumns(figuresOfEach(networkId, seriesKeys, windowOf(sql`wanted`)));
const read = jsonStatement<FigureColumns>(sql`select ${found}::text as json`);

/** The figures in a window that the viewer may see, oldest first. */
export async function listFigures(
  tx: Tx,
  networkId: string,
  { seriesKeys, first, last }: Window,
): Promise<readonly Figure[]> {
  if (seriesKeys.length === 0) return [];
  const columns = await read(tx, {
    networkId,
    seriesKeys,
    first: first === undefined ? 0 : monthNumber(first),
    last: last === undefined ? 2 ** 31 - 1 : monthNumber(last),
  });
  return columns === null ? [] : figuresOf(columns);
}

const readAtOnce = jsonStatement<FigureColumns>(
  sql`select ${figureColumns(sql`
    select * from figures where network_id = ${networkId} and series_key = any (${seriesKeys})`)}::text as json`,
);

/** The figures of many series in all months that the viewer may see: looked up together, which costs less where most are needed. */
export async function listFiguresAtOnce(
  tx: Tx,
  network: string,
  keys: readonly number[],
): Promise<readonly Figure[]> {
  if (keys.length === 0) return [];
  const columns = await readAtOnce(tx, { networkId: network, seriesKeys: keys });
  return columns === null ? [] : figuresOf(columns);
}

/** The figures that `figureColumns` gave. */
export function figuresOf([keys, ...columns]: FigureColumns): readonly Figure[] {
  const [periods, numerators, denominators, notApplicable, statuses, revisions, versions] = columns;
  const named = new Map<number, Period>();
  const periodAt = (index: number): Period => {
    const number = periods[index] ?? 0;
    const known = named.get(number) ?? periodOfMonthNumber(number);
    named.set(number, known);
    return known;
  };
  return (keys ?? []).map((seriesKey, index) => ({
    seriesKey,
    period: periodAt(index),
    parts: partsOf(numerators[index] ?? null, denominators[index] ?? null),
    notApplicable: notApplicable[index] === true,
    status: statuses[index] ?? "draft",
    revision: revisions[index] ?? 0,
    metricVersion: versions[index] ?? 0,
  }));
}

/** One revision of a figure, with who wrote it and when. */
export type Revision = {
  readonly seriesKey: number;
  readonly revision: number;
  readonly parts: Parts | null;
  readonly notApplicable: boolean;
  readonly status: FigureStatus;
  readonly metricVersion: number;
  readonly personName: string;
  readonly reportedAt: Date;
  /** Null: nobody recorded it. */
  readonly source: FigureSource | null;
  readonly reason: string | null;
};

type RevisionRow = Omit<Revision, "parts" | "reportedAt"> & {
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly reportedAt: string;
};

const readRevisions = jsonStatement<readonly RevisionRow[]>(
  sql`select ${jsonRows(sql`
    select series_key as "seriesKey", revision, numerator, denominator, not_applicable as "notApplicable", status,
      metric_version as "metricVersion", member_people.name as "personName", reported_at as "reportedAt", source, reason
    from figure_revisions join member_people on member_people.network_id = figure_revisions.network_id
      and member_people.organisation_id = figure_revisions.reporter_id
      and member_people.person_id = figure_revisions.person_id
    where figure_revisions.network_id = ${networkId} and series_key = any (${seriesKeys})
      and period = ${sql.placeholder("period")}::int
    order by series_key desc, revision desc`)}::text as json`,
);

/** The revisions of these series' figures for a period that the viewer may see, newest first. */
export async function listRevisions(
  tx: Tx,
  networkId: string,
  { seriesKeys, period }: { readonly seriesKeys: readonly number[]; readonly period: Period },
): Promise<readonly Revision[]> {
  if (seriesKeys.length === 0) return [];
  const rows = await readRevisions(tx, { networkId, seriesKeys, period: monthNumber(period) });
  return (rows ?? []).map(({ numerator, denominator, reportedAt, ...row }) => ({
    ...row,
    parts: partsOf(numerator, denominator),
    reportedAt: new Date(reportedAt),
  }));
}

function partsOf(numerator: number | null, denominator: number | null): Parts | null {
  return numerator === null ? null : { numerator, denominator };
}
