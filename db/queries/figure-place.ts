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
import type { FigureKey } from "./settlement";
import { monthOf, monthWith, type MonthRows, type PeriodPlace } from "./period-place";

/** How a figure stood when its month closed; `text` is canonical JSON of all that it was judged by. */
type KeptEvaluation = {
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
  if (rows === null || found === null || rows.series === null) return null;
  const { series, kept } = rows;
  const about = { networkId: found.network.id, seriesKey, period };
  const metric = await metricOf(tx, about.networkId, series.metricCode);
  if (metric === null) return null;
  return {
    ...found,
    metric,
    series,
    ...(await figureIn(tx, about)),
    figure: found.figures.at(0) ?? null,
    acts: found.acts.get(seriesKey) ?? [],
    kept: kept === null ? null : { ...kept, frozenAt: new Date(kept.frozenAt) },
  };
}

async function metricOf(tx: Tx, networkId: string, code: string): Promise<DefinedMetric | null> {
  const [metric] = await listMetrics(tx, networkId, [code]);
  return metric ?? null;
}

async function figureIn(
  tx: Tx,
  { networkId, seriesKey, period }: FigureKey,
): Promise<Pick<FigurePlace, "history" | "revisions">> {
  const history = await listFigures(tx, networkId, { seriesKeys: [seriesKey] });
  return {
    history: history.filter(({ status }) => status !== "draft"),
    revisions: await listRevisions(tx, networkId, { seriesKeys: [seriesKey], period }),
  };
}
