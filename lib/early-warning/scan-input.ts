import type { MetricKind } from "@/lib/metrics/kind";
import { measuredIn } from "@/lib/metrics/value";
import { periodOfMonthNumber, type Period } from "@/lib/periods/period";
import { betweenSilos, type Link } from "./between-silos";
import { keptScan, type KeptWarning } from "./chain-scan-kept";
import type { MonthFigure, Series } from "./series";

/** A version of a metric, as far as a scan asks. */
type InputVersion = {
  readonly metric: string;
  readonly version: number;
  readonly comparable: boolean;
  readonly kind: MetricKind;
  readonly direction: "higher" | "lower" | "in-range";
  readonly decimals: number;
};

/** A series that measures the chain: its outcome, one of its stages, or both. */
type InputSeries = {
  readonly key: number;
  readonly metric: string;
  readonly isOutcome: boolean;
  readonly position: number | null;
  readonly stage: string | null;
  readonly partner: string | null;
};

/**
 * What was reported of a series, oldest first, place by place: month numbers, parts in the smallest unit agreed on (NaN where there
 * is none), versions.
 */
export type ReportedSeries = {
  readonly periods: Int32Array;
  readonly numerators: Float64Array;
  readonly denominators: Float64Array;
  readonly versions: Int32Array;
};

/** A branch of a link of a chain that was agreed: what of its cases it takes, in per cent, and its series; null where nothing measures it. */
type InputBranch = { readonly share: string; readonly key: number | null };

/** What a scan of a network's chain reads: versions that all parties agreed to, and by series figures that every member sees. */
export type ScanInput = {
  readonly series: readonly InputSeries[];
  /** The stages and hand-offs of a chain that was agreed, by their branches; null where each stage has one series, as it was loaded. */
  readonly links?: readonly (readonly InputBranch[])[] | null;
  readonly versions: readonly InputVersion[];
  readonly figures: ReadonlyMap<number, ReportedSeries>;
};

/** A figure in a row of its own: series, month number, numerator, denominator, version. */
export type FigureRow = readonly [number, number, number | null, number | null, number];

/** The figures of each series, by its key, of rows that begin with the oldest. */
export function reportedOf(rows: readonly FigureRow[]): ReadonlyMap<number, ReportedSeries> {
  const found = new Map<number, FigureRow[]>();
  for (const row of rows) {
    const own = found.get(row[0]);
    if (own === undefined) found.set(row[0], [row]);
    else own.push(row);
  }
  return new Map([...found].map(([key, own]) => [key, inColumns(own)]));
}

function inColumns(rows: readonly FigureRow[]): ReportedSeries {
  return {
    periods: Int32Array.from(rows, ([, period]) => period),
    numerators: Float64Array.from(rows, ([, , numerator]) => numerator ?? Number.NaN),
    denominators: Float64Array.from(rows, ([, , , denominator]) => denominator ?? Number.NaN),
    versions: Int32Array.from(rows, ([, , , , version]) => version),
  };
}

/** The series of a network's chain as the engine takes them, from the first month with a figure to the last. */
export type InputChain = {
  readonly first: Period;
  readonly stages: readonly (InputSeries & { readonly series: Series })[];
  /** What the stages compose; null where a series of it is missing. */
  readonly links: readonly Link[] | null;
  readonly outcome: Series | null;
};

/** The chain of an input: its stages, their branches and hand-offs that have a worse side, in order. Null where nothing was reported. */
export function chainOf({ series, links = null, versions, figures }: ScanInput): InputChain | null {
  const span = spanOf(figures);
  if (span === null) return null;
  const made = series.flatMap((one) => {
    const own = versions.filter(({ metric }) => metric === one.metric);
    const found = figures.get(one.key);
    const made = found === undefined ? null : seriesOf(one, own, found, span);
    return made === null ? [] : [{ ...one, series: made }];
  });
  const stages = made
    .filter(({ position }) => position !== null)
    .toSorted((a, b) => (a.position ?? 0) - (b.position ?? 0));
  const whole = stages.map((one): Link => [{ share: 1, series: one.series }]);
  return {
    first: periodOfMonthNumber(span.first),
    stages,
    links: links === null ? whole : linksOf(links, stages),
    outcome: made.find(({ isOutcome }) => isOutcome)?.series ?? null,
  };
}

