import { boundsText } from "@/app/_components/bounds-text";
import { relaxedNote } from "@/app/_components/relaxed-note";
import { formatInstant, formatList, formatRatio, formatValue } from "@/app/format";
import { hrefOf } from "@/app/viewer";
import { words } from "@/app/words/words";
import type { TrailRevision } from "@/db/queries/trail";
import {
  denominatorDecimals,
  hasDenominator,
  type Measure,
  type MetricKind,
  type Parts,
} from "@/lib/metrics/kind";
import type { EntryTerms } from "@/lib/metrics/metric-version";
import { ratio, roundedText } from "@/lib/metrics/ratio";
import { charted } from "@/lib/metrics/value";
import { addMonths, periodsFrom, type Period } from "@/lib/periods/period";
import { figureFinder, isFromLedger, type Figure } from "@/lib/reporting/figure";
import { judged, type Judged } from "@/lib/reporting/judged";
import {
  areComparable,
  proposedIn,
  versionFor,
  versionIn,
  type Metric,
  type Series,
} from "@/lib/reporting/metric";
import type { Fields, GridMonth, GridSeries, Past, TrailLine } from "./month-data";
import { monthsBefore } from "./read-month";

/** What the rows of the grid are made of. */
export type RowsOf = {
  readonly base: string;
  readonly timeZone: string;
  readonly metrics: readonly Metric<EntryTerms>[];
  readonly series: readonly Series[];
  readonly figures: readonly Figure[];
  readonly trail: readonly TrailRevision[];
  /** The months that are shown, oldest first, none left out between them. */
  readonly periods: readonly Period[];
  readonly names: ReadonlyMap<string, string>;
};

type Own = {
  readonly metric: Metric<EntryTerms>;
  readonly series: Series;
  readonly at: (period: Period) => Judged;
};

/** The figures that an organisation owes for these months, one row a series, with earlier ones beside each. */
export function monthRows(rows: RowsOf): readonly GridSeries[] {
  const find = figureFinder(rows.figures);
  const [first] = rows.periods;
  if (first === undefined) return [];
  return rows.series.flatMap((series) => {
    const metric = rows.metrics.find(({ code }) => code === series.metricCode);
    if (metric === undefined) return [];
    const own = {
      metric,
      series,
      at: (month: Period) => judged(metric, month, find(series.key, month)),
    };
    const months = rows.periods.flatMap((period) => monthOf(rows, own, period) ?? []);
    const version = rows.periods
      .map((period) => shownVersion(metric, series, period))
      .findLast((one) => one !== null);
    return months.length === 0 || version === undefined || version === null
      ? []
      : [{ ...describedAs(rows, own, version), past: pastOf(own, first), months }];
  });
}

/** What a row is about: a version that is only proposed too, but of a parallel run nothing outside its months. */
function shownVersion(
  metric: Metric<EntryTerms>,
  series: Series,
  period: Period,
): EntryTerms | null {
  const version = versionFor(metric, series, period);
  return series.parallelVersion === null ? (version ?? proposedIn(metric, period)) : version;
}

function describedAs({ base, names }: RowsOf, { metric, series }: Own, version: EntryTerms) {
  return {
    key: series.key,
    code: metric.code,
    title: titleOf(series, version),
    definition: {
      says: words.report.agreed(metric.code),
      href: hrefOf(`${base}/metrics/${metric.code}`),
    },
    others: othersOf(metric, series, names),
    ...labelsOf(version),
  };
}

function titleOf({ subject, parallelVersion }: Series, { name }: EntryTerms): string {
  const title = subject === "" ? name : `${name}: ${subject}`;
  return parallelVersion === null ? title : words.report.parallel(title, parallelVersion);
}

function othersOf(metric: Metric, own: Series, names: RowsOf["names"]): string {
  const others = metric.series
    .filter(({ reporterId }) => reporterId !== own.reporterId)
    .map(({ reporterId }) => names.get(reporterId) ?? "");
  const named = [...new Set(others)].filter((name) => name !== "").toSorted();
  return named.length === 0 ? words.report.nobodyElse : formatList(named);
}

/** The months before the first that is shown. Those that don't compare with it are shown in words alone. */
function pastOf({ metric, at }: Own, first: Period): readonly Past[] {
  const now = at(first).version;
  return periodsFrom(addMonths(first, -monthsBefore), addMonths(first, -1)).map((period): Past => {
    const { version, parts, value } = at(period);
    const shown = formatValue(value, version);
    if (version === null || now === null || !areComparable(metric, version, now)) {
      return [shown, null, null, null];
    }
    const exact = version.decimals === now.decimals ? parts : null;
    return [shown, charted(version, parts), exact?.numerator ?? null, exact?.denominator ?? null];
  });
}

