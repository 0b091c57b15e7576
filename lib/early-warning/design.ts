import { at } from "./at";
import type { Series } from "./series";

/** How many harmonics of the year a baseline has. */
export type Harmonics = 0 | 1 | 2;

/**
 * The regressors of a series' baseline, a row a month: an intercept for each version of the definition, sine and cosine of the
 * year, the declared covariates. `hasRow` is 0 for a month without a figure; `weights` are the months' precisions.
 */
export type Design = {
  readonly months: number;
  readonly columns: number;
  readonly rows: Float64Array;
  readonly hasRow: Uint8Array;
  readonly weights: Float64Array;
};

/** Cosines of the twelfths of two circles; a sine is the cosine nine twelfths on. */
const cosines = Float64Array.from({ length: 24 }, (_, twelfth) =>
  Math.cos((Math.PI * twelfth) / 6),
);

/** The harmonics that a number of valid months bears: none below 24, one from 24, two from 60. */
export function harmonicsFor(validMonths: number): Harmonics {
  if (validMonths < 24) return 0;
  return validMonths < 60 ? 1 : 2;
}

/**
 * The design of a series whose oriented values are `y`. The month's place in the calendar is kept: a missing month has no row.
 *
 * @throws RangeError if months differ in the number of their covariates
 */
export function designOf(series: Series, y: Float64Array, harmonics: Harmonics): Design {
  const versions = [...new Set(series.figures.flatMap((one) => (one ? [one.version] : [])))];
  const covariates = evenCovariates(series);
  const width = covariates[0]?.length ?? 0;
  const columns = versions.length + 2 * harmonics + width;
  const months = y.length;
  const rows = new Float64Array(months * columns);
  const hasRow = new Uint8Array(months);
  const weights = new Float64Array(months).fill(1);
  for (const [month, figure] of series.figures.entries()) {
    if (figure === null || Number.isNaN(at(y, month))) continue;
    hasRow[month] = 1;
    weights[month] = figure.weight ?? 1;
    let place = month * columns;
    rows[place + versions.indexOf(figure.version)] = 1;
    place += versions.length;
    for (let harmonic = 1; harmonic <= harmonics; harmonic++) {
      const twelfth = (harmonic * month) % 12;
      rows[place++] = at(cosines, twelfth + 9);
      rows[place++] = at(cosines, twelfth);
    }
    for (const value of covariates[month] ?? []) rows[place++] = value;
  }
  return { months, columns, rows, hasRow, weights };
}

/** Covariates brought to a common size; where they stand and how they are measured must not tell. */
function evenCovariates(series: Series): readonly (readonly number[])[] {
  const given = series.figures.map((one) => one?.covariates ?? []);
  const present = given.filter((_, month) => series.figures[month] !== null);
  const width = present[0]?.length ?? 0;
  if (present.some((one) => one.length !== width))
    throw new RangeError(`${series.name}: months differ in the number of their covariates`);
  const columns = Array.from({ length: width }, (_, column) => {
    const values = present.map((one) => at(one, column));
    const mean = values.reduce((sum, one) => sum + one, 0) / values.length;
    const size = Math.max(...values.map((one) => Math.abs(one - mean)));
    return { mean, size: size > 1e-12 * Math.abs(mean) ? size : Infinity };
  });
  const none = columns.map(() => 0);
  return given.map((one) =>
    one.length === 0
      ? none
      : columns.map(({ mean, size }, column) => (at(one, column) - mean) / size),
  );
}
