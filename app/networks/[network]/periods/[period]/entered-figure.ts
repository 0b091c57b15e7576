import type { Acting } from "@/app/viewer";
import { words } from "@/app/words/words";
import { listMetrics } from "@/db/queries/metrics";
import { listFigures } from "@/db/queries/figures";
import { findSeries } from "@/db/queries/series";
import type { Parts } from "@/lib/metrics/kind";
import type { MetricVersion } from "@/lib/metrics/metric-version";
import { period as periodOf } from "@/lib/periods/period";
import { readEntry, type EntryFields } from "@/lib/reporting/entry";
import type { Figure } from "@/lib/reporting/figure";
import type { DefinedMetric, Series } from "@/lib/reporting/metric";

/** The fields of a figure as a form sends them. */
export type Fields = EntryFields;

/** What was typed, read by the definition of the figure that stands there. */
export type EnteredFigure = {
  readonly metric: DefinedMetric;
  readonly series: Series;
  readonly version: MetricVersion;
  readonly figure: Figure;
  /** Null where nothing was typed, or it doesn't apply. */
  readonly parts: Parts | null;
  readonly notApplicable: boolean;
  readonly problems: readonly (readonly [keyof Fields, string])[];
};

/** Reads what was typed beside a figure that the viewer sees; null where they see none. */
export async function enteredFigure(
  { tx, network }: Acting,
  sent: Fields & { readonly period: string; readonly key: number },
): Promise<EnteredFigure | null> {
  const period = periodOf(sent.period);
  const series = await findSeries(tx, network.id, sent.key);
  const [figure] = await listFigures(tx, network.id, {
    seriesKeys: [sent.key],
    first: period,
    last: period,
  });
  if (series === null || figure === undefined || figure.status === "draft") return null;
  const [metric] = await listMetrics(tx, network.id, [series.metricCode]);
  const version = metric?.versions.find((one) => one.version === figure.metricVersion);
  if (metric === undefined || version === undefined) return null;
  const { numerator, denominator, notApplicable } = sent;
  const entry = readEntry(version, { numerator, denominator, notApplicable });
  const known = { metric, series, version, figure };
  if (entry.state === "refused") {
    const problems = entry.problems.map(
      ({ field, code, values }) => [fieldNamed(field), words.problems[code](values)] as const,
    );
    return { ...known, parts: null, notApplicable: false, problems };
  }
  const content =
    entry.state === "empty" ? { parts: null, notApplicable: false } : contentOf(entry);
  return { ...known, ...content, problems: [] };
}

function contentOf({
  parts,
  notApplicable,
}: {
  readonly parts: Parts | null;
  readonly notApplicable: boolean;
}) {
  return { parts, notApplicable };
}

function fieldNamed(field: string): keyof Fields {
  return field === "denominator" || field === "notApplicable" ? field : "numerator";
}
