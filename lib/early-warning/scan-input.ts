import type { MetricKind } from "@/lib/metrics/kind";
import { measuredIn } from "@/lib/metrics/value";
import { periodOfMonthNumber, type Period } from "@/lib/periods/period";
import { betweenSilos } from "./between-silos";
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

/** A figure: series, month number, numerator, denominator, version; parts in the smallest unit agreed on. */
type InputFigure = readonly [number, number, number | null, number | null, number];

/** What a scan of a network's chain reads: versions that all parties agreed to, and figures that every member sees, oldest first. */
export type ScanInput = {
  readonly series: readonly InputSeries[];
  readonly versions: readonly InputVersion[];
  readonly figures: readonly InputFigure[];
};

/** The series of a network's chain as the engine takes them, from the first month with a figure to the last. */
export type InputChain = {
  readonly first: Period;
  readonly stages: readonly (InputSeries & { readonly series: Series })[];
  readonly outcome: Series | null;
};

/** The chain of an input: its stages that have a worse side, in order. Null where nothing was reported. */
export function chainOf({ series, versions, figures }: ScanInput): InputChain | null {
  const months = figures.map(([, period]) => period);
  if (months.length === 0) return null;
  const span = { first: Math.min(...months), last: Math.max(...months) };
  const made = series.flatMap((one) => {
    const own = versions.filter(({ metric }) => metric === one.metric);
    const found = figures.filter(([key]) => key === one.key);
    const made = seriesOf(one, own, found, span);
    return made === null ? [] : [{ ...one, series: made }];
  });
  return {
    first: periodOfMonthNumber(span.first),
    stages: made
      .filter(({ position }) => position !== null)
      .toSorted((a, b) => (a.position ?? 0) - (b.position ?? 0)),
    outcome: made.find(({ isOutcome }) => isOutcome)?.series ?? null,
  };
}

/** Scans the chain of an input: its stages together and, where all of them and the outcome are shares, what gets lost between them. */
export function scanInput({ first, stages, outcome }: InputChain): KeptWarning {
  const series = stages.map((one) => one.series);
  const shares = [...series, ...(outcome === null ? [] : [outcome])];
  const composes = outcome !== null && shares.every(({ transform }) => transform === "asin");
  const keys = stages.map(({ key }) => key);
  return {
    chain: keptScan({ name: "stages", first, series }, keys),
    betweenSilos: composes
      ? keptScan(
          { name: "between", first, series: [betweenSilos("between", outcome, series)] },
          [0],
        )
      : null,
  };
}

function seriesOf(
  { key, stage, partner }: InputSeries,
  versions: readonly InputVersion[],
  figures: readonly InputFigure[],
  { first, last }: { readonly first: number; readonly last: number },
): Series | null {
  const [, , , , reportedUnder] = figures.at(-1) ?? [];
  const newest = versions.find(({ version }) => version === reportedUnder);
  if (newest === undefined || newest.direction === "in-range") return null;
  const months = new Map(figures.map((figure) => [figure[1], figureOf(figure, versions)]));
  const all = Array.from({ length: last - first + 1 }, (_, month) => months.get(first + month));
  const measured = all.map((one) => one ?? null);
  return {
    name: String(key),
    stage: stage ?? String(key),
    partner: partner ?? String(key),
    better: newest.direction,
    transform: transformOf(newest.kind, measured),
    figures: measured,
  };
}

/** A figure in the metric's own unit. A version that can't be compared with the one before it begins a level of its own. */
function figureOf(
  [, , numerator, denominator, number]: InputFigure,
  versions: readonly InputVersion[],
): MonthFigure | null {
  const version = versions.find((one) => one.version === number);
  if (version === undefined || numerator === null) return null;
  const parts = measuredIn(version, { numerator, denominator });
  const level = versions.filter((one) => !one.comparable && one.version <= number).length;
  return parts === null ? null : { ...parts, version: `${level} ${version.kind}` };
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
