import { inOrder } from "@/app/_components/in-order";
import type { LevelStanding } from "@/app/_components/level";
import { formatMonth, formatPercent, formatValue, nothing } from "@/app/format";
import { hrefOf } from "@/app/viewer";
import { words } from "@/app/words/words";
import type { MetricsPlace } from "@/db/queries/places";
import type { Level } from "@/lib/bands/level";
import { toNumber } from "@/lib/metrics/ratio";
import type { Period } from "@/lib/periods/period";
import { figureFinder, type Figure } from "@/lib/reporting/figure";
import { judgedTogether, type Judged } from "@/lib/reporting/judged";
import { proposedIn, versionIn, type Metric } from "@/lib/reporting/metric";
import { chainMonths } from "@/lib/scorecards/chain-month";
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
  /** The values of the last months, oldest first, for a line. */
  readonly recent: readonly (number | null)[];
};

/** The metrics of a place as lines of the list, each with its last months; series of one metric are put together from their parts. Drafts don't count. */
export function metricRows(place: MetricsPlace, figures: readonly Figure[]): readonly MetricRow[] {
  const periods = place.periods.slice(-monthsShown);
  const now = periods.at(-1)?.period;
  if (now === undefined) return [];
  const find = figureFinder(figures.filter(({ status }) => status !== "draft"));
  const composedCode = place.chain?.composedMetricCode;
  const metrics = place.metrics.toSorted((a, b) => inOrder(a.code, b.code));
  return metrics.map((metric) => {
    const months =
      composedCode === metric.code
        ? composedMonths({ ...place, periods }, figures)
        : periods.map(({ period }) => reportedMonth(metric, period, find));
    return {
      code: metric.code,
      href: hrefOf(`/networks/${place.network.slug}/metrics/${metric.code}`),
      reporters: reportersOf(metric, place.names),
      ...latest(months),
      ...definitionOf(metric, now),
      recent: months.map((month) => (month?.value ? toNumber(month.value) : null)),
    };
  });
}

/** A month of a metric as the list shows it; `version` is what its value is read by. */
type Month = Pick<Judged, "period" | "value" | "version" | "level"> & LevelStanding;

/** All the metric's series together; null where nothing was reported. */
function reportedMonth(
  metric: Metric,
  period: Period,
  find: ReturnType<typeof figureFinder>,
): Month | null {
  const figures = metric.series.map(({ key }) => find(key, period));
  return figures.every((figure) => figure === null)
    ? null
    : judgedTogether(metric, period, figures);
}

function composedMonths(
  place: MetricsPlace,
  figures: readonly Figure[],
): readonly (Month | null)[] {
  const facts = chainFacts(place, figures);
  const months = facts === null ? [] : chainMonths(facts);
  return months.map(({ period, composed }) =>
    composed.value === null ? null : { period, version: null, ...composed },
  );
}

/** The last month that has a value; else the last in which anything was reported. */
function latest(
  months: readonly (Month | null)[],
): Pick<MetricRow, "month" | "latest" | "level" | "notApplicable" | "provisional"> {
  const last =
    months.findLast((month) => month !== null && month.value !== null) ??
    months.findLast((month) => month !== null) ??
    null;
  return {
    month: last === null ? "" : formatMonth(last.period),
    latest: last === null ? nothing : shownValue(last),
    level: last?.level ?? "no-data",
    notApplicable: last?.notApplicable === true,
    provisional: last?.provisional === true,
  };
}

/** What is composed has no version: it is a percentage. */
function shownValue({ value, version }: Month): string {
  return version === null ? formatPercent(value) : formatValue(value, version);
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

function reportersOf(metric: Metric, names: ReadonlyMap<string, string>): readonly string[] {
  if (metric.series.length === 0) return [words.metrics.computed];
  return [...new Set(metric.series.map((one) => seriesTitle(one, names)))];
}
