import { formatMonth, formatPercent, formatValue, nothing } from "@/app/format";
import { words } from "@/app/words/words";
import type { Level } from "@/lib/bands/level";
import type { Period } from "@/lib/periods/period";
import { figureFinder, type Figure } from "@/lib/reporting/figure";
import { judgedTogether, type Judged } from "@/lib/reporting/judged";
import { proposedIn, versionIn, type Metric } from "@/lib/reporting/metric";
import type { ChainMonth } from "@/lib/scorecards/chain-month";
import { seriesTitle } from "./[code]/series-title";

/** A metric as a line of the list; its texts are ready to be shown. */
export type MetricRow = {
  readonly code: string;
  readonly name: string;
  readonly reporters: readonly string[];
  readonly latest: string;
  readonly month: string;
  readonly level: Level;
  readonly notApplicable: boolean;
  readonly provisional: boolean;
  readonly version: number;
  readonly waiting: string | null;
};

/** What the list is made of: figures oldest first, drafts among them don't count; the metric that is composed of a chain, with its last month. */
export type MetricFacts = {
  readonly metrics: readonly Metric[];
  readonly figures: readonly Figure[];
  readonly periods: readonly Period[];
  readonly names: ReadonlyMap<string, string>;
  readonly composed: { readonly code: string; readonly month: ChainMonth } | null;
};

/** The metrics as lines of the list, each with its last month; series of one metric are put together from their parts. */
export function metricRows({
  metrics,
  figures,
  periods,
  names,
  composed,
}: MetricFacts): readonly MetricRow[] {
  const now = periods.at(-1);
  if (now === undefined) return [];
  const reported = figures.filter(({ status }) => status !== "draft");
  return metrics.map((metric) => ({
    code: metric.code,
    reporters: reportersOf(metric, names),
    ...(composed?.code === metric.code
      ? latestComposed(composed.month)
      : latestReported(lastMonth(metric, reported))),
    ...definitionOf(metric, now),
  }));
}

type Latest = Pick<MetricRow, "month" | "latest" | "level" | "notApplicable" | "provisional">;

function latestComposed({ period, composed }: ChainMonth): Latest {
  return {
    month: formatMonth(period),
    latest: formatPercent(composed.value),
    level: composed.level,
    notApplicable: false,
    provisional: composed.provisional,
  };
}

function latestReported(last: Judged | null): Latest {
  if (last === null) {
    return {
      month: "",
      latest: nothing,
      level: "no-data",
      notApplicable: false,
      provisional: false,
    };
  }
  return {
    month: formatMonth(last.period),
    latest: formatValue(last.value, last.version),
    level: last.level,
    notApplicable: last.notApplicable,
    provisional: last.provisional,
  };
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
  const find = figureFinder(own);
  const months = [...new Set(own.map(({ period }) => period))].map((period) =>
    judgedTogether(
      metric,
      period,
      keys.map((key) => find(key, period)),
    ),
  );
  return months.findLast(({ value }) => value !== null) ?? months.at(-1) ?? null;
}

function reportersOf(metric: Metric, names: ReadonlyMap<string, string>): readonly string[] {
  if (metric.series.length === 0) return [words.metrics.computed];
  return [...new Set(metric.series.map((one) => seriesTitle(one, names)))];
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
