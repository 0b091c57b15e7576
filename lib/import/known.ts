import type { MetricTerms } from "@/lib/metrics/metric-version";
import type { Period } from "@/lib/periods/period";
import { figureFinder, type Figure } from "@/lib/reporting/figure";
import { versionFor } from "@/lib/reporting/metric";
import { plainName } from "./columns";
import type { ImportContext } from "./context";

type Metric = ImportContext["metrics"][number];
type OwnSeries = ImportContext["series"][number];

/** What rows are looked up in: made once for a file. */
export type Known = {
  /** Metrics by code, or by a name that is or was theirs. */
  readonly metricsNamed: (text: string) => readonly Metric[];
  readonly seriesOf: (metric: Metric, subject: string) => OwnSeries | null;
  readonly reporterNamed: (text: string) => "own" | "other" | null;
  readonly isClosed: (period: Period) => boolean | null;
  readonly figureOf: (series: OwnSeries, period: Period) => Figure | null;
  readonly versionOf: (metric: Metric, series: OwnSeries, period: Period) => MetricTerms | null;
};

/** Looks up what the rows of a file name. */
export function knownIn(context: ImportContext): Known {
  const byCode = new Map(context.metrics.map((metric) => [metric.code.toLowerCase(), metric]));
  const byName = new Map<string, Set<Metric>>();
  for (const metric of context.metrics) {
    for (const { name } of metric.versions) {
      const plain = plainName(name);
      byName.set(plain, (byName.get(plain) ?? new Set()).add(metric));
    }
  }
  const series = new Map(
    context.series
      .filter(({ parallelVersion }) => parallelVersion === null)
      .map((one) => [`${one.metricCode}\n${one.subject}`, one]),
  );
  const periods = new Map(context.periods.map(({ period, isClosed }) => [period, isClosed]));
  const versions = new Map<string, MetricTerms | null>();
  return {
    metricsNamed: (text) => {
      const coded = byCode.get(text.toLowerCase());
      return coded === undefined ? [...(byName.get(plainName(text)) ?? [])] : [coded];
    },
    seriesOf: ({ code }, subject) => series.get(`${code}\n${subject}`) ?? null,
    reporterNamed: reporters(context),
    isClosed: (period) => periods.get(period) ?? null,
    figureOf: (
      (find) => (one: OwnSeries, period: Period) =>
        find(one.key, period)
    )(figureFinder(context.figures)),
    versionOf: (metric, one, period) => {
      const name = `${metric.code} ${period}`;
      const known = versions.get(name);
      if (known !== undefined) return known;
      const version = versionFor(
        { ...metric, bands: [], series: [], parallel: [], environment: null },
        one,
        period,
      );
      versions.set(name, version);
      return version;
    },
  };
}

function reporters({ own, members }: ImportContext): Known["reporterNamed"] {
  const named = (one: typeof own) => [one.slug.toLowerCase(), one.name.toLowerCase()];
  const others = new Set(members.filter(({ id }) => id !== own.id).flatMap(named));
  return (text) => {
    const plain = text.toLowerCase();
    if (named(own).includes(plain)) return "own";
    return others.has(plain) ? "other" : null;
  };
}
