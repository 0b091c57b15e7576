import type { MonthFigure, Series } from "../series";

/** A series of plain values, NaN for a missing month: higher is worse, one definition; with what is said otherwise. */
export function aSeries(values: readonly number[], changes: Partial<Series> = {}): Series {
  return {
    name: "a",
    partner: null,
    stage: null,
    better: "lower",
    transform: "identity",
    figures: values.map((value) => (Number.isNaN(value) ? null : aFigure(value))),
    ...changes,
  };
}

/** A month's value under a definition. */
export function aFigure(numerator: number, version = "1"): MonthFigure {
  return { numerator, denominator: null, version };
}

/** Series of a grid, partner by partner, named p0s0, p0s1 and so on. */
export function aGrid(values: readonly (readonly number[])[], stages: number): readonly Series[] {
  return values.map((own, place) => {
    const [partner, stage] = [`p${Math.floor(place / stages)}`, `s${place % stages}`];
    return aSeries(own, { name: partner + stage, partner, stage });
  });
}
