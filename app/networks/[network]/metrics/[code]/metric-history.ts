import { variationOf, type Variation } from "@/lib/early-warning/charts/icons";
import { metricChart, type MetricChart } from "@/lib/early-warning/charts/metric-chart";
import type { MetricVersion } from "@/lib/metrics/metric-version";
import type { Period } from "@/lib/periods/period";
import { figureFinder, type Figure } from "@/lib/reporting/figure";
import { judgedTogether, type Judged } from "@/lib/reporting/judged";
import type { Metric, Series } from "@/lib/reporting/metric";

/** A metric's months, of all its series together and of each, in the order of its series; the chart begins and ends with a measured month. */
export type MetricHistory = {
  readonly together: readonly Judged[];
  readonly each: readonly (readonly Judged[])[];
  /** The months that the chart shows; none where nothing was measured together. */
  readonly charted: readonly Judged[];
  readonly chart: MetricChart;
  /** The months in which a figure of any of its series was restated. */
  readonly restated: ReadonlySet<Period>;
};

/** A metric's figures over its network's periods, oldest first, judged and charted. */
export function metricHistory(
  metric: Metric<MetricVersion>,
  figures: readonly Figure[],
  {
    periods,
    restated = [],
  }: {
    readonly periods: readonly Period[];
    readonly restated?: readonly { readonly period: Period }[];
  },
): MetricHistory {
  const find = figureFinder(figures);
  const over = (series: readonly Series[]) =>
    periods.map((period) => {
      const ofMonth = series.map(({ key }) => find(key, period));
      const [only] = ofMonth;
      const together = judgedTogether(metric, period, ofMonth);
      return series.length === 1 ? { ...together, figure: only ?? null } : together;
    });
  const together = over(metric.series);
  const isMeasured = ({ value }: Judged) => value !== null;
  const first = together.findIndex(isMeasured);
  const charted = first === -1 ? [] : together.slice(first, together.findLastIndex(isMeasured) + 1);
  return {
    together,
    each: metric.series.length === 1 ? [] : metric.series.map((one) => over([one])),
    charted,
    chart: metricChart(metric, charted),
    restated: new Set(restated.map(({ period }) => period)),
  };
}

/** The signal that the chart shows in a month; null where it has no limits to tell one by. */
export function signalIn({ charted, chart }: MetricHistory, period: Period): Variation | null {
  const index = charted.findIndex((month) => month.period === period);
  const { limits = null, signal = null } = chart.chart.points[index] ?? {};
  return limits === null ? null : variationOf(signal, chart.better);
}
