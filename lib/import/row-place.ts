import type { Period } from "@/lib/periods/period";
import type { ImportContext } from "./context";
import type { Known } from "./known";
import { periodIn } from "./period-cell";
import type { Row } from "./row";
import type { RowProblem } from "./row-problem";
import { textOf } from "./table";

type Metric = ImportContext["metrics"][number];

/** Which figure a row is about. */
export type RowPlace = {
  readonly metric: Metric;
  readonly series: ImportContext["series"][number];
  readonly period: Period;
};

type Problems = { readonly problems: readonly RowProblem[] };

/** The figure that a row names among those that the importing organisation reports, or all that is wrong with its name. */
export function placeOf(row: Row, known: Known): RowPlace | Problems {
  const other = reporterProblem(row, known);
  if (other !== null) return { problems: [other] };
  const metric = metricOf(row, known);
  const period = periodOf(row);
  const series = "problem" in metric ? metric : seriesOf(row, metric, known);
  if ("problem" in metric || "problem" in series || typeof period !== "string") {
    const found = [metric, period, ...(series === metric ? [] : [series])];
    return {
      problems: found.flatMap((one) =>
        typeof one === "object" && "problem" in one ? [one.problem] : [],
      ),
    };
  }
  return { metric, series, period };
}

/** Nobody reports in another's name, and a file that names nobody is the importing organisation's. */
function reporterProblem(row: Row, known: Known): RowProblem | null {
  const text = textOf(row.at("reporter"));
  if (text === "") return null;
  const is = known.reporterNamed(text);
  if (is === "own") return null;
  return row.problem("reporter", is === "other" ? "reporter-other" : "reporter-unknown");
}

function metricOf(row: Row, known: Known): Metric | { readonly problem: RowProblem } {
  const text = textOf(row.at("metric"));
  if (text === "") return { problem: row.problem("metric", "metric-missing") };
  const [metric, second] = known.metricsNamed(text);
  if (metric === undefined) return { problem: row.problem("metric", "metric-unknown") };
  return second === undefined ? metric : { problem: row.problem("metric", "metric-ambiguous") };
}

function seriesOf(
  row: Row,
  metric: Metric,
  known: Known,
): RowPlace["series"] | { readonly problem: RowProblem } {
  const series = known.seriesOf(metric, textOf(row.at("subject")));
  if (series !== null) return series;
  const target = row.has("subject") ? "subject" : "metric";
  return { problem: row.problem(target, "subject-unknown", { metric: metric.code }) };
}

function periodOf(row: Row): Period | { readonly problem: RowProblem } {
  const text = textOf(row.at("period"));
  if (text === "") return { problem: row.problem("period", "period-missing") };
  return periodIn(text) ?? { problem: row.problem("period", "period-unreadable") };
}
