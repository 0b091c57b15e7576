import { sql } from "drizzle-orm";
import type { Level } from "@/lib/bands/level";
import { monthNumber, type Period } from "@/lib/periods/period";
import type { Figure } from "@/lib/reporting/figure";
import type { DefinedMetric, Series } from "@/lib/reporting/metric";
import type { FigureAct } from "@/lib/settlement/figure-act";
import type { Tx } from "../doors";
import { jsonStatement } from "../json-statement";
import { listFigures, listRevisions, type Revision } from "./figures";
import { listMetrics } from "./metrics";
import { monthOf, monthWith, type MonthRows, type PeriodPlace } from "./period-place";

/** How a figure stood when its month closed; `text` is canonical JSON of all that it was judged by. */
export type KeptEvaluation = {
  readonly revision: number | null;
  readonly level: Level;
  readonly baseLevel: Level;
  readonly text: string;
  readonly textHash: string;
  readonly frozenAt: Date;
};

/** A figure with everything that happened to it, as far as the viewer sees it. */
export type FigurePlace = Omit<PeriodPlace, "metrics" | "signatures" | "signedBy" | "acts"> & {
  readonly metric: DefinedMetric;
  readonly series: Series;
  /** Null where nothing is submitted. */
  readonly figure: Figure | null;
  /** Of all months of the series, for what a restatement changes. */
  readonly history: readonly Figure[];
  /** Newest first, the drafts of the viewer's own among them. */
  readonly revisions: readonly Revision[];
  readonly acts: readonly FigureAct[];
  readonly kept: KeptEvaluation | null;
};

type Rows = MonthRows & {
  readonly series: Series | null;
  readonly kept: (Omit<KeptEvaluation, "frozenAt"> & { readonly frozenAt: string }) | null;
};

const key = sql`${sql.placeholder("key")}::int`;

const read = jsonStatement<Rows>(
  monthWith(
    sql`series_key = ${key}`,
    sql`, 'series', (
      select json_build_object('key', key, 'metricCode', metric_code, 'subject', subject, 'reporterId', reporter_id,
        'audience', audience, 'parallelVersion', parallel_version)
      from series where network_id = (select id from here) and key = ${key}
    ), 'kept', (
      select json_build_object('revision', revision, 'level', level, 'baseLevel', base_level, 'text', text,
        'textHash', text_hash, 'frozenAt', frozen_at)
      from frozen_evaluations
      where network_id = (select id from here) and series_key = ${key} and period = ${sql.placeholder("month")}::int
    )`,
  ),
);

/** A series' figure for a month; null where the viewer sees no such network, month or series. */
export async function findFigurePlace(
  tx: Tx,
  slug: string,
  { period, seriesKey }: { readonly period: Period; readonly seriesKey: number },
): Promise<FigurePlace | null> {
  const rows = await read(tx, { slug, month: monthNumber(period), key: seriesKey });
  const found = rows === null ? null : monthOf(rows, period);
  const series = rows?.series ?? null;
  if (rows === null || found === null || series === null) return null;
  const { id } = found.network;
  const [metric] = await listMetrics(tx, id, [series.metricCode]);
  if (metric === undefined) return null;
  const history = await listFigures(tx, id, { seriesKeys: [seriesKey] });
  return {
    ...found,
    metric,
    series,
    figure: found.figures[0] ?? null,
    history: history.filter(({ status }) => status !== "draft"),
    revisions: await listRevisions(tx, id, { seriesKeys: [seriesKey], period }),
    acts: found.acts.get(seriesKey) ?? [],
    kept: rows.kept === null ? null : { ...rows.kept, frozenAt: new Date(rows.kept.frozenAt) },
  };
}
