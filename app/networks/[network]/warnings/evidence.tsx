import { chartLegend } from "@/app/_components/chart-legend";
import { disclosure } from "@/app/_components/disclosure";
import { markup, type Markup } from "@/app/_components/markup";
import { scrollRegion } from "@/app/_components/scroll-region";
import { StaticMarkup } from "@/app/_components/static-markup";
import { packTrend, type Trend } from "@/app/_components/trend";
import { TrendChart } from "@/app/_components/trend-chart";
import { formatDayOf, formatMonth, nothing } from "@/app/format";
import { words } from "@/app/words/words";
import { defaultLevels } from "@/lib/early-warning/levels";
import type { EvidenceMonth } from "@/lib/early-warning/ledger-evidence";
import { levelReached } from "@/lib/early-warning/warning";
import { evidenceText, mostShown } from "./evidence-text";
import type { WarningsPage } from "./warnings-page";

const said = words.warnings.evidence;

/** The evidence month by month against both levels, as a chart and as a table; what was published stays beside what today's figures give. */
export function Evidence({ page }: { page: WarningsPage }) {
  const { months } = page;
  if (months.length === 0) return null;
  const trend = trendOf(months);
  return (
    <section aria-labelledby="evidence" className="flex flex-col gap-3">
      <h2 id="evidence" className="section-title">
        {said.title}
      </h2>
      <p className="max-w-[70ch] text-ink-2">{said.lead}</p>
      <figure className="card flex flex-col gap-3 p-4">
        <noscript>{words.charts.noScript}</noscript>
        <TrendChart trend={packTrend(trend)} />
        <StaticMarkup of={chartLegend(trend)} />
        <figcaption>
          <StaticMarkup className="flex flex-col gap-1" of={notes(months)} />
        </figcaption>
      </figure>
      <StaticMarkup of={table(page)} />
    </section>
  );
}

const quiet = { from: null, to: defaultLevels.look };
const looked = { from: null, to: defaultLevels.act };
const least = 0.1;

function trendOf(months: readonly EvidenceMonth[]): Trend {
  const shown = (log: number | null) =>
    log === null ? null : Math.min(mostShown, Math.max(least, Math.exp(log)));
  const isRestated = months.some((one) => one.isRestated);
  const [first] = months;
  const last = months.at(-1);
  const told = (month: EvidenceMonth | undefined) =>
    evidenceText(month?.published ?? month?.now ?? null);
  return {
    summary:
      first === undefined || last === undefined
        ? said.title
        : said.summary(
            formatMonth(first.period),
            formatMonth(last.period),
            told(first),
            told(last),
          ),
    unit: said.names.value,
    scale: "log",
    names: {
      ...words.charts.legend,
      ...said.names,
      compared: isRestated ? said.names.compared : null,
    },
    points: months.map(({ period, published, now }) => ({
      label: period,
      value: shown(published ?? now),
      compared: isRestated ? shown(now) : null,
      provisional: published === null,
      onTrack: quiet,
      watch: looked,
      flexed: false,
      newBaseline: false,
      limits: null,
      signal: null,
    })),
  };
}

function notes(months: readonly EvidenceMonth[]): Markup {
  const isOpen = months.some(({ published }) => published === null);
  const isHigh = months.some(({ published, now }) => Math.exp(published ?? now ?? 0) > mostShown);
  const all = [isOpen ? said.open : null, isHigh ? said.top : null];
  return markup`${all.flatMap((one) =>
    one === null ? [] : [markup`<p class="max-w-[70ch] text-[13px] text-ink-2">${one}</p>`],
  )}`;
}

function table({ place, months }: WarningsPage): Markup {
  const days = new Map(
    place.published.map(({ period, publishedAt }) => [
      period,
      formatDayOf(publishedAt, place.network.timeZone),
    ]),
  );
  const heads = [said.month, said.published, said.now, said.asks, said.publishedOn];
  const rows = markup`<table class="data-table data-table-dense evidence-table">
    <thead><tr>${heads.map((head) => markup`<th scope="col">${head}</th>`)}</tr></thead>
    <tbody>${months.toReversed().map(({ period, published, now, isRestated }) => {
      const level = levelReached(published ?? now ?? 0);
      return markup`<tr>
        <th scope="row">${period}</th>
        <td>${evidenceText(published)}</td>
        <td>${evidenceText(now)}${isRestated ? markup`<small>${said.restated}</small>` : null}</td>
        <td>${level === null ? nothing : words.warnings.asksFor[level]}</td>
        <td>${days.get(period) ?? nothing}</td>
      </tr>`;
    })}</tbody>
  </table>`;
  return disclosure(said.asTable, scrollRegion(said.asTable, rows, ""), "card px-4");
}
