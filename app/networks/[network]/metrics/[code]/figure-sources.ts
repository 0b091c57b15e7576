import { levelInCell } from "@/app/_components/level";
import { markup, type Markup } from "@/app/_components/markup";
import { relaxedNote } from "@/app/_components/relaxed-note";
import { scrollRegion } from "@/app/_components/scroll-region";
import { formatInstant, formatMonth, formatParts, formatValue, nothing } from "@/app/format";
import { hrefOf } from "@/app/viewer";
import { words } from "@/app/words/words";
import type { Revision } from "@/db/queries/figures";
import type { Period } from "@/lib/periods/period";
import type { Figure } from "@/lib/reporting/figure";
import { judged, judgedTogether } from "@/lib/reporting/judged";
import type { Metric, Series } from "@/lib/reporting/metric";
import { seriesTitle } from "./series-title";

/** A metric's month: its figures in the order of its series, and their revisions, newest first. */
export type MetricMonth = {
  readonly metric: Metric;
  readonly period: Period;
  readonly figures: readonly (Figure | null)[];
  readonly revisions: readonly Revision[];
};

type Shown = {
  readonly names: ReadonlyMap<string, string>;
  readonly timeZone: string;
  /** Where the network is. */
  readonly base: string;
};

const said = words.metric;

/** Where a month's figures come from: parts, value and level of each series, who reported them and when; null for a metric without series. */
export function figureSources(month: MetricMonth, shown: Shown): Markup | null {
  const { series } = month.metric;
  if (series.length === 0) return null;
  const title = said.whereFrom(formatMonth(month.period));
  const table = markup`<table class="data-table">
    <thead>
      <tr>
        <th scope="col">${said.series}</th>
        <th scope="col" class="num">${said.parts}</th>
        <th scope="col" class="num">${said.value}</th>
        <th scope="col">${words.metrics.level}</th>
        <th scope="col">${said.status}</th>
        <th scope="col">${said.by}</th>
        <th scope="col">${said.when}</th>
        <th scope="col" class="num">${said.revisions}</th>
      </tr>
    </thead>
    <tbody>${series.map((one, index) => row(month, { series: one, index, shown }))}</tbody>
    ${series.length > 1 ? together(month, shown) : null}
  </table>`;
  return markup`<section aria-labelledby="sources" class="flex flex-col gap-3">
    <h2 id="sources" class="section-title">${title}</h2>
    ${scrollRegion(title, table)}
  </section>`;
}

function row(
  { metric, period, figures, revisions }: MetricMonth,
  {
    series,
    index,
    shown: { names, timeZone, base },
  }: { readonly series: Series; readonly index: number; readonly shown: Shown },
): Markup {
  const one = judged(metric, period, figures[index] ?? null);
  const own = revisions.filter(({ seriesKey }) => seriesKey === series.key);
  const [last] = own;
  const parts = one.notApplicable ? said.notApplicable : formatParts(one.parts, one.version);
  return markup`<tr>
    <th scope="row">${seriesTitle(series, names)}</th>
    <td class="num">${parts}</td>
    <td class="num">${formatValue(one.value, one.version)}</td>
    <td>${levelInCell({ level: one.level, notApplicable: one.notApplicable, disputed: one.disputed, note: relaxedNote(one, names) })}</td>
    <td>${one.figure === null ? nothing : words.statuses[one.figure.status]}</td>
    <td>${last?.personName ?? nothing}</td>
    <td class="min-w-36">${last === undefined ? nothing : formatInstant(last.reportedAt, timeZone)}</td>
    <td class="num">${own.length === 0 ? nothing : trailLink(`${base}/periods/${period}/figures/${series.key}`, own.length)}</td>
  </tr>`;
}

/** How many revisions there are, which leads to all that happened to the figure. */
function trailLink(path: string, revisions: number): Markup {
  return markup`<a href="${hrefOf(path)}" class="text-link whitespace-nowrap">${words.settlement.trailLink} (${revisions})</a>`;
}

function together({ metric, period, figures }: MetricMonth, { names }: Shown): Markup {
  const pooled = judgedTogether(metric, period, figures);
  return markup`<tfoot>
    <tr>
      <th scope="row">${said.together}</th>
      <td class="num">${formatParts(pooled.parts, pooled.version)}</td>
      <td class="num">${formatValue(pooled.value, pooled.version)}</td>
      <td>${levelInCell({ ...pooled, note: relaxedNote(pooled, names) })}</td>
      <td colspan="4"><span class="text-xs font-normal text-ink-2">${
        pooled.parts === null ? said.notTogether : said.togetherText
      }</span></td>
    </tr>
  </tfoot>`;
}
