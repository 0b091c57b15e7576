import { countedLimits, countedSpread, type Counted, type CountedKind } from "./counted-limits";
import { individualsLimits, type Limits } from "./limits";
import { signalsOf, type Signal } from "./signals";

/** A month as a chart takes it: its value, or so many of so many; null where there is none. */
export type ChartMonth = {
  readonly value: number | null;
  readonly counted: Counted | null;
  /** True where values can't be compared with those before: limits and rules begin anew. */
  readonly newBaseline: boolean;
};

/** How a chart is drawn. */
export type ChartOptions = {
  /**
   * Single values (XmR), or counts: with limits for chance alone (p, u), or widened by sigma z (Laney's p', u'). One of
   * one is `scale` in the unit of the values, such as 100 for per cent.
   */
  readonly chart:
    | "individuals"
    | { readonly counted: CountedKind; readonly widened: boolean; readonly scale: number };
  /** So many measured months of a baseline give its limits, and later ones don't move them; null for all of them. */
  readonly lockedAfter: number | null;
  /** As for `individualsLimits`. */
  readonly screened: boolean;
};

/** A stretch of months that can be compared with each other, with what its limits rest on. */
export type Baseline = {
  /** The indexes of its first month and of the last one that its limits are taken from. */
  readonly from: number;
  readonly limitsTo: number;
  /** How many measured months its limits are taken from. */
  readonly months: number;
  /** Fewer than 12: each further month still moves the limits. */
  readonly trial: boolean;
  /** Of a chart of counts: how many times wider than chance alone the months spread. */
  readonly sigmaZ: number | null;
};

/** A month on the chart: null where it wasn't measured, or where there are too few months for limits. */
export type ControlPoint = { readonly limits: Limits | null; readonly signal: Signal | null };

/** A chart: one point a month in their order, and its baselines, oldest first; without one where nothing was measured. */
export type ControlChart = {
  readonly points: readonly ControlPoint[];
  readonly baselines: readonly Baseline[];
};

/** Limits from fewer measured months are called trial limits. */
export const enoughMonths = 12;

type Measured = {
  readonly index: number;
  readonly value: number;
  readonly counted: Counted | null;
};

/**
 * The chart of a series month by month. A month that wasn't measured has no point: neighbours, runs and moving ranges
 * go over the measured months in their order.
 */
export function controlChart(months: readonly ChartMonth[], options: ChartOptions): ControlChart {
  const points = months.map((): ControlPoint => ({ limits: null, signal: null }));
  const baselines: Baseline[] = [];
  for (const measured of stretches(months)) {
    const drawn = stretch(measured, options);
    if (drawn === null) continue;
    baselines.push(drawn.baseline);
    for (const [place, { index }] of measured.entries()) {
      points[index] = drawn.points[place] ?? { limits: null, signal: null };
    }
  }
  return { points, baselines };
}

function stretches(months: readonly ChartMonth[]): readonly (readonly Measured[])[] {
  const found: Measured[][] = [[]];
  for (const [index, { value, counted, newBaseline }] of months.entries()) {
    if (newBaseline) found.push([]);
    if (value !== null) found.at(-1)?.push({ index, value, counted });
  }
  return found;
}

function stretch(
  measured: readonly Measured[],
  options: ChartOptions,
): { readonly baseline: Baseline; readonly points: readonly ControlPoint[] } | null {
  const base = measured.slice(0, options.lockedAfter ?? measured.length);
  const [first] = base;
  const last = base.at(-1);
  if (first === undefined || last === undefined) return null;
  const { limits, sigmaZ } = limitsOf(measured, base, options);
  const plotted = measured.flatMap(({ value }, place) => {
    const own = limits[place] ?? null;
    return own === null ? [] : [{ value, limits: own }];
  });
  // Either every month has limits or none has.
  const signals = signalsOf(plotted);
  return {
    baseline: {
      from: first.index,
      limitsTo: last.index,
      months: base.length,
      trial: base.length < enoughMonths,
      sigmaZ,
    },
    points: measured.map((_, place) => ({
      limits: limits[place] ?? null,
      signal: signals[place] ?? null,
    })),
  };
}

function limitsOf(
  measured: readonly Measured[],
  base: readonly Measured[],
  { chart, screened }: ChartOptions,
): { readonly limits: readonly (Limits | null)[]; readonly sigmaZ: number | null } {
  if (chart === "individuals") {
    const values = base.map(({ value }) => value);
    const shared = individualsLimits(values, { screened });
    return { limits: measured.map(() => shared), sigmaZ: null };
  }
  const counts = base.flatMap(({ counted }) => counted ?? []);
  const spread = base.length < 2 ? null : countedSpread(chart.counted, counts, screened);
  return {
    limits: measured.map(({ counted }) =>
      spread === null || counted === null
        ? null
        : scaled(countedLimits(spread, counted.denominator, chart.widened), chart.scale),
    ),
    sigmaZ: spread?.sigmaZ ?? null,
  };
}

function scaled({ mean, lower, upper, reach }: Limits, scale: number): Limits {
  return { mean: mean * scale, lower: lower * scale, upper: upper * scale, reach: reach * scale };
}
