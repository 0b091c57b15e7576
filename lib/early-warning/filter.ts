import { at } from "./at";
import type { Design } from "./design";

/**
 * What a design does to any column of monthly numbers: the forecast of each month from those before it, as plane rotations
 * that can be played to values and hinges alike.
 *
 * `hasResidual` is 0 where a month has no row or a regressor that was never seen before it. `scale` is
 * 1 / √(1/w + x (X′WX)⁻¹ x′). `solved` (a row of `columns` a month) makes the forecast from the rotated column; `cosines` and
 * `sines` rotate the month in.
 */
export type Filter = {
  readonly design: Design;
  readonly whitening: number;
  readonly hasRow: Uint8Array;
  readonly hasResidual: Uint8Array;
  readonly scale: Float64Array;
  readonly solved: Float64Array;
  readonly cosines: Float64Array;
  readonly sines: Float64Array;
};

const unseen = 1e-8;

/**
 * The filter of recursive residuals of a weighted regression, started without any prior value.
 *
 * @param whitening the share φ of each month's row that is taken off the next one's; months after a gap then have no row
 * @see R. L. Brown, J. Durbin, J. M. Evans, "Techniques for testing the constancy of regression relationships over time",
 *   Journal of the Royal Statistical Society B 37 (1975), 149-192
 * @see W. M. Gentleman, "Algorithm AS 75: basic procedures for large, sparse or weighted linear least squares problems",
 *   Applied Statistics 23 (1974), 448-454
 */
export function filterOf(design: Design, whitening: number): Filter {
  const { months, columns } = design;
  const filter = {
    design,
    whitening,
    hasRow: rowsLeft(design, whitening),
    hasResidual: new Uint8Array(months),
    scale: new Float64Array(months),
    solved: new Float64Array(months * columns),
    cosines: new Float64Array(months * columns).fill(1),
    sines: new Float64Array(months * columns),
  };
  const triangle = new Float64Array(columns * columns);
  const row = new Float64Array(columns);
  for (let month = 0; month < months; month++) {
    if (filter.hasRow[month] === 0) continue;
    for (let column = 0; column < columns; column++)
      row[column] = whitenedAt(design.rows, month * columns + column, columns, whitening);
    const weight = at(design.weights, month);
    const spread = solve(triangle, row, filter.solved, month * columns);
    if (spread !== null) {
      filter.hasResidual[month] = 1;
      filter.scale[month] = 1 / Math.sqrt(1 / weight + spread);
    }
    rotateIn(triangle, row, Math.sqrt(weight), filter, month * columns);
  }
  return filter;
}

function rowsLeft({ hasRow }: Design, whitening: number): Uint8Array {
  return hasRow.map((has, month) =>
    has === 1 && (whitening === 0 || hasRow[month - 1] === 1) ? 1 : 0,
  );
}

/** The number at a place of a column of rows less φ times the one `step` before it. */
export function whitenedAt(
  values: Float64Array,
  place: number,
  step: number,
  whitening: number,
): number {
  const own = at(values, place);
  return whitening === 0 ? own : own - whitening * at(values, place - step);
}

/** Solves R′v = x; gives v·v, or null if x lies outside what the rows of R span. */
function solve(
  triangle: Float64Array,
  x: Float64Array,
  v: Float64Array,
  start: number,
): number | null {
  const columns = x.length;
  let spread = 0;
  for (let j = 0; j < columns; j++) {
    let left = at(x, j);
    for (let i = 0; i < j; i++) left -= at(triangle, i * columns + j) * at(v, start + i);
    const pivot = at(triangle, j * columns + j);
    if (pivot === 0) {
      if (Math.abs(left) > unseen) return null;
      v[start + j] = 0;
    } else {
      v[start + j] = left / pivot;
      spread += (left / pivot) ** 2;
    }
  }
  return spread;
}

/** Rotates a weighted row into the triangle; a row that nothing met so far takes its place there. */
function rotateIn(
  triangle: Float64Array,
  row: Float64Array,
  root: number,
  { cosines, sines }: Pick<Filter, "cosines" | "sines">,
  start: number,
): void {
  const columns = row.length;
  for (let j = 0; j < columns; j++) row[j] = root * at(row, j);
  for (let i = 0; i < columns; i++) {
    const incoming = at(row, i);
    const pivot = at(triangle, i * columns + i);
    const isNew = pivot === 0;
    if (Math.abs(incoming) <= (isNew ? unseen * root : 0)) continue;
    const length = Math.hypot(pivot, incoming);
    const cosine = pivot / length;
    const sine = incoming / length;
    cosines[start + i] = cosine;
    sines[start + i] = sine;
    for (let j = i; j < columns; j++) {
      const above = at(triangle, i * columns + j);
      const below = at(row, j);
      triangle[i * columns + j] = cosine * above + sine * below;
      row[j] = cosine * below - sine * above;
    }
    if (isNew) return;
  }
}

/**
 * Columns of monthly numbers that a filter is played to side by side. `values` are the month's numbers when handed in and their
 * residuals when handed back.
 */
export type Played = {
  readonly values: Float64Array;
  readonly rotated: Float64Array;
  readonly incoming: Float64Array;
  readonly forecasts: Float64Array;
};

/** Room for so many columns of numbers under a filter, before their first month. */
export function roomFor({ design }: Filter, width: number): Played {
  return {
    values: new Float64Array(width),
    rotated: new Float64Array(width * design.columns),
    incoming: new Float64Array(width),
    forecasts: new Float64Array(width),
  };
}

/** Plays one month of a filter to the columns from `from` to `to`: values become residuals, NaN where the month has none. */
export function play(
  filter: Filter,
  month: number,
  played: Played,
  from: number,
  to: number,
): void {
  const { values, rotated, incoming, forecasts } = played;
  const { columns, weights } = filter.design;
  const root = Math.sqrt(at(weights, month));
  for (let c = from; c <= to; c++) {
    incoming[c] = root * at(values, c);
    forecasts[c] = 0;
  }
  for (let i = 0; i < columns; i++) {
    const solved = at(filter.solved, month * columns + i);
    const cosine = at(filter.cosines, month * columns + i);
    const sine = at(filter.sines, month * columns + i);
    // A regressor that the month knows nothing of.
    if (sine === 0 && solved === 0) continue;
    const start = i * values.length;
    for (let c = from; c <= to; c++) {
      const held = at(rotated, start + c);
      const next = at(incoming, c);
      forecasts[c] = at(forecasts, c) + solved * held;
      rotated[start + c] = cosine * held + sine * next;
      incoming[c] = cosine * next - sine * held;
    }
  }
  const scale = filter.hasResidual[month] === 1 ? at(filter.scale, month) : Number.NaN;
  for (let c = from; c <= to; c++) values[c] = (at(values, c) - at(forecasts, c)) * scale;
}
