import { chartLegend } from "@/app/_components/chart-legend";
import { markup, type Markup } from "@/app/_components/markup";
import { StaticMarkup } from "@/app/_components/static-markup";
import { packTrend } from "@/app/_components/trend";
import { TrendChart } from "@/app/_components/trend-chart";
import { words } from "@/app/words/words";
import type { Metric } from "@/lib/reporting/metric";
import { assuredText, chartSentence, methodText } from "./chart-text";
import { chartTrend } from "./chart-trend";
import { chartTable, figuresTable } from "./figures-tables";
import type { MetricHistory } from "./metric-history";
import { seriesTitle } from "./series-title";

/** The metric over time: its one series, or all together from their parts, as a chart with its table, and each series in a table of its own. */
export function MetricTrend({
  metric,
  history,
  names,
  base,
}: {
  metric: Metric;
  history: MetricHistory;
  names: ReadonlyMap<string, string>;
  base: string;
}) {
  if (metric.series.length === 0) return null;
  const title = metric.series.length === 1 ? words.chain.trendTable : words.metric.together;
  const trend = chartTrend(history, names);
  const tables = markup`
    ${trend === null && history.each.length > 0 ? null : chartTable(title, history, { base, names })}
    ${history.each.map((months, index) => {
      const series = metric.series[index];
      return figuresTable(series === undefined ? "" : seriesTitle(series, names), months, {
        base,
        names,
      });
    })}`;
  return (
    <section aria-labelledby="figures" className="flex flex-col gap-3">
      <h2 id="figures" className="section-title">
        {words.metric.figures}
      </h2>
      {trend === null ? null : (
        <figure className="card flex flex-col gap-3 p-4">
          <noscript>{words.charts.noScript}</noscript>
          <TrendChart trend={packTrend(trend)} />
          <StaticMarkup of={chartLegend(trend)} />
          <figcaption>
            <StaticMarkup className="flex flex-col gap-1" of={caption(history)} />
          </figcaption>
        </figure>
      )}
      <StaticMarkup className="flex flex-col gap-2" of={tables} />
    </section>
  );
}

function caption({ chart, charted }: MetricHistory): Markup {
  const notes = [assuredText(chart, charted), methodText(chart, charted)];
  return markup`
    <p class="max-w-[70ch] font-[510]">${chartSentence(chart, charted)}</p>
    ${notes.flatMap((note) =>
      note === null ? [] : [markup`<p class="max-w-[70ch] text-[13px] text-ink-2">${note}</p>`],
    )}`;
}
