import { LevelChip } from "@/app/_components/level-chip";
import { LevelMark } from "@/app/_components/level-mark";
import { ScrollRegion } from "@/app/_components/scroll-region";
import { formatInstant, formatMonth, formatParts, formatValue, nothing } from "@/app/format";
import { words } from "@/app/words/words";
import type { Revision } from "@/db/queries/figures";
import type { Period } from "@/lib/periods/period";
import type { Figure } from "@/lib/reporting/figure";
import { judged, judgedTogether } from "@/lib/reporting/judged";
import type { Metric } from "@/lib/reporting/metric";
import { seriesTitle } from "./series-title";

/** Where a month's figures come from: parts, value and level of each series, who reported them and when. */
export function FigureSources({
  metric,
  period,
  figures,
  revisions,
  names,
  timeZone,
}: {
  metric: Metric;
  period: Period;
  figures: readonly (Figure | null)[];
  revisions: readonly Revision[];
  names: ReadonlyMap<string, string>;
  timeZone: string;
}) {
  if (metric.series.length === 0) return null;
  const rows = metric.series.map((series, index) => ({
    series,
    judged: judged(metric, period, figures[index] ?? null),
    shown: revisions.filter(({ seriesKey }) => seriesKey === series.key),
  }));
  return (
    <section aria-labelledby="sources" className="flex flex-col gap-3">
      <h2 id="sources" className="text-[15px] leading-[22px] font-[590]">
        {words.metric.whereFrom(formatMonth(period))}
      </h2>
      <ScrollRegion label={words.metric.whereFrom(formatMonth(period))}>
        <table className="w-full">
          <thead className="border-b border-line text-left text-[13px] text-ink-3">
            <tr className="*:px-4 *:py-2 *:font-[510]">
              <th scope="col">{words.metric.series}</th>
              <th scope="col" className="text-right">
                {words.metric.parts}
              </th>
              <th scope="col" className="text-right">
                {words.metric.value}
              </th>
              <th scope="col">{words.metrics.level}</th>
              <th scope="col">{words.metric.status}</th>
              <th scope="col">{words.metric.by}</th>
              <th scope="col">{words.metric.when}</th>
              <th scope="col" className="text-right">
                {words.metric.revisions}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ series, judged: one, shown }) => (
              <tr key={series.key} className="border-b border-line last:border-b-0 *:px-4 *:py-2">
                <th scope="row" className="text-left font-[510]">
                  {seriesTitle(series, names)}
                </th>
                <td className="text-right whitespace-nowrap">
                  {one.notApplicable
                    ? words.metric.notApplicable
                    : formatParts(one.parts, one.version)}
                </td>
                <td className="text-right whitespace-nowrap">
                  {formatValue(one.value, one.version)}
                </td>
                <td>
                  <LevelChip level={one.level} notApplicable={one.notApplicable} />
                </td>
                <td>{one.figure === null ? nothing : words.statuses[one.figure.status]}</td>
                <td>{shown[0]?.personName ?? nothing}</td>
                <td className="min-w-36">
                  {shown[0] === undefined ? nothing : formatInstant(shown[0].reportedAt, timeZone)}
                </td>
                <td className="text-right">{shown.length === 0 ? nothing : shown.length}</td>
              </tr>
            ))}
          </tbody>
          {rows.length > 1 ? <Together metric={metric} period={period} figures={figures} /> : null}
        </table>
      </ScrollRegion>
    </section>
  );
}

function Together({
  metric,
  period,
  figures,
}: {
  metric: Metric;
  period: Period;
  figures: readonly (Figure | null)[];
}) {
  const pooled = judgedTogether(metric, period, figures);
  return (
    <tfoot className="border-t border-line-strong">
      <tr className="font-[590] *:px-4 *:py-2">
        <th scope="row" className="text-left">
          {words.metric.together}
        </th>
        <td className="text-right whitespace-nowrap">
          {formatParts(pooled.parts, pooled.version)}
        </td>
        <td className="text-right whitespace-nowrap">
          {formatValue(pooled.value, pooled.version)}
        </td>
        <td>
          <LevelMark of={pooled} />
        </td>
        <td colSpan={4} className="text-xs font-normal text-ink-2">
          {pooled.parts === null ? words.metric.notTogether : words.metric.togetherText}
        </td>
      </tr>
    </tfoot>
  );
}
