import { formatMonth, formatValue, nothing } from "@/app/format";
import { words } from "@/app/words/words";
import type { Level } from "@/lib/bands/level";
import type { Period } from "@/lib/periods/period";
import type { Figure } from "@/lib/reporting/figure";
import { judgedTogether, type Judged } from "@/lib/reporting/judged";
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
  readonly waiting: string | null;
};

/** What the list is made of: figures oldest first, drafts among them don't count. */
type Facts = {
  readonly metrics: readonly Metric[];
  readonly figures: readonly Figure[];
  readonly periods: readonly Period[];
  readonly names: ReadonlyMap<string, string>;
};

/** The metrics as lines of the list, each with its last month; series of one metric are put together from their parts. */
export function metricRows({ metrics, figures, periods, names }: Facts): readonly MetricRow[] {
  const now = periods.at(-1);
  if (now === undefined) return [];
  const reported = figures.filter(({ status }) => status !== "draft");
  return metrics.map((metric) => {
    const last = lastMonth(metric, reported);
    return {
      code: metric.code,
      reporters: reportersOf(metric, names),
      month: last === null ? "" : formatMonth(last.period),
      latest: last === null ? nothing : formatValue(last.value, last.version),
      level: last === null ? "no-data" : last.level,
      ...definitionOf(metric, now),
    };
  });
}

function definitionOf(
  metric: Metric,
  now: Period,
): Pick<MetricRow, "name" | "version" | "waiting"> {
  const version = versionIn(metric, now) ?? proposedIn(metric, now) ?? metric.versions[0];
  if (version === undefined) return { name: metric.code, version: 0, waiting: null };
  const missing = version.missingPartyIds.length;
  return {
    name: version.name,
    version: version.version,
    waiting: missing === 0 ? null : words.metrics.waiting(String(missing)),
  };
}

/** The last month in which the metric has a value, all its series together; else the last in which anything was reported. */
function lastMonth(metric: Metric, reported: readonly Figure[]): Judged | null {
  const keys = metric.series.map(({ key }) => key);
  const own = reported.filter(({ seriesKey }) => keys.includes(seriesKey));
  const found = new Map(own.map((one) => [`${one.seriesKey} ${one.period}`, one]));
  const months = [...new Set(own.map(({ period }) => period))].map((period) =>
    judgedTogether(
      metric,
      period,
      keys.map((key) => found.get(`${key} ${period}`) ?? null),
    ),
  );
  return months.findLast(({ value }) => value !== null) ?? months.at(-1) ?? null;
}

function reportersOf(metric: Metric, names: ReadonlyMap<string, string>): readonly string[] {
  if (metric.series.length === 0) return [words.metrics.computed];
  return [...new Set(metric.series.map(({ reporterId }) => names.get(reporterId) ?? ""))];
}

const { title, filter, code, name, reporter, latest, level, version } = words.metrics;
const { agreed, noMatch, none } = words.metrics;

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
  noMatch,
  none,
};
