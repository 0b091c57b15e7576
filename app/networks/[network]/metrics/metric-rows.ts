import { inOrder } from "@/app/_components/in-order";
import type { LevelStanding } from "@/app/_components/level";
import { relaxedNote, type RelaxedNote } from "@/app/_components/relaxed-note";
import { formatMonth, formatPercent, formatValue, nothing } from "@/app/format";
import { hrefOf } from "@/app/viewer";
import { words } from "@/app/words/words";
import type { NetworkPeriod } from "@/db/queries/periods";
import { monthsShown, type Scorecard } from "@/db/queries/places";
import type { Level } from "@/lib/bands/level";
import { toNumber } from "@/lib/metrics/ratio";
import { charted } from "@/lib/metrics/value";
import type { Period } from "@/lib/periods/period";
import { figureFinder } from "@/lib/reporting/figure";
import { judgedTogether, type Judged } from "@/lib/reporting/judged";
import { pooledTogether } from "@/lib/reporting/pooled-together";
import { proposedIn, versionIn, type Metric } from "@/lib/reporting/metric";
import { chainMonths } from "@/lib/scorecards/chain-month";
import { chainFacts } from "../chain-facts";
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
  readonly disputed: boolean;
  /** What flex and grace did to the level. */
  readonly note: RelaxedNote | null;
  readonly version: number;
  readonly waiting: string | null;
  /** The values of the last months, oldest first, for a line. */
  readonly recent: readonly (number | null)[];
};

/** The metrics of a place as lines of the list, each with its last months; series of one metric are put together from their parts. Drafts don't count. */
export function metricRows(place: Scorecard): readonly MetricRow[] {
  const periods = place.periods.slice(-monthsShown);
  const now = periods.at(-1)?.period;
  if (now === undefined) return [];
  const find = figureFinder(place.figures.filter(({ status }) => status !== "draft"));
  const composedCode = place.chain?.composedMetricCode;
  const metrics = place.metrics.toSorted((a, b) => inOrder(a.code, b.code));
  return metrics.map((metric) => {
    const { recent, last } =
      composedCode === metric.code
        ? composedLately({ ...place, periods })
        : reportedLately(metric, periods, find);
    return {
      code: metric.code,
      href: hrefOf(`/networks/${place.network.slug}/metrics/${metric.code}`),
      reporters: reportersOf(metric, place.names),
      ...latest(last, place.names),
      ...definitionOf(metric, now),
      recent,
    };
  });
}

/** A month of a metric as the list shows it; `version` is what its value is read by. */
type Month = Pick<Judged, "period" | "value" | "version" | "level" | "relaxed"> & LevelStanding;

/** The values of a metric's last months for a line, and the last month that has a value; else the last in which anything was reported. */
type Lately = Pick<MetricRow, "recent"> & { readonly last: Month | null };

/** All the metric's series together, month by month; only the month that is shown in words is judged. */
function reportedLately(
  metric: Metric,
  periods: readonly NetworkPeriod[],
  find: ReturnType<typeof figureFinder>,
): Lately {
  const months = periods.map(({ period }) => {
    const figures = metric.series.map(({ key }) => find(key, period));
    const { version, parts } = pooledTogether(metric, period, figures);
    return { period, figures, value: version === null ? null : charted(version, parts) };
  });
  const last =
    months.findLast(({ value }) => value !== null) ??
    months.findLast(({ figures }) => figures.some((figure) => figure !== null));
  return {
    recent: months.map(({ value }) => value),
    last: last === undefined ? null : judgedTogether(metric, last.period, last.figures),
  };
}

function composedLately(place: Scorecard): Lately {
  const facts = chainFacts(place, place.figures);
  const months = facts === null ? [] : chainMonths(facts);
  const last = months.findLast(({ composed }) => composed.value !== null);
  return {
    recent: months.map(({ composed }) => (composed.value ? toNumber(composed.value) : null)),
    last:
      last === undefined
        ? null
        : { period: last.period, version: null, relaxed: null, ...last.composed },
  };
}

function latest(
  last: Month | null,
  names: ReadonlyMap<string, string>,
): Pick<
  MetricRow,
  "month" | "latest" | "level" | "notApplicable" | "provisional" | "disputed" | "note"
> {
  return {
    month: last === null ? "" : formatMonth(last.period),
    latest: last === null ? nothing : shownValue(last),
    level: last?.level ?? "no-data",
    notApplicable: last?.notApplicable === true,
    provisional: last?.provisional === true,
    disputed: last?.disputed === true,
    note: last === null ? null : relaxedNote(last, names),
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
