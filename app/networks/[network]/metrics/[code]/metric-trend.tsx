import { disclosure } from "@/app/_components/disclosure";
import { levelInCell } from "@/app/_components/level";
import { markup, type Markup } from "@/app/_components/markup";
import { scrollRegion } from "@/app/_components/scroll-region";
import { StaticMarkup } from "@/app/_components/static-markup";
import { packTrend } from "@/app/_components/trend";
import { TrendChart } from "@/app/_components/trend-chart";
import { trendPoints } from "@/app/_components/trend-of";
import { formatMonth, formatParts, formatValue } from "@/app/format";
import { hrefOf } from "@/app/viewer";
import { words } from "@/app/words/words";
import type { Period } from "@/lib/periods/period";
import { figureFinder, type Figure } from "@/lib/reporting/figure";
import { judgedTogether, type Judged } from "@/lib/reporting/judged";
import type { Metric, Series } from "@/lib/reporting/metric";
import { seriesTitle } from "./series-title";

/** The metric over time: its one series, or all together from their parts, and each series in a table of its own. */
export function MetricTrend({
  metric,
  figures,
  periods,
  names,
  base,
}: {
  metric: Metric;
  figures: readonly Figure[];
  periods: readonly Period[];
  names: ReadonlyMap<string, string>;
  base: string;
}) {
  if (metric.series.length === 0) return null;
  const find = figureFinder(figures);
  const over = (series: readonly Series[]) => history(metric, series, { find, periods });
  const months = over(metric.series);
  const pooled = months.some(({ value }) => value !== null);
  const single = metric.series.length === 1;
  const title = single ? words.chain.trendTable : words.metric.together;
  const tables = markup`
    ${pooled ? table(title, months, base) : null}
    ${single ? null : metric.series.map((one) => table(seriesTitle(one, names), over([one]), base))}`;
  return (
    <section aria-labelledby="figures" className="flex flex-col gap-3">
      <h2 id="figures" className="section-title">
        {words.metric.figures}
      </h2>
      {pooled ? <Chart months={months} /> : null}
      <StaticMarkup className="flex flex-col gap-2" of={tables} />
    </section>
  );
}

function Chart({ months }: { months: readonly Judged[] }) {
  const measured = months.filter(({ value }) => value !== null);
  const [first] = measured;
  const last = measured.at(-1);
  if (first === undefined || last === undefined) return null;
  const shown = months.slice(months.indexOf(first), months.indexOf(last) + 1);
  const trend = packTrend({
    summary: words.chain.trendSummary(
      last.version?.name ?? "",
      formatMonth(first.period),
      formatMonth(last.period),
      formatValue(first.value, first.version),
      formatValue(last.value, last.version),
    ),
    unit: last.version?.unit ?? "",
    names: {
      value: words.metric.value,
      compared: null,
      target: words.chain.target,
      floor: words.chain.floor,
    },
    points: trendPoints(shown),
  });
  return (
    <figure className="card p-4">
      <TrendChart trend={trend} />
    </figure>
  );
}

function table(title: string, months: readonly Judged[], base: string): Markup {
  const known = months.filter(({ figure, value }) => figure !== null || value !== null);
  const rows = markup`<table class="data-table figures-table border-t border-line">
    <thead>
      <tr>
        <th scope="col">${words.chain.period}</th>
        <th scope="col">${words.metric.parts}</th>
        <th scope="col">${words.metric.value}</th>
        <th scope="col">${words.metrics.level}</th>
        <th scope="col">${words.metrics.version}</th>
      </tr>
    </thead>
    <tbody>${known.toReversed().map((one) => row(one, base))}</tbody>
  </table>`;
  const content =
    known.length === 0
      ? markup`<p class="pb-3 text-ink-2">${words.metric.noFigures}</p>`
      : scrollRegion(title, rows, "");
  return disclosure(title, content, "card px-4");
}

function row(one: Judged, base: string): Markup {
  return markup`<tr>
    <th scope="row"><a href="${hrefOf(`${base}?period=${one.period}`)}">${one.period}</a></th>
    <td>${formatParts(one.parts, one.version)}</td>
    <td>${formatValue(one.value, one.version)}</td>
    <td>${levelInCell(one)}</td>
    <td>${one.version?.version}</td>
  </tr>`;
}

function history(
  metric: Metric,
  series: readonly Series[],
  {
    find,
    periods,
  }: { readonly find: ReturnType<typeof figureFinder>; readonly periods: readonly Period[] },
): readonly Judged[] {
  return periods.map((period) => {
    const ofMonth = series.map(({ key }) => find(key, period));
    const [only] = ofMonth;
    const together = judgedTogether(metric, period, ofMonth);
    return series.length === 1 ? { ...together, figure: only ?? null } : together;
  });
}
