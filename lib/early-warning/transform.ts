import type { MonthFigure, Series, Transform } from "./series";

type Scale = {
  readonly to: (value: number) => number;
  /** The change of the value for a small change on the scale, where the scale stands at `y`. */
  readonly rate: (y: number) => number;
};

const scales: Readonly<Record<Transform, Scale>> = {
  identity: { to: (value) => value, rate: () => 1 },
  asin: { to: (value) => Math.asin(Math.sqrt(value)), rate: (y) => Math.sin(2 * y) },
  log: { to: Math.log, rate: Math.exp },
  sqrt: { to: Math.sqrt, rate: (y) => 2 * y },
};

/** A figure's value: numerator over denominator, or the value itself. NaN where the denominator is 0. */
export function valueOf({ numerator, denominator }: MonthFigure): number {
  if (denominator === null) return numerator;
  return denominator === 0 ? Number.NaN : numerator / denominator;
}

/** Whether a figure can be brought to a scale: a share lies from 0 to 1, a logarithm needs more than 0, a root 0 or more. */
export function fits(figure: MonthFigure, transform: Transform): boolean {
  return Number.isFinite(scaled(figure, transform));
}

function scaled(figure: MonthFigure, transform: Transform): number {
  const { numerator, denominator } = figure;
  // A month without an event has no logarithm; half an event has.
  const isRate = transform === "log" && denominator !== null && denominator > 0;
  return scales[transform].to(isRate ? (numerator + 0.5) / denominator : valueOf(figure));
}

/**
 * A series on its even scale, turned so that higher is worse: one number a month, NaN where there is no figure or where the
 * figure doesn't fit the scale.
 */
export function oriented(series: Series): Float64Array {
  const sign = worseSign(series);
  return Float64Array.from(series.figures, (figure) => {
    const y = figure === null ? Number.NaN : sign * scaled(figure, series.transform);
    return Number.isFinite(y) ? y : Number.NaN;
  });
}

/**
 * What one unit on the oriented scale means in the series' own unit where it stands at `level`: a share in points of a
 * hundred, everything else as it is reported. Negative where higher is better, so that worsening has its natural sign.
 */
export function nativeUnit(series: Series, level: number): number {
  const sign = worseSign(series);
  const isShare = series.transform === "asin";
  return sign * scales[series.transform].rate(sign * level) * (isShare ? 100 : 1);
}

function worseSign(series: Series): number {
  return series.better === "lower" ? 1 : -1;
}
