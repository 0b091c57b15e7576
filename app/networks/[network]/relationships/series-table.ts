import { levelInCell } from "@/app/_components/level";
import { markup, type Markup } from "@/app/_components/markup";
import { relaxedNote } from "@/app/_components/relaxed-note";
import { scrollRegion } from "@/app/_components/scroll-region";
import { signalChip } from "@/app/_components/signal";
import { sparkline } from "@/app/_components/sparkline";
import { formatValue } from "@/app/format";
import { hrefOf } from "@/app/viewer";
import { words } from "@/app/words/words";
import type { ScoredSeries } from "@/lib/scorecards/scored-series";

const said = words.relationships;

/** What the lines of a table of series are made with. */
type Told = { readonly base: string; readonly names: ReadonlyMap<string, string> };

/** Series as lines: value, level and signal, which are never merged, and the last months as a line. Null where there are none. */
export function seriesTable(
  title: string,
  lines: readonly ScoredSeries[],
  told: Told,
): Markup | null {
  if (lines.length === 0) return null;
  return scrollRegion(
    title,
    markup`<table class="data-table data-table-dense">
      <caption class="sr-only">${title}</caption>
      <thead><tr>
        <th scope="col">${said.metric}</th>
        <th scope="col" class="num">${said.value}</th>
        <th scope="col">${said.standing}</th>
        <th scope="col">${said.signal}</th>
        <th scope="col">${said.recent}</th>
      </tr></thead>
      <tbody>${lines.map((line) => row(line, told))}</tbody>
    </table>`,
  );
}

function row(
  { metric, series, version, month, signal, recent }: ScoredSeries,
  { base, names }: Told,
): Markup {
  const { level, notApplicable, provisional, disputed, value, period } = month;
  const note = relaxedNote(month, names);
  const href = hrefOf(`${base}/metrics/${metric}?period=${period}`);
  return markup`<tr>
    <th scope="row" class="min-w-28 wrap-anywhere"><a href="${href}">${version.name}</a><small>${metric}${series.subject === "" ? "" : `, ${series.subject}`}</small></th>
    <td class="num whitespace-nowrap">${formatValue(value, month.version)}</td>
    <td>${levelInCell({ level, notApplicable, provisional, disputed, note })}</td>
    <td>${signal === null ? markup`<span class="text-ink-3">${said.noSignal}</span>` : signalChip(signal)}</td>
    <td>${sparkline(recent)}</td>
  </tr>`;
}
