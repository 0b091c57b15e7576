import { disclosure } from "@/app/_components/disclosure";
import { levelInCell } from "@/app/_components/level";
import { markup, type Markup } from "@/app/_components/markup";
import { relaxedNote } from "@/app/_components/relaxed-note";
import { scrollRegion } from "@/app/_components/scroll-region";
import { hrefOf } from "@/app/viewer";
import { words } from "@/app/words/words";
import type { DriftMeter } from "@/lib/early-warning/charts/drift-meter";
import { metricDrift, type MetricDrift } from "@/lib/early-warning/charts/metric-drift";
import { monthNumber, type Period } from "@/lib/periods/period";
import type { Judged } from "@/lib/reporting/judged";
import type { Window } from "@/lib/scorecards/pooled-window";
import { inDecimals, inUnit } from "./chart-text";
import { isDrift, meterText, slopeText, tippingText } from "./drift-text";
import type { MetricHistory } from "./metric-history";

const said = words.charts.drift;

/** What the drift of a metric's page is drawn with. */
type DriftShown = {
  readonly reference: Window | null;
  readonly base: string;
  readonly names: ReadonlyMap<string, string>;
  /** Where the early warning stands of each chain that it measures; a name is null where there is only one to choose. */
  readonly warnings: readonly { readonly chain: string | null; readonly path: string }[];
};

/** The drift meter: how far the metric has slid and in which steps, and when it leaves its band if that goes on; null where no way is better. */
export function drift({ charted, chart }: MetricHistory, shown: DriftShown): Markup | null {
  const slide = metricDrift(charted, chart, shown.reference);
  if (slide === null) return null;
  const { meter, tipping } = slide;
  const drifts = isDrift(slide);
  const version = charted.at(-1)?.version ?? null;
  const notes = [
    tippingText(slide, version),
    drifts && tipping.state === "tips" ? slopeText(tipping, version) : null,
  ];
  return markup`<section aria-labelledby="drift" class="flex flex-col gap-3">
    <h2 id="drift" class="section-title">${said.title}</h2>
    <div class="card flex flex-col gap-2 p-4">
      <div class="flex flex-wrap items-center gap-x-6 gap-y-2">
        ${drifts ? staircase(meter) : null}
        <p class="max-w-[70ch] font-[510]">${meterText(slide, shown.reference, version)}</p>
      </div>
      ${notes.flatMap((note) =>
        note === null ? [] : [markup`<p class="max-w-[70ch] text-[13px] text-ink-2">${note}</p>`],
      )}
      ${drifts ? steps(slide, charted, shown) : null}
      ${shown.warnings.map(warningLink)}
    </div>
  </section>`;
}

function warningLink({ chain, path }: DriftShown["warnings"][number]): Markup {
  const says = chain === null ? words.warnings.link : words.warnings.linkOf(chain);
  return markup`<p><a href="${hrefOf(path)}" class="text-link">${says}</a></p>`;
}

function steps(
  { meter }: MetricDrift,
  charted: readonly Judged[],
  { base, names }: DriftShown,
): Markup {
  const version = charted.at(-1)?.version ?? null;
  const noteOf = (period: Period) => {
    const month = charted.find((one) => one.period === period);
    return month === undefined ? null : relaxedNote(month, names);
  };
  const table = markup`<table class="data-table data-table-dense">
    <thead>
      <tr>
        <th scope="col">${said.month}</th>
        <th scope="col" class="num">${words.metric.value}</th>
        <th scope="col" class="num">${said.by}</th>
        <th scope="col">${words.metrics.level}</th>
      </tr>
    </thead>
    <tbody>${meter.steps.map(
      ({ period, value, by, level }) => markup`<tr>
        <th scope="row"><a href="${hrefOf(`${base}?period=${period}`)}">${period}</a></th>
        <td class="num">${inUnit(value, version)}</td>
        <td class="num">${inDecimals(by, version)}</td>
        <td>${levelInCell({ level, note: noteOf(period) })}</td>
      </tr>`,
    )}</tbody>
  </table>`;
  return disclosure(
    said.list,
    markup`<p class="pb-2 text-[13px] text-ink-2">${said.listText}</p>${scrollRegion(said.list, table, "")}`,
  );
}

const height = 40;
const month = 6;

/** The steps as a line that only goes one way, month by month; null without any. The sentence beside it says the same. */
export function staircase({ from, now, total, steps: taken }: DriftMeter): Markup | null {
  if (taken.length === 0) return null;
  const x = (period: Period) => (monthNumber(period) - monthNumber(from.period)) * month;
  const y = (value: number) =>
    Math.round(2 + (Math.abs(value - from.value) / total) * (height - 4));
  const path = taken.map(({ period, value }) => `H${x(period)}V${y(value)}`).join("");
  const rises = now.value > from.value;
  return markup`<svg class="staircase${rises ? " is-upside-down" : ""}" viewBox="0 0 ${x(now.period)} ${height}" preserveAspectRatio="none" aria-hidden="true"><path d="M0 2${path}"/></svg>`;
}
