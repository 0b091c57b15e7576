import { evaluate, type Evaluation, type MonthToJudge } from "@/lib/bands/evaluation";
import type { Ratio } from "@/lib/metrics/ratio";
import { figureValue } from "@/lib/metrics/value";
import type { Period } from "@/lib/periods/period";
import type { Environment } from "./environment";
import { bandSetIn, versionIn, type Metric } from "./metric";
import { pooledTogether } from "./pooled-together";

/** A month of a metric's series, one or several as one: the value is judged with what the months before it left of grace and budget. */
export type MonthOfSeries = {
  readonly metric: Metric;
  readonly period: Period;
  readonly seriesKeys: readonly number[];
  readonly value: Ratio | null;
};

/** The evaluation of a month of a metric that has flex or grace in force in it; null for any other, whose level is that of its bounds. */
export function evaluated({ metric, period, seriesKeys, value }: MonthOfSeries): Evaluation | null {
  const { environment } = metric;
  const set = bandSetIn(metric, period);
  if (environment === null || set === null || (set.flex === null && set.grace === null))
    return null;
  const countsEarlier = set.grace !== null || (set.flex?.budget ?? null) !== null;
  const earlier = countsEarlier ? historyOf(metric, environment, seriesKeys) : [];
  return evaluate(
    toJudge({ metric, period, environment, value }),
    earlier.filter((one) => one.period < period),
  );
}

/** The parties of a metric in a month and where it is measured, as far as flex and grace ask for them. */
export function relaxedTermsIn(
  metric: Metric,
  period: Period,
): { readonly partyIds: readonly string[]; readonly measuredAt: "customer" | "stage" } {
  const version = versionIn(metric, period)?.version;
  const terms = metric.environment?.terms.find(
    (one) => one.metricCode === metric.code && one.version === version,
  );
  // Without a definition in force nothing may relax.
  return terms ?? { partyIds: [], measuredAt: "customer" };
}

function toJudge({
  metric,
  period,
  environment,
  value,
}: Pick<MonthOfSeries, "metric" | "period" | "value"> & {
  readonly environment: Environment;
}): MonthToJudge {
  const { partyIds, measuredAt } = relaxedTermsIn(metric, period);
  const { conditions, forecasts, find } = environment;
  return {
    value,
    set: bandSetIn(metric, period),
    measuredAt,
    month: {
      period,
      partyIds,
      conditions,
      forecasts,
      reportedBy: ({ seriesKey }) => find(seriesKey, period)?.parts ?? null,
    },
  };
}

/** A page asks for many months of the same series. */
const histories = new WeakMap<Metric, Map<string, readonly Evaluation[]>>();

function historyOf(
  metric: Metric,
  environment: Environment,
  seriesKeys: readonly number[],
): readonly Evaluation[] {
  const own = histories.get(metric) ?? new Map<string, readonly Evaluation[]>();
  histories.set(metric, own);
  const name = seriesKeys.join(" ");
  const known = own.get(name);
  if (known !== undefined) return known;
  const judged: Evaluation[] = [];
  for (const period of environment.monthsOf(seriesKeys)) {
    const figures = seriesKeys.map((key) => environment.find(key, period));
    const { version, parts } = pooledTogether(metric, period, figures);
    const value = version === null ? null : figureValue(version, parts);
    judged.push(evaluate(toJudge({ metric, period, environment, value }), judged));
  }
  own.set(name, judged);
  return judged;
}
