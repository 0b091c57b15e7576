import { boundsText } from "@/app/_components/bounds-text";
import { relaxedNote } from "@/app/_components/relaxed-note";
import { formatRatio, formatValue, nothing } from "@/app/format";
import { hrefOf } from "@/app/viewer";
import { words } from "@/app/words/words";
import {
  denominatorDecimals,
  hasDenominator,
  type Measure,
  type MetricKind,
  type Parts,
} from "@/lib/metrics/kind";
import type { EntryTerms } from "@/lib/metrics/metric-version";
import { ratio, roundedText, toNumber } from "@/lib/metrics/ratio";
import { addMonths, periodsFrom, type Period } from "@/lib/periods/period";
import { figureFinder, type Figure } from "@/lib/reporting/figure";
import { judged, type Judged } from "@/lib/reporting/judged";
import {
  proposedIn,
  versionFor,
  versionIn,
  type Metric,
  type Series,
} from "@/lib/reporting/metric";
import type { Fields, MonthRow } from "./month-row";

/** The figures that an organisation owes for a period, one line a series, with earlier ones beside each. */
export function monthRows({
  base,
  metrics,
  series,
  figures,
  period,
  names,
}: {
  base: string;
  metrics: readonly Metric<EntryTerms>[];
  series: readonly Series[];
  figures: readonly Figure[];
  period: Period;
  names: ReadonlyMap<string, string>;
}): readonly MonthRow[] {
  const find = figureFinder(figures);
  return series.flatMap((one) => {
    const metric = metrics.find(({ code }) => code === one.metricCode);
    const version = metric === undefined ? null : shownVersion(metric, one, period);
    if (metric === undefined || version === null) return [];
    const at = (month: Period) => judged(metric, month, find(one.key, month));
    const past = periodsFrom(addMonths(period, -12), addMonths(period, -1)).map(at);
    return [rowOf({ base, metric, series: one, version, now: at(period), past, names })];
  });
}

/** What a line is about: a version that is only proposed too, but of a parallel run nothing outside its months. */
function shownVersion(
  metric: Metric<EntryTerms>,
  series: Series,
  period: Period,
): EntryTerms | null {
  const version = versionFor(metric, series, period);
  return series.parallelVersion === null ? (version ?? proposedIn(metric, period)) : version;
}

function titleOf({ subject, parallelVersion }: Series, { name }: EntryTerms): string {
  const title = subject === "" ? name : `${name}: ${subject}`;
  return parallelVersion === null ? title : words.report.parallel(title, parallelVersion);
}

/** What stands in the fields for a figure. */
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

function rowOf({
  base,
  metric,
  series,
  version,
  now,
  past,
  names,
}: {
  base: string;
  metric: Metric;
  series: Series;
  version: EntryTerms;
  now: Judged;
  past: readonly Judged[];
  names: ReadonlyMap<string, string>;
}): MonthRow {
  const shown = (judgedMonth: Judged | undefined) =>
    judgedMonth === undefined || judgedMonth.value === null
      ? nothing
      : formatValue(judgedMonth.value, judgedMonth.version);
  return {
    key: series.key,
    code: metric.code,
    title: titleOf(series, version),
    definition: {
      says: words.report.agreed(metric.code),
      href: hrefOf(`${base}/metrics/${metric.code}`),
    },
    ...labelsOf(version),
    entered: fieldsOf(now.figure, version),
    revision: now.figure?.revision ?? 0,
    submitted: now.figure !== null && now.figure.status !== "draft",
    locked: series.parallelVersion === null ? lockedBecause(metric, now.period, names) : null,
    value: shown(now),
    level: now.level,
    relaxed: relaxedNote(now, names)?.says ?? null,
    lastMonth: shown(past.at(-1)),
    lastYear: shown(past.at(0)),
    band: boundsText(now.relaxed?.bounds ?? now.bounds, version.unit),
    history: past.map(({ value }) => (value === null ? null : toNumber(value))),
  };
}

function labelsOf(version: EntryTerms): Pick<MonthRow, "first" | "second"> {
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
