import { markup, type Markup } from "@/app/_components/markup";
import { scrollRegion } from "@/app/_components/scroll-region";
import { formatChange, formatMonth, formatValue, nothing } from "@/app/format";
import { words } from "@/app/words/words";
import { subtractRatios } from "@/lib/metrics/ratio";
import { figureValue } from "@/lib/metrics/value";
import { figureFinder, type Figure } from "@/lib/reporting/figure";
import { versionOf, type DefinedMetric, type Series } from "@/lib/reporting/metric";
import { seriesTitle } from "./series-title";

const said = words.metric;

/** Each series that reports a version beside the one in force: month by month both values, and by how much they differ. */
export function parallelRuns(
  metric: DefinedMetric,
  { figures, beside }: { readonly figures: readonly Figure[]; readonly beside: readonly Figure[] },
  names: ReadonlyMap<string, string>,
): Markup | null {
  if (metric.parallel.length === 0) return null;
  return markup`${metric.parallel.map((series) => run(metric, series, { figures, beside, names }))}`;
}

function run(
  metric: DefinedMetric,
  series: Series,
  given: {
    readonly figures: readonly Figure[];
    readonly beside: readonly Figure[];
    readonly names: ReadonlyMap<string, string>;
  },
): Markup {
  const version = metric.versions.find((one) => one.version === series.parallelVersion);
  if (version === undefined) return markup``;
  const own = given.beside.filter(({ seriesKey }) => seriesKey === series.key);
  const title = `${said.parallel(version.version)}: ${seriesTitle(series, given.names)}`;
  const id = `parallel-${series.key}`;
  return markup`<section aria-labelledby="${id}" class="flex flex-col gap-3">
    <h2 id="${id}" class="section-title">${title}</h2>
    <p class="max-w-[70ch] text-ink-2">${said.parallelLead(formatMonth(version.effectiveFrom))}</p>
    ${own.length === 0 ? markup`<p class="text-ink-2">${said.noParallel}</p>` : table(title, metric, series, { ...given, own })}
  </section>`;
}

function table(
  title: string,
  metric: DefinedMetric,
  series: Series,
  { figures, own }: { readonly figures: readonly Figure[]; readonly own: readonly Figure[] },
): Markup {
  const inForce = metric.series.find(
    ({ reporterId, subject }) => reporterId === series.reporterId && subject === series.subject,
  );
  const find = figureFinder(figures);
  const rows = own.map((figure) => {
    const { period } = figure;
    const counting = inForce === undefined ? null : find(inForce.key, period);
    const [one, other] = [counting, figure].map((given) => {
      const version = versionOf(metric, period, given);
      const value = version === null ? null : figureValue(version, given?.parts ?? null);
      return { value, text: formatValue(value, version) };
    });
    const differ =
      one?.value && other?.value ? formatChange(subtractRatios(other.value, one.value)) : nothing;
    return markup`<tr>
      <th scope="row">${formatMonth(period)}</th>
      <td class="number">${one?.text}</td>
      <td class="number">${other?.text}</td>
      <td class="number">${differ}</td>
    </tr>`;
  });
  return scrollRegion(
    title,
    markup`<table class="data-table">
      <thead><tr>
        <th scope="col">${words.chain.month}</th>
        <th scope="col" class="number">${said.inForce}</th>
        <th scope="col" class="number">${said.beside}</th>
        <th scope="col" class="number">${said.difference}</th>
      </tr></thead>
      <tbody>${rows}</tbody>
    </table>`,
  );
}
