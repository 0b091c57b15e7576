import { notFound } from "next/navigation";
import type { Tx } from "@/db/doors";
import { listFigures, listRevisions } from "@/db/queries/figures";
import type { findMetricPlace } from "@/db/queries/places";
import type { Period } from "@/lib/periods/period";
import type { Figure } from "@/lib/reporting/figure";
import type { Metric } from "@/lib/reporting/metric";
import { chainKeys } from "@/lib/scorecards/agreed-chain";
import { composedOf, type Composed } from "./composed";

type MetricPlace = NonNullable<Awaited<ReturnType<typeof findMetricPlace>>>;

/** One metric's figures over time, those that it is composed of among them, and who reported the month that is shown. */
export async function readMetric(tx: Tx, { metric, ...place }: MetricPlace, asked: Period | null) {
  const { network, chain, agreed } = place;
  const last = place.periods.at(-1)?.period;
  if (metric === null || last === undefined) notFound();
  const own = metric.series.map(({ key }) => key);
  const ofChain = chain?.composedMetricCode === metric.code ? chainKeys(chain, agreed) : [];
  const beside = metric.parallel.map(({ key }) => key);
  const all = await listFigures(tx, network.id, { seriesKeys: [...own, ...beside, ...ofChain] });
  const reported = all.filter(({ status }) => status !== "draft");
  const figures = reported.filter(({ seriesKey }) => own.includes(seriesKey));
  const composed = composedOf(place, metric.code, reported);
  const at = asked ?? latest(metric, figures, composed) ?? last;
  const revisions = await listRevisions(tx, network.id, { seriesKeys: own, period: at });
  return {
    metric,
    at,
    figures,
    parallelFigures: reported.filter(({ seriesKey }) => beside.includes(seriesKey)),
    composed,
    revisions: revisions.filter(({ status }) => status !== "draft"),
  };
}

/** The last month with something to show: complete or composed, or else one with any figure. */
function latest(
  metric: Metric,
  figures: readonly Figure[],
  composed: Composed | null,
): Period | undefined {
  return (
    lastComplete(metric, figures) ??
    composed?.months.findLast((month) => month.composed.value !== null)?.period ??
    figures.at(-1)?.period
  );
}

/** The last month for which every series has reported; a month that is only begun would show a hole first. */
function lastComplete(metric: Metric, figures: readonly Figure[]): Period | null {
  const counts = new Map<Period, number>();
  for (const { parts, period } of figures) {
    if (parts !== null) counts.set(period, (counts.get(period) ?? 0) + 1);
  }
  const complete = [...counts].findLast(([, count]) => count === metric.series.length);
  return complete?.[0] ?? null;
}
