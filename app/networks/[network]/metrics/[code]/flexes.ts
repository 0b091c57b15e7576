import { boundsText } from "@/app/_components/bounds-text";
import { levelChip, levelInCell } from "@/app/_components/level";
import { markup, type Markup } from "@/app/_components/markup";
import { amountText, named, relaxedNote, whyText } from "@/app/_components/relaxed-note";
import { scrollRegion } from "@/app/_components/scroll-region";
import { nothing } from "@/app/format";
import { hrefOf } from "@/app/viewer";
import { words } from "@/app/words/words";
import { compareRatios } from "@/lib/metrics/ratio";
import { addedUp } from "@/lib/bands/amounts";
import type { Judged, Relaxed } from "@/lib/reporting/judged";
import type { Metric } from "@/lib/reporting/metric";
import type { MetricHistory } from "./metric-history";
import { seriesTitle } from "./series-title";

const said = words.bar.flexes;

type Names = ReadonlyMap<string, string>;
type Shown = { readonly base: string; readonly names: Names };

/** A month in which something relaxed the bounds; `of` says of which series, empty where there is only one. */
type FlexedMonth = { readonly of: string; readonly month: Judged; readonly relaxed: Relaxed };

/** Each month in which a rule applied or grace was used, newest first; null for a metric that has neither flex nor grace. */
export function flexes(metric: Metric, history: MetricHistory, shown: Shown): Markup | null {
  if (metric.environment === null) return null;
  const months = flexedMonths(metric, history, shown.names);
  const several = history.each.length > 0;
  return markup`<section aria-labelledby="flexes" class="flex flex-col gap-3">
    <h2 id="flexes" class="section-title">${said.title}</h2>
    ${
      months.length === 0
        ? markup`<p class="text-ink-2">${said.none}</p>`
        : markup`<p class="max-w-[70ch] text-ink-2">${said.lead}</p>${scrollRegion(said.title, table(months, several, shown))}`
    }
  </section>`;
}

function flexedMonths(
  { series }: Metric,
  { together, each }: MetricHistory,
  names: Names,
): readonly FlexedMonth[] {
  const relaxedOf = (months: readonly Judged[], of: string) =>
    months.flatMap((month) =>
      month.relaxed === null ? [] : [{ of, month, relaxed: month.relaxed }],
    );
  const all = [
    ...relaxedOf(together, each.length > 0 ? words.metric.together : ""),
    ...each.flatMap((months, index) => {
      const one = series[index];
      return one === undefined ? [] : relaxedOf(months, seriesTitle(one, names));
    }),
  ];
  return all.toSorted((a, b) => (a.month.period < b.month.period ? 1 : -1));
}

function table(months: readonly FlexedMonth[], several: boolean, shown: Shown): Markup {
  return markup`<table class="data-table data-table-dense">
    <thead>
      <tr>
        <th scope="col">${said.month}</th>
        ${several ? markup`<th scope="col">${said.series}</th>` : null}
        <th scope="col">${said.base}</th>
        <th scope="col">${said.level}</th>
        <th scope="col">${said.rules}</th>
        <th scope="col" class="num">${said.moved}</th>
        <th scope="col">${said.agreed}</th>
      </tr>
    </thead>
    <tbody>${months.map((one) => row(one, several, shown))}</tbody>
  </table>`;
}

function row(
  { of, month, relaxed }: FlexedMonth,
  several: boolean,
  { base, names }: Shown,
): Markup {
  const { period, version } = month;
  const mark = relaxedNote(month, names)?.mark ?? null;
  return markup`<tr>
    <th scope="row" class="whitespace-nowrap"><a href="${hrefOf(`${base}?period=${period}`)}">${period}</a></th>
    ${several ? markup`<td>${of}</td>` : null}
    <td>${levelChip(relaxed.baseLevel)}</td>
    <td>${levelInCell(month)}${mark === null ? null : markup`<small>${mark}</small>`}</td>
    <td class="min-w-56 whitespace-normal!">${rulesText(month, relaxed, names).map((text) => markup`<span class="block">${text}</span>`)}</td>
    <td class="num">${movedText(relaxed, version)}</td>
    <td class="min-w-40 whitespace-normal!">${named(relaxed.agreedBy, names)}</td>
  </tr>`;
}

/** By how much target and floor moved; of a range where its bounds stood then. */
function movedText({ moved, bounds }: Relaxed, version: Judged["version"]): string {
  if (moved.length === 0) return nothing;
  return moved.length === 1 ? amountText(moved, version) : boundsText(bounds, version?.unit ?? "");
}

/** What applied, rule by rule, and what limited it. */
function rulesText({ version }: Judged, relaxed: Relaxed, names: Names): readonly string[] {
  const { applied, budgetSpent, grace } = relaxed;
  return [
    ...applied.map(({ name, why, amounts }) =>
      said.rule(name, whyText(why, names), amountText(amounts, version)),
    ),
    ...(isCapped(relaxed) ? [said.capped] : []),
    ...(budgetSpent ? [said.budgetSpent] : []),
    ...(grace === null ? [] : [said.grace(String(grace.used), String(grace.of))]),
  ];
}

/** Whether the rules together came to more than what moved. */
function isCapped({ applied, moved }: Relaxed): boolean {
  const together = addedUp(applied.map(({ amounts }) => amounts));
  return moved.some((amount, bound) => {
    const whole = together[bound];
    return whole !== undefined && compareRatios(whole, amount) !== 0;
  });
}
