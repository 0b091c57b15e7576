import { boundsText } from "@/app/_components/bounds-text";
import { chartLegend } from "@/app/_components/chart-legend";
import { disclosure } from "@/app/_components/disclosure";
import { levelInCell } from "@/app/_components/level";
import { markup, type Markup } from "@/app/_components/markup";
import { relaxedNote } from "@/app/_components/relaxed-note";
import { scrollRegion } from "@/app/_components/scroll-region";
import { StaticMarkup } from "@/app/_components/static-markup";
import { TrendChart } from "@/app/_components/trend-chart";
import { packTrend, type Trend } from "@/app/_components/trend";
import { trendPoints } from "@/app/_components/trend-of";
import { formatMonth, formatPercent, nothing } from "@/app/format";
import { hrefOf } from "@/app/viewer";
import { words } from "@/app/words/words";
import { isOnTrackOrBetter } from "@/lib/bands/level";
import { toNumber } from "@/lib/metrics/ratio";
import type { ChainMonth } from "@/lib/scorecards/chain-month";
import type { ChainPage } from "./chain-page";
import { yieldRange } from "./composed-text";
import { outcomeLine } from "./outcome-line";

/** The outcome month by month over its band, with the composed yield, as a chart and as a table. */
export function OutcomeTrend({ page }: { page: ChainPage }) {
  const { base, choice, facts, health, names } = page;
  const months = health.trend;
  const { bounds, version } = health.month.outcome;
  const name = version?.name ?? "";
  const href = hrefOf(`${base}/metrics/${facts.outcome.metric.code}?period=${health.month.period}`);
  const trend: Trend = {
    summary: summaryOf(name, months),
    unit: "%",
    scale: "linear",
    names: {
      ...words.charts.legend,
      value: words.chain.outcome,
      compared: words.chain.composed,
    },
    points: trendPoints(
      months.map(({ outcome }) => outcome),
      months.map(({ composed }) => (composed.value === null ? null : toNumber(composed.value))),
      new Set(
        page.restated
          .filter(({ seriesKey }) => seriesKey === facts.outcome.seriesKey)
          .map(({ period }) => period),
      ),
    ),
  };
  const title = markup`
    <h2 id="trend" class="section-title">${words.chain.trend}</h2>
    <p class="text-[13px] text-ink-2">
      <a href="${href}" class="text-link">${name}</a>, ${boundsText(bounds, version?.unit ?? "")}
    </p>`;
  return (
    <section aria-labelledby="trend" className="flex flex-col gap-3">
      <StaticMarkup className="flex flex-col gap-3" of={title} />
      <figure className="card flex flex-col gap-3 p-4">
        <TrendChart trend={packTrend(trend)}>
          <StaticMarkup className="h-full" of={outcomeLine(trend)} />
        </TrendChart>
        <StaticMarkup of={chartLegend(trend)} />
        <StaticMarkup
          of={disclosure(words.chain.trendTable, table(months, { base, choice, names }))}
        />
      </figure>
    </section>
  );
}

function summaryOf(name: string, months: readonly ChainMonth[]): string {
  const measured = months.filter(({ outcome }) => outcome.value !== null);
  const [first] = measured;
  const last = measured.at(-1);
  if (first === undefined || last === undefined) return name;
  return words.chain.trendSummary(
    name,
    formatMonth(first.period),
    formatMonth(last.period),
    formatPercent(first.outcome.value),
    formatPercent(last.outcome.value),
  );
}

type Shown = Pick<ChainPage, "base" | "choice" | "names">;

function table(months: readonly ChainMonth[], shown: Shown): Markup {
  const { period, outcome, level, composed, bounds, stages, trendTable } = words.chain;
  const rows = markup`<table class="data-table data-table-dense outcome-table">
    <thead>
      <tr>
        <th scope="col">${period}</th>
        <th scope="col">${outcome}</th>
        <th scope="col">${level}</th>
        <th scope="col">${composed}</th>
        <th scope="col">${bounds}</th>
        <th scope="col">${stages}</th>
      </tr>
    </thead>
    <tbody>${months.toReversed().map((month) => row(month, shown))}</tbody>
  </table>`;
  return scrollRegion(trendTable, rows, "");
}

function row(
  { period, outcome, composed, stages }: ChainMonth,
  { base, choice, names }: Shown,
): Markup {
  return markup`<tr>
    <th scope="row"><a href="${hrefOf(`${base}?period=${period}${choice.query}`)}">${period}</a></th>
    <td>${formatPercent(outcome.value)}</td>
    <td>${levelInCell({ ...outcome, note: relaxedNote(outcome, names) })}</td>
    <td>${formatPercent(composed.value)}</td>
    <td>${yieldRange(composed)}</td>
    <td>${onTrackOf(stages)}</td>
  </tr>`;
}

/** How many stages were on track or better, of all; nothing while one of them isn't shared, which might be another. */
function onTrackOf(stages: ChainMonth["stages"]): string {
  const shown = stages.filter((stage) => stage !== null);
  if (shown.length < stages.length) return nothing;
  return `${shown.filter(({ level }) => isOnTrackOrBetter(level)).length} / ${shown.length}`;
}
