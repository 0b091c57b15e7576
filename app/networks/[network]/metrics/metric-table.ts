import { levelInCell } from "@/app/_components/level";
import { markup, type Markup } from "@/app/_components/markup";
import { scrollRegion } from "@/app/_components/scroll-region";
import { sparkline } from "@/app/_components/sparkline";
import { words } from "@/app/words/words";
import type { MetricRow } from "./metric-rows";

const said = words.metrics;
const severity = { breach: 0, watch: 1, "no-data": 2, "on-track": 3, ahead: 4 } as const;

/** The metrics as a table; each name leads to its definition and figures. `MetricTools` sorts it by its buttons and searches it. */
export function metricTable(rows: readonly MetricRow[]): Markup {
  const table = markup`<table class="data-table metric-table">
    <thead>
      <tr>
        ${sortable(said.code, "ascending")}
        ${sortable(said.name)}
        ${sortable(said.reporter)}
        <th scope="col">${said.recent}</th>
        <th scope="col">${said.latest}</th>
        ${sortable(said.level)}
        <th scope="col">${said.version}</th>
      </tr>
    </thead>
    <tbody>${rows.map(line)}</tbody>
  </table>`;
  return scrollRegion(said.title, table);
}

function sortable(title: string, sorted?: "ascending"): Markup {
  const button = markup`<button type="button" class="sort-button">${title}</button>`;
  return sorted === undefined
    ? markup`<th scope="col">${button}</th>`
    : markup`<th scope="col" aria-sort="${sorted}">${button}</th>`;
}

function line(row: MetricRow): Markup {
  return markup`<tr>
    <td>${row.code}</td>
    <th scope="row"><a href="${row.href}">${row.name}</a></th>
    <td>${row.reporters.join(", ")}</td>
    <td>${sparkline(row.recent)}</td>
    <td>${row.latest}<small>${row.month}</small></td>
    <td data-sort="${severity[row.level]}">${levelInCell(row)}</td>
    <td>${row.version} · ${row.waiting ?? said.agreed}</td>
  </tr>`;
}
