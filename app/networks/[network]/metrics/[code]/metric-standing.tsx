import { boundsText } from "@/app/_components/bounds-text";
import { LevelChip } from "@/app/_components/level-chip";
import { Provisional } from "@/app/_components/provisional";
import { formatMonth, formatPercent, formatValue } from "@/app/format";
import type { Level } from "@/lib/bands/level";
import { words } from "@/app/words/words";
import type { Period } from "@/lib/periods/period";
import type { Figure } from "@/lib/reporting/figure";
import { judgedTogether } from "@/lib/reporting/judged";
import type { Metric } from "@/lib/reporting/metric";
import type { ChainMonth } from "@/lib/scorecards/chain-month";
import { subjects } from "./series-title";

/** How the metric stands in a month: value and level of its series together, or of what the chain composes. */
export function MetricStanding({
  metric,
  figures,
  month,
  period,
  names,
}: {
  metric: Metric;
  figures: readonly (Figure | null)[];
  month: ChainMonth | null;
  period: Period;
  names: ReadonlyMap<string, string>;
}) {
  if (metric.series.length > 0) {
    const together = judgedTogether(metric, period, figures);
    return (
      <Standing
        value={formatValue(together.value, together.version)}
        standing={together}
        about={subjects(metric.series, names)}
        period={period}
      />
    );
  }
  return (
    <>
      <p className="text-ink-2">{words.metrics.computed}</p>
      {month === null ? null : (
        <Standing
          value={formatPercent(month.composed.value)}
          standing={month.composed}
          about={boundsText(month.composed.bounds, "%")}
          period={period}
        />
      )}
    </>
  );
}

function Standing({
  value,
  standing: { level, provisional, notApplicable = false },
  about,
  period,
}: {
  value: string;
  standing: {
    readonly level: Level;
    readonly provisional: boolean;
    readonly notApplicable?: boolean;
  };
  about: string;
  period: Period;
}) {
  return (
    <p className="flex flex-wrap items-center gap-3 text-xl leading-7 font-[590]">
      {value}
      <LevelChip level={level} notApplicable={notApplicable} />
      <Provisional when={provisional} />
      <span className="text-[13px] font-normal text-ink-2">
        {about === "" ? null : `${about} · `}
        {formatMonth(period)} (<time dateTime={period}>{period}</time>)
      </span>
    </p>
  );
}
