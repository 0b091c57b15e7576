import { words } from "@/app/words/words";
import { formatMonth, formatValue } from "@/app/format";
import type { Level } from "@/lib/bands/level";
import type { Period } from "@/lib/periods/period";
import type { Figure } from "@/lib/reporting/figure";
import { judgedTogether } from "@/lib/reporting/judged";
import { proposedIn, versionIn, type Metric } from "@/lib/reporting/metric";

/** A metric as a line of the list; its texts are ready to be shown. */
export type MetricRow = {
  readonly code: string;
  readonly name: string;
  readonly reporters: readonly string[];
  readonly latest: string;
  readonly month: string;
  readonly level: Level;
  readonly version: number;
  readonly waiting: number;
  readonly waitingText: string;
  readonly computed: boolean;
};

/** The metrics as lines of the list, each with its last reported month; series of one metric are put together from their parts. */
export function metricRows({
  metrics,
  figures,
  periods,
  names,
}: {
  metrics: readonly Metric[];
  figures: readonly Figure[];
  periods: readonly Period[];
  names: ReadonlyMap<string, string>;
}): readonly MetricRow[] {
  const reported = figures.filter(({ status }) => status !== "draft");
  const now = periods.at(-1);
  return metrics.flatMap((metric) => {
    const own = reported.filter(({ seriesKey }) =>
      metric.series.some(({ key }) => key === seriesKey),
    );
    const last = own.at(-1)?.period ?? null;
    const at = last ?? now;
    if (at === undefined) return [];
    const judged = judgedTogether(
      metric,
      at,
      metric.series.map(
        ({ key }) =>
          own.find(({ seriesKey, period }) => seriesKey === key && period === at) ?? null,
      ),
    );
    const shown =
      versionIn(metric, now ?? at) ?? proposedIn(metric, now ?? at) ?? metric.versions.at(-1);
    const waiting = shown?.missingPartyIds.length ?? 0;
    return [
      {
        code: metric.code,
        name: shown?.name ?? metric.code,
        reporters: [...new Set(metric.series.map(({ reporterId }) => names.get(reporterId) ?? ""))],
        latest: formatValue(judged.value, judged.version),
        month: last === null ? "" : formatMonth(last),
        level: judged.level,
        version: shown?.version ?? 1,
        waiting,
        waitingText: words.metrics.waiting(String(waiting)),
        computed: metric.series.length === 0,
      },
    ];
  });
}

const { title, filter, code, name, reporter, latest, level, version } = words.metrics;
const { agreed, computed, noMatch, none } = words.metrics;

/** The words of the list; those with a number in them stand in its lines. */
export const metricListWords = {
  title,
  filter,
  code,
  name,
  reporter,
  latest,
  level,
  version,
  agreed,
  computed,
  noMatch,
  none,
};
