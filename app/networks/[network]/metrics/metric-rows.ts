import { formatMonth, formatPercent, formatValue, nothing } from "@/app/format";
import { hrefOf } from "@/app/viewer";
import { words } from "@/app/words/words";
import type { MetricsPlace } from "@/db/queries/places";
import type { Level } from "@/lib/bands/level";
import type { Period } from "@/lib/periods/period";
import type { Figure } from "@/lib/reporting/figure";
import { judgedTogether, type Judged } from "@/lib/reporting/judged";
import { proposedIn, versionIn, type Metric } from "@/lib/reporting/metric";
import { lastComposed } from "@/lib/scorecards/chain-month";
import { chainFacts } from "../chain-facts";
import { monthsShown } from "./recent-figures";
import { seriesTitle } from "./[code]/series-title";

/** A metric as a line of the list; its texts are ready to be shown. */
export type MetricRow = {
  readonly code: string;
  readonly href: string;
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

/** The metrics of a place as lines of the list, each with its last month; series of one metric are put together from their parts. Drafts don't count. */
export function metricRows(place: MetricsPlace, figures: readonly Figure[]): readonly MetricRow[] {
  const now = place.periods.at(-1)?.period;
  if (now === undefined) return [];
  const reported = figuresBySeries(figures);
  const composedCode = place.chain?.composedMetricCode;
  return place.metrics.map((metric) => ({
    code: metric.code,
    href: hrefOf(`/networks/${place.network.slug}/metrics/${metric.code}`),
    reporters: reportersOf(metric, place.names),
    ...(composedCode === metric.code
      ? latestComposed(place, figures)
      : latestReported(lastMonth(metric, reported))),
    ...definitionOf(metric, now),
  }));
}

type Latest = Pick<MetricRow, "month" | "latest" | "level" | "notApplicable" | "provisional">;

function latestComposed(place: MetricsPlace, figures: readonly Figure[]): Latest {
  const periods = place.periods.slice(-monthsShown);
  const facts = chainFacts({ ...place, periods }, figures);
  const last = facts === null ? null : lastComposed(facts);
  if (last === null) return latestReported(null);
  const { period, composed } = last;
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

type Reported = ReadonlyMap<number, ReadonlyMap<Period, Figure>>;

/** What was reported, by series and month. */
function figuresBySeries(figures: readonly Figure[]): Reported {
  const found = new Map<number, Map<Period, Figure>>();
  for (const figure of figures) {
    if (figure.status === "draft") continue;
    const own = found.get(figure.seriesKey) ?? new Map<Period, Figure>();
    found.set(figure.seriesKey, own.set(figure.period, figure));
  }
  return found;
}

/** The last month in which the metric has a value, all its series together; else the last in which anything was reported. */
function lastMonth(metric: Metric, reported: Reported): Judged | null {
  const own = metric.series.map(({ key }) => reported.get(key));
  const months = new Set(own.flatMap((series) => [...(series?.keys() ?? [])]));
  let last: Judged | null = null;
  for (const period of [...months].toSorted().toReversed()) {
    const figures = own.map((series) => series?.get(period) ?? null);
    const month = judgedTogether(metric, period, figures);
    if (month.value !== null) return month;
    last ??= month;
  }
  return last;
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
