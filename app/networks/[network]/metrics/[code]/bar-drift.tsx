import { chartLegend } from "@/app/_components/chart-legend";
import { disclosure } from "@/app/_components/disclosure";
import { markup, type Markup } from "@/app/_components/markup";
import { scrollRegion } from "@/app/_components/scroll-region";
import { StaticMarkup } from "@/app/_components/static-markup";
import { packTrend, type Trend } from "@/app/_components/trend";
import { TrendChart } from "@/app/_components/trend-chart";
import { formatMonth } from "@/app/format";
import { words } from "@/app/words/words";
import type { BarDrift } from "@/lib/bands/bar-drift";
import type { MetricTerms } from "@/lib/metrics/metric-version";
import { multiplyRatios, ratio, toNumber } from "@/lib/metrics/ratio";
import type { Period } from "@/lib/periods/period";
import type { Judged } from "@/lib/reporting/judged";
import { versionIn, type Metric } from "@/lib/reporting/metric";
import { barDriftIn } from "@/lib/reporting/metric-bar";
import { driftText, driftUnit } from "../drift-amount";

const said = words.bar.drift;

type DriftMonth = { readonly period: Period; readonly drift: BarDrift };

/** How far the bar of a metric has moved, month by month, as a sentence, a chart and a table; nothing before bounds were agreed. */
export function BarDriftOverTime({
  metric,
  months,
}: {
  metric: Metric;
  months: readonly Judged[];
}) {
  const all = driftMonths(metric, months);
  const last = all.at(-1);
  if (last === undefined) return null;
  const version = versionIn(metric, last.period);
  const trend = hasMoved(all) ? trendOf(all, version) : null;
  return (
    <section aria-labelledby="bar-drift" className="flex flex-col gap-3">
      <h2 id="bar-drift" className="section-title">
        {said.title}
      </h2>
      {trend === null ? (
        <p className="max-w-[70ch] text-ink-2">{said.none(formatMonth(last.period))}</p>
      ) : (
        <div className="card flex flex-col gap-3 p-4">
          <StaticMarkup className="flex flex-col gap-1" of={sentence(last, version)} />
          <noscript>{words.charts.noScript}</noscript>
          <TrendChart trend={packTrend(trend)} />
          <StaticMarkup of={chartLegend(trend)} />
          <StaticMarkup of={disclosure(said.table, table(all, version))} />
        </div>
      )}
    </section>
  );
}

/** The months up to the last one with a value, from the first one with bounds on. */
function driftMonths(metric: Metric, months: readonly Judged[]): readonly DriftMonth[] {
  const end = months.findLastIndex(({ value }) => value !== null);
  return months.slice(0, end + 1).flatMap(({ period }) => {
    const drift = barDriftIn(metric, months, period);
    return drift === null ? [] : [{ period, drift }];
  });
}

function hasMoved(all: readonly DriftMonth[]): boolean {
  return all.some(
    ({ drift }) => drift.steps.length > 0 || drift.flex.numerator !== 0n || drift.graceUsed > 0,
  );
}

function sentence({ period, drift }: DriftMonth, version: MetricTerms | null): Markup {
  const { total, changes, flex, graceUsed } = drift;
  const month = formatMonth(period);
  const size = (by: typeof total) => driftText(by, version);
  return markup`
    <p class="max-w-[70ch] font-[510]">${now(drift, month, version)}: ${said.made(size(changes), size(flex), String(graceUsed))}.</p>
    <p class="max-w-[70ch] text-[13px] text-ink-2">${said.lead}</p>`;
}

function now({ total }: BarDrift, month: string, version: MetricTerms | null): string {
  if (total.numerator === 0n) return said.nowSame(month);
  const lowered = total.numerator > 0n;
  const size = lowered ? total : multiplyRatios(total, ratio(-1, 1));
  const text = driftText(size, version).replace(/^\+/, "");
  return lowered ? said.now(text, month) : said.nowRaised(text, month);
}

const open = { from: null, to: null };

function trendOf(all: readonly DriftMonth[], version: MetricTerms | null): Trend {
  const [first] = all;
  const last = all.at(-1);
  const textOf = (month: DriftMonth | undefined) =>
    month === undefined ? "" : driftText(month.drift.total, version);
  const monthOf = (month: DriftMonth | undefined) =>
    month === undefined ? "" : formatMonth(month.period);
  return {
    summary: said.summary(
      version?.name ?? "",
      monthOf(first),
      monthOf(last),
      textOf(first),
      textOf(last),
    ),
    unit: driftUnit(version),
    scale: "linear",
    names: { ...words.charts.legend, value: said.total, compared: null },
    points: all.map(({ period, drift }) => ({
      label: period,
      value: toNumber(drift.total),
      compared: null,
      provisional: false,
      onTrack: open,
      watch: open,
      flexed: false,
      newBaseline: false,
      limits: null,
      signal: null,
    })),
  };
}

function table(all: readonly DriftMonth[], version: MetricTerms | null): Markup {
  const rows = markup`<table class="data-table data-table-dense">
    <thead>
      <tr>
        <th scope="col">${said.month}</th>
        <th scope="col" class="num">${said.total}</th>
        <th scope="col" class="num whitespace-normal!">${said.changes}</th>
        <th scope="col" class="num whitespace-normal!">${said.flex}</th>
        <th scope="col" class="num whitespace-normal!">${said.grace}</th>
      </tr>
    </thead>
    <tbody>${all.toReversed().map(
      ({ period, drift }) => markup`<tr>
        <th scope="row">${period}</th>
        <td class="num">${driftText(drift.total, version)}</td>
        <td class="num">${driftText(drift.changes, version)}</td>
        <td class="num">${driftText(drift.flex, version)}</td>
        <td class="num">${drift.graceUsed}</td>
      </tr>`,
    )}</tbody>
  </table>`;
  return scrollRegion(said.table, rows, "");
}