function monthOf(rows: RowsOf, { metric, series, at }: Own, period: Period): GridMonth | null {
  const version = shownVersion(metric, series, period);
  if (version === null) return null;
  const now = at(period);
  const trail = rows.trail.filter((one) => one.seriesKey === series.key && one.period === period);
  const { kind, decimals, unit } = now.version ?? version;
  return {
    period,
    measure: { kind, decimals, unit },
    ...reportedIn(now, { kind, decimals }),
    locked: series.parallelVersion === null ? lockedBecause(metric, period, rows.names) : null,
    ...judgedIn(now, rows.names),
    reason: trail[0]?.reason ?? null,
    trail: trail.map((one) => trailLine(one, { kind, decimals }, rows.timeZone)),
  };
}

function judgedIn(now: Judged, names: RowsOf["names"]) {
  return {
    level: now.level,
    relaxed: relaxedNote(now, names)?.says ?? null,
    band: boundsText(now.relaxed?.bounds ?? now.bounds, now.version?.unit ?? ""),
  };
}

function reportedIn({ figure }: Judged, measure: Measure) {
  const { revision, status } = figure ?? { revision: 0, status: null };
  return { entered: fieldsOf(figure, measure), revision, status };
}

function trailLine(one: TrailRevision, measure: Measure, timeZone: string): TrailLine {
  const { revision, personName, reportedAt, source, metricVersion, status, reason } = one;
  return {
    revision,
    says: entryText(fieldsOf(one, measure), measure),
    who: isFromLedger(one) ? null : personName,
    at: formatInstant(reportedAt, timeZone),
    source,
    version: metricVersion,
    status,
    reason,
  };
}

/** What stands in the cells of a figure. */
export function fieldsOf(
  figure: Pick<Figure, "parts" | "notApplicable"> | null,
  measure: Measure,
): Fields {
  const parts = figure?.parts ?? null;
  return {
    numerator: parts === null ? "" : partText(parts.numerator, measure.decimals),
    denominator: partText(parts?.denominator ?? null, denominatorDecimals(measure)),
    notApplicable: figure?.notApplicable ?? false,
  };
}

/** Why a metric takes no figure for a period; null where a version that every party agreed to is in force. */
export function lockedBecause(
  metric: Metric,
  period: Period,
  names: ReadonlyMap<string, string>,
): string | null {
  if (versionIn(metric, period) !== null) return null;
  const proposed = proposedIn(metric, period);
  if (proposed === null) return words.report.noVersion;
  const missing = proposed.missingPartyIds.map((id) => names.get(id) ?? "");
  return words.report.notAgreed(missing.join(", "));
}

function labelsOf(version: EntryTerms): Pick<GridSeries, "first" | "second"> {
  const { numerator, denominator } = words.metric;
  const { sum, count, value } = words.report.parts;
  const [first, second] = labelPair(version.kind, { numerator, denominator, sum, count, value });
  return {
    first: { label: first, says: version.numeratorSays },
    second: second === null ? null : { label: second, says: version.denominatorSays ?? "" },
  };
}

function labelPair(
  kind: MetricKind,
  said: Readonly<Record<"numerator" | "denominator" | "sum" | "count" | "value", string>>,
): readonly [string, string | null] {
  if (kind === "mean") return [said.sum, said.count];
  return hasDenominator(kind) ? [said.numerator, said.denominator] : [said.value, null];
}

function partText(part: Parts["denominator"], decimals: number): string {
  return part === null ? "" : roundedText(ratio(part, 10n ** BigInt(decimals)), decimals);
}

/** An entry in words, for a sentence about it. */
export function entryText(fields: Fields, measure: Measure): string {
  if (fields.notApplicable) return words.report.notApplicable.toLowerCase();
  if (fields.numerator === "") return words.report.emptied;
  const grouped = (text: string) =>
    /^-?[0-9]+$/.test(text) ? formatRatio(ratio(BigInt(text), 1n), 0) : text;
  return hasDenominator(measure.kind)
    ? `${grouped(fields.numerator)} / ${grouped(fields.denominator)}`
    : grouped(fields.numerator);
}
