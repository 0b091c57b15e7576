import type { MetricKind, Parts } from "@/lib/metrics/kind";
import type { MetricTerms, MetricVersion } from "@/lib/metrics/metric-version";
import { toNumber } from "@/lib/metrics/ratio";
import type { Judged } from "@/lib/reporting/judged";
import { areComparable, type Metric } from "@/lib/reporting/metric";
import { controlChart, enoughMonths, type ChartMonth, type ControlChart } from "./control-chart";
import type { Counted } from "./counted-limits";
import type { Better } from "./icons";
import { readingOf, type Reading } from "./reading";

/** What of a definition its chart is read by. */
type ChartedTerms = MetricTerms & Pick<MetricVersion, "direction">;

/** The chart of a metric's months: proportions as p', rates as u', single values of any other kind as XmR. */
export type MetricChart = {
  readonly kind: "individuals" | "proportion" | "rate";
  /** Which way the last definition says is better. */
  readonly better: Better;
  readonly months: readonly ChartMonth[];
  readonly chart: ControlChart;
  readonly reading: Reading | null;
};

/**
 * The chart of a metric month by month, oldest first. Limits rest on the first 12 measured months of a baseline, and a
 * baseline begins where figures can't be compared with those of the month before.
 */
export function metricChart(metric: Metric<ChartedTerms>, judged: readonly Judged[]): MetricChart {
  const last = judged.findLast(({ value }) => value !== null)?.version ?? null;
  const better = betterOf(metric, last);
  const kind = chartedAs(last?.kind ?? "index");
  const months = chartMonths(metric, judged);
  const chart = controlChart(months, {
    chart: kind === "individuals" ? kind : { counted: kind, widened: true, scale: scaleOf(last) },
    lockedAfter: enoughMonths,
    screened: true,
  });
  return { kind, better, months, chart, reading: readingOf(months, chart, better) };
}

function betterOf(metric: Metric<ChartedTerms>, last: MetricTerms | null): Better {
  const definition = metric.versions.find(({ version }) => version === last?.version);
  const direction = definition?.direction ?? "in-range";
  return direction === "in-range" ? null : direction;
}

function chartedAs(kind: MetricKind): MetricChart["kind"] {
  return kind === "proportion" || kind === "rate" ? kind : "individuals";
}

/** What one of one is in the unit of the values: per cent of a proportion; a rate's events are in the smallest unit. */
function scaleOf(version: MetricTerms | null): number {
  return version?.kind === "proportion" ? 100 : 10 ** -(version?.decimals ?? 0);
}

/** A metric's months as a chart takes them, oldest first: a baseline begins where figures can't be compared with the month before. */
export function chartMonths(metric: Metric, judged: readonly Judged[]): readonly ChartMonth[] {
  let known: MetricTerms | null = null;
  return judged.map(({ version, value, parts }) => {
    const newBaseline =
      version !== null && known !== null && !areComparable(metric, known, version);
    known = version ?? known;
    return {
      value: value === null ? null : toNumber(value),
      counted: countedOf(parts),
      newBaseline,
    };
  });
}

function countedOf(parts: Parts | null): Counted | null {
  const { numerator = 0, denominator = null } = parts ?? {};
  return denominator === null || denominator === 0 ? null : { numerator, denominator };
}
