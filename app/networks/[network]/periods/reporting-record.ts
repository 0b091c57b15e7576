import { markup, type Markup } from "@/app/_components/markup";
import { scrollRegion } from "@/app/_components/scroll-region";
import { formatShortMonth } from "@/app/format";
import { hrefOf } from "@/app/viewer";
import { words } from "@/app/words/words";
import type { Participation } from "@/lib/reporting/participation";
import type { PeriodsPage } from "./periods-page";

const said = words.periods.record;

/** How each organisation reported in the last months: in time, late or missing, counted and in words. */
export function reportingRecord({ months, record, nameOf, network }: PeriodsPage): Markup {
  const latest = months.toReversed();
  const table = markup`<table class="data-table data-table-dense">
    <caption class="sr-only">${said.title}</caption>
    <thead>
      <tr>
        <th scope="col">${said.organisation}</th>
        <th scope="col" class="text-right">${said.onTime}</th>
        <th scope="col" class="text-right">${said.late}</th>
        <th scope="col" class="text-right">${said.missing}</th>
        ${latest.map((month) => markup`<th scope="col" class="text-right whitespace-nowrap"><a href="${hrefOf(`/networks/${network.slug}/periods/${month}`)}">${formatShortMonth(month)}</a></th>`)}
      </tr>
    </thead>
    <tbody>${record.map(({ organisationId, lines }) => {
      const shown = lines.filter(({ period }) => months.includes(period));
      return markup`<tr>
        <th scope="row" class="min-w-40 wrap-anywhere">${nameOf(organisationId)}</th>
        ${(["onTime", "late", "missing"] as const).map(
          (way) => markup`<td class="text-right tabular-nums">${sum(shown, way)}</td>`,
        )}
        ${latest.map((month) => cell(shown.find(({ period }) => period === month)))}
      </tr>`;
    })}</tbody>
  </table>`;
  return markup`<section aria-labelledby="record" class="flex flex-col gap-3">
    <h2 id="record" class="section-title">${said.title}</h2>
    <p class="max-w-[70ch] text-ink-2">${months.length === 0 ? said.none : said.lead}</p>
    ${months.length === 0 ? null : scrollRegion(said.title, table)}
  </section>`;
}

/** What came in time has no word: exceptions alone are told apart. */
function cell(line: Participation | undefined): Markup {
  if (line === undefined) {
    return markup`<td class="text-right text-ink-3">${said.nothingDue}</td>`;
  }
  const { due, onTime, late, missing } = line;
  const exceptions = [
    late > 0 ? said.lateOf(late) : null,
    missing > 0 ? said.missingOf(missing) : null,
  ].filter((text) => text !== null);
  const look = missing > 0 ? "text-breach font-[510]" : late > 0 ? "text-watch font-[510]" : "";
  return markup`<td class="text-right whitespace-nowrap tabular-nums ${look}">${
    exceptions.length === 0 ? `${onTime} / ${due}` : exceptions.join(", ")
  }</td>`;
}

function sum(lines: readonly Participation[], way: "onTime" | "late" | "missing"): number {
  return lines.reduce((total, line) => total + line[way], 0);
}
