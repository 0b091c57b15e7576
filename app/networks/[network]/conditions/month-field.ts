/** A field of the form for a forecast: the amount of one of its months, counted from the first. */
export type MonthField = `month-${number}`;

/** The name under which what is to be mended in an amount is told. */
export function monthField(index: number): MonthField {
  return `month-${index + 1}`;
}