function linksOf(
  links: NonNullable<ScanInput["links"]>,
  stages: InputChain["stages"],
): readonly Link[] | null {
  const found = links.map((branches) =>
    branches.flatMap(({ share, key }) => {
      const series = stages.find((one) => one.key === key)?.series;
      return series === undefined ? [] : [{ share: Number(share) / 100, series }];
    }),
  );
  const isComplete = found.every((link, place) => link.length === links[place]?.length);
  return isComplete ? found : null;
}

type Span = { readonly first: number; readonly last: number };

function spanOf(figures: ScanInput["figures"]): Span | null {
  const periods = [...figures.values()].map((one) => one.periods);
  const first = Math.min(...periods.map((own) => own.at(0) ?? Infinity));
  const last = Math.max(...periods.map((own) => own.at(-1) ?? -Infinity));
  return first <= last ? { first, last } : null;
}

/** Scans the chain of an input: its stages together and, where all of them and the outcome are shares, what gets lost between them. */
export function scanInput({ first, stages, links, outcome }: InputChain): KeptWarning {
  const series = stages.map((one) => one.series);
  const shares = [...series, ...(outcome === null ? [] : [outcome])];
  const composes =
    outcome !== null && links !== null && shares.every(({ transform }) => transform === "asin");
  const keys = stages.map(({ key }) => key);
  return {
    chain: keptScan({ name: "stages", first, series }, keys),
    betweenSilos: composes
      ? keptScan({ name: "between", first, series: [betweenSilos("between", outcome, links)] }, [0])
      : null,
  };
}

function seriesOf(
  { key, stage, partner }: InputSeries,
  versions: readonly InputVersion[],
  reported: ReportedSeries,
  { first, last }: Span,
): Series | null {
  const newest = versions.find(({ version }) => version === reported.versions.at(-1));
  if (newest === undefined || newest.direction === "in-range") return null;
  const measured = Array.from({ length: last - first + 1 }, (): MonthFigure | null => null);
  const measures = measuresOf(versions);
  for (const [place, period] of reported.periods.entries())
    measured[period - first] = figureAt(reported, place, measures);
  return {
    name: String(key),
    stage: stage ?? String(key),
    partner: partner ?? String(key),
    better: newest.direction,
    transform: transformOf(newest.kind, measured),
    figures: measured,
  };
}

/** A version of a series' metric, with the name of its level: one that can't be compared with the one before it begins another. */
type Measured = InputVersion & { readonly level: string };

function measuresOf(versions: readonly InputVersion[]): ReadonlyMap<number, Measured> {
  return new Map(
    versions.map((one) => {
      const breaks = versions.filter((own) => !own.comparable && own.version <= one.version);
      return [one.version, { ...one, level: `${breaks.length} ${one.kind}` }];
    }),
  );
}

/** A figure in the metric's own unit. */
function figureAt(
  { numerators, denominators, versions }: ReportedSeries,
  place: number,
  measures: ReadonlyMap<number, Measured>,
): MonthFigure | null {
  const measure = measures.get(versions[place] ?? Number.NaN);
  const numerator = numerators[place] ?? Number.NaN;
  if (measure === undefined || Number.isNaN(numerator)) return null;
  const denominator = denominators[place] ?? Number.NaN;
  const parts = measuredIn(measure, {
    numerator,
    denominator: Number.isNaN(denominator) ? null : denominator,
  });
  return parts === null ? null : { ...parts, version: measure.level };
}

/** The scale of a kind (docs/early-warning.md). Where a logarithm isn't to be had, values stay as they are. */
function transformOf(
  kind: MetricKind,
  figures: readonly (MonthFigure | null)[],
): Series["transform"] {
  if (kind === "proportion") return "asin";
  if (kind === "count") return "sqrt";
  const isPositive = figures.every((one) => one === null || one.numerator > 0);
  if (kind === "rate") return "log";
  return kind !== "index" && isPositive ? "log" : "identity";
}
