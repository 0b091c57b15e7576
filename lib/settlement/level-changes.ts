import type { Level } from "@/lib/bands/level";
import type { Period } from "@/lib/periods/period";
import type { Figure } from "@/lib/reporting/figure";
import { judged } from "@/lib/reporting/judged";
import type { Metric } from "@/lib/reporting/metric";

/** A month whose level a restatement changes. */
export type LevelChange = { readonly period: Period; readonly from: Level; readonly to: Level };

/**
 * The months of a series whose level is another once a figure of it is restated: its own, and every later one in which grace or a
 * budget counts it. Oldest first.
 *
 * @param figures of the series, the one that is restated among them
 */
export function levelChanges(
  metric: Metric,
  figures: readonly Figure[],
  restated: Figure,
): readonly LevelChange[] {
  const after = withRestated(metric, restated);
  return figures
    .filter(({ period }) => period >= restated.period)
    .toSorted((a, b) => (a.period < b.period ? -1 : 1))
    .flatMap((figure) => {
      const { period } = figure;
      const from = judged(metric, period, figure).level;
      const to = judged(after, period, period === restated.period ? restated : figure).level;
      return from === to ? [] : [{ period, from, to }];
    });
}

/** The metric as its flex and grace would find it. */
function withRestated(metric: Metric, restated: Figure): Metric {
  const { environment } = metric;
  if (environment === null) return metric;
  return {
    ...metric,
    environment: {
      ...environment,
      find: (seriesKey, period) =>
        seriesKey === restated.seriesKey && period === restated.period
          ? restated
          : environment.find(seriesKey, period),
    },
  };
}
