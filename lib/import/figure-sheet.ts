import { hasDenominator, type Measure } from "@/lib/metrics/kind";
import type { Period } from "@/lib/periods/period";
import type { Content } from "@/lib/reporting/own-echo";
import { partTexts } from "./part-text";
import type { SheetCell } from "./sheet";

/** A line of a sheet of figures: a series' report for a month, or the place for one. */
export type FigureLine = {
  readonly metric: string;
  readonly name: string;
  readonly subject: string;
  readonly reporter: string;
  readonly period: Period;
  readonly measure: Measure;
  readonly content: Content;
};

/** The names above the columns of every sheet of figures: an import knows what each of them is. */
const header = [
  "Metric code",
  "Metric name",
  "Subject",
  "Reporter",
  "Period",
  "Numerator, sum or value",
  "Denominator or count",
  "Not applicable",
] as const;

/** Figures with the names of their columns, and of as many more as stand beside each line. */
export function figureSheet(
  more: readonly string[],
  lines: readonly (readonly [line: FigureLine, beside: readonly SheetCell[]])[],
): readonly [readonly string[], ...(readonly SheetCell[])[]] {
  return [[...header, ...more], ...lines.map(([line, beside]) => [...cellsOf(line), ...beside])];
}

function cellsOf({ metric, name, subject, reporter, period, measure, content }: FigureLine) {
  const { numerator, denominator } = partTexts(content.parts, measure);
  return [
    metric,
    name,
    subject,
    reporter,
    period,
    numberCell(numerator),
    hasDenominator(measure.kind) ? numberCell(denominator) : "",
    content.notApplicable ? "yes" : "",
  ];
}

function numberCell(text: string): SheetCell {
  return text === "" ? "" : { number: text };
}
