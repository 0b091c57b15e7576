import { boundsText } from "@/app/_components/bounds-text";
import { disclosure } from "@/app/_components/disclosure";
import { levelInCell } from "@/app/_components/level";
import { markup, type Markup } from "@/app/_components/markup";
import { relaxedNote } from "@/app/_components/relaxed-note";
import { scrollRegion } from "@/app/_components/scroll-region";
import { signalChip } from "@/app/_components/signal";
import { formatParts, formatValue, nothing } from "@/app/format";
import { hrefOf } from "@/app/viewer";
import { words } from "@/app/words/words";
import type { ControlPoint } from "@/lib/early-warning/charts/control-chart";
import { variationOf, type Better } from "@/lib/early-warning/charts/icons";
import type { Period } from "@/lib/periods/period";
import type { Judged } from "@/lib/reporting/judged";
import { inDecimals, signalText } from "./chart-text";
import type { MetricHistory } from "./metric-history";

/** What the rows lead to and name. */
type Shown = {
  readonly base: string;
  readonly names: ReadonlyMap<string, string>;
  readonly restated?: ReadonlySet<Period>;
};

/** All that the chart shows as a table, newest first: figures, levels, signals, limits and the band of each month. */
export function chartTable(title: string, history: MetricHistory, shown: Shown): Markup {
  const { together, charted, chart } = history;
  const points = new Map(charted.map(({ period }, index) => [period, chart.chart.points[index]]));
  return table(title, {
    months: together,
    columns: [words.charts.signal, words.charts.mean, words.charts.limits, words.charts.band],
    look: "data-table-dense chart-table",
    row: (month) =>
      row(
        month,
        { ...shown, restated: history.restated },
        ofChart(month, points.get(month.period) ?? null, chart.better),
      ),
  });
}

/** The figures of one series with their levels, newest first. */
export function figuresTable(title: string, months: readonly Judged[], shown: Shown): Markup {
  return table(title, {
    months,
    columns: [],
    look: "figures-table",
    row: (month) => row(month, shown, null),
  });
}

function table(
  title: string,
  {
    months,
    columns,
    look,
    row,
  }: {
    readonly months: readonly Judged[];
    readonly columns: readonly string[];
    readonly look: string;
    readonly row: (month: Judged) => Markup;
  },
): Markup {
  const known = months.filter(({ figure, value }) => figure !== null || value !== null);
  const heads = [
    words.chain.period,
    words.metric.parts,
    words.metric.value,
    words.metrics.level,
    ...columns,
    words.metrics.version,
  ];
  const rows = markup`<table class="data-table ${look} border-t border-line">
    <thead>
      <tr>${heads.map((head) => markup`<th scope="col">${head}</th>`)}</tr>
    </thead>
    <tbody>${known.toReversed().map(row)}</tbody>
  </table>`;
  const content =
    known.length === 0
      ? markup`<p class="pb-3 text-ink-2">${words.metric.noFigures}</p>`
      : scrollRegion(title, rows, "");
  return disclosure(title, content, "card px-4");
}

function row(one: Judged, { base, names, restated }: Shown, ofChart: Markup | null): Markup {
  return markup`<tr>
    <th scope="row"><a href="${hrefOf(`${base}?period=${one.period}`)}">${one.period}</a></th>
    <td>${formatParts(one.parts, one.version)}</td>
    <td>${formatValue(one.value, one.version)}${
      restated?.has(one.period) ? markup` <small>${words.settlement.restatedMark}</small>` : null
    }</td>
    <td>${levelInCell({ ...one, note: relaxedNote(one, names) })}</td>
    ${ofChart}
    <td>${one.version?.version}</td>
  </tr>`;
}

function ofChart(
  { bounds, relaxed, version }: Judged,
  point: ControlPoint | null,
  better: Better,
): Markup {
  const { limits = null, signal = null } = point ?? {};
  const band = boundsText(relaxed?.bounds ?? bounds, version?.unit ?? "");
  if (limits === null) {
    return markup`<td>${nothing}</td><td>${nothing}</td><td>${nothing}</td><td>${band}</td>`;
  }
  const range = words.charts.range(
    inDecimals(limits.lower, version),
    inDecimals(limits.upper, version),
  );
  return markup`
    <td>${signalChip(variationOf(signal, better), signalText(signal, better))}</td>
    <td>${inDecimals(limits.mean, version)}</td>
    <td>${range}</td>
    <td>${band}</td>`;
}
