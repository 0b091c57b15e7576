import { Disclosure } from "@/app/_components/disclosure";
import Link from "next/link";
import { LevelMark } from "@/app/_components/level-mark";
import { TrendChart } from "@/app/_components/trend-chart";
import { trendPoints } from "@/app/_components/trend-of";
import { ScrollRegion } from "@/app/_components/scroll-region";
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
  const over = (series: readonly Series[]) => history({ metric, series, figures, periods });
  const months = over(metric.series);
  const pooled = months.some(({ value }) => value !== null);
  const single = metric.series.length === 1;
  return (
    <section aria-labelledby="figures" className="flex flex-col gap-3">
      <h2 id="figures" className="text-[15px] leading-[22px] font-[590]">
        {words.metric.figures}
      </h2>
      {pooled ? <Chart months={months} /> : null}
      <div className="flex flex-col gap-2">
        {pooled ? (
          <Figures
            title={single ? words.chain.trendTable : words.metric.together}
            months={months}
            base={base}
          />
        ) : null}
        {single
          ? null
          : metric.series.map((one) => (
              <Figures
                key={one.key}
                title={seriesTitle(one, names)}
                months={over([one])}
                base={base}
              />
            ))}
      </div>
    </section>
  );
}

function Chart({ months }: { months: readonly Judged[] }) {
  const measured = months.filter(({ value }) => value !== null);
  const [first] = measured;
  const last = measured.at(-1);
  if (first === undefined || last === undefined) return null;
  const shown = months.slice(months.indexOf(first), months.indexOf(last) + 1);
  return (
    <figure className="card p-4">
      <TrendChart
        trend={{
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
        }}
      />
    </figure>
  );
}

function Figures({
  title,
  months,
  base,
}: {
  title: string;
  months: readonly Judged[];
  base: string;
}) {
  const known = months.filter(({ figure, value }) => figure !== null || value !== null);
  return (
    <Disclosure summary={title} className="card px-4">
      {known.length === 0 ? (
        <p className="pb-3 text-ink-2">{words.metric.noFigures}</p>
      ) : (
        <ScrollRegion label={title} bare>
          <table className="w-full">
            <thead className="border-y border-line text-left text-[13px] text-ink-3">
              <tr className="*:px-4 *:py-2 *:font-[510]">
                <th scope="col">{words.chain.period}</th>
                <th scope="col" className="text-right">
                  {words.metric.parts}
                </th>
                <th scope="col" className="text-right">
                  {words.metric.value}
                </th>
                <th scope="col">{words.metrics.level}</th>
                <th scope="col">{words.metrics.version}</th>
              </tr>
            </thead>
            <tbody>
              {known.toReversed().map((one) => (
                <tr
                  key={one.period}
                  className="border-b border-line last:border-b-0 *:px-4 *:py-1.5"
                >
                  <th scope="row" className="text-left font-[510]">
                    <Link
                      href={hrefOf(`${base}?period=${one.period}`)}
                      prefetch={false}
                      className="text-link"
                    >
                      {one.period}
                    </Link>
                  </th>
                  <td className="text-right whitespace-nowrap">
                    {formatParts(one.parts, one.version)}
                  </td>
                  <td className="text-right whitespace-nowrap">
                    {formatValue(one.value, one.version)}
                  </td>
                  <td>
                    <LevelMark of={one} />
                  </td>
                  <td className="text-ink-2">{one.version?.version}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
    </Disclosure>
  );
}

function history({
  metric,
  series,
  figures,
  periods,
}: {
  metric: Metric;
  series: readonly Series[];
  figures: readonly Figure[];
  periods: readonly Period[];
}): readonly Judged[] {
  const find = figureFinder(figures);
  return periods.map((period) => {
    const ofMonth = series.map(({ key }) => find(key, period));
    const [only] = ofMonth;
    const together = judgedTogether(metric, period, ofMonth);
    return series.length === 1 ? { ...together, figure: only ?? null } : together;
  });
}
