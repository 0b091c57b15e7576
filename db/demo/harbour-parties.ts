import { isOfMetric, type ProposedChange } from "@/lib/proposals/proposal-terms";
import { harbourMetrics } from "./harbour-metrics";
import { harbourMembers } from "./harbour-organisations";
import type { MetricPlan } from "./metric-plan";

/** Whose agreement changes need: the parties of each metric, new ones too, and of every metric that a forecast flexes. */
export function partiesOfChanges(changes: readonly ProposedChange[]): readonly string[] {
  const needed = changes.flatMap((change) => [
    ...(isOfMetric(change) ? partiesNow(metricOf(change.metric)) : []),
    ...(change.change === "metric-version" ? change.version.parties : []),
    ...(change.change === "forecast" ? metricsDrivenBy(change.metric).flatMap(partiesNow) : []),
  ]);
  return inOrder(needed);
}

/** The parties of all metrics that flex by a condition: whoever a declaration of it concerns. */
export function partiesOfCondition(condition: string): readonly string[] {
  return inOrder(
    harbourMetrics
      .filter(({ band }) =>
        band.flex?.rules.some(
          ({ trigger }) => trigger.kind === "condition" && trigger.condition === condition,
        ),
      )
      .flatMap(partiesNow),
  );
}

/** A metric of Harbour Broadband by its code. */
export function metricOf(code: string): MetricPlan {
  const metric = harbourMetrics.find((one) => one.code === code);
  if (!metric) throw new RangeError(`no metric ${code}`);
  return metric;
}

function metricsDrivenBy(code: string): readonly MetricPlan[] {
  return harbourMetrics.filter(({ band }) =>
    band.flex?.rules.some(
      ({ trigger }) => trigger.kind === "volume" && trigger.driver.metric === code,
    ),
  );
}

function partiesNow({ versions }: MetricPlan): readonly string[] {
  return versions.at(-1)?.parties ?? [];
}

function inOrder(slugs: readonly string[]): readonly string[] {
  return harbourMembers.map(({ slug }) => slug).filter((slug) => slugs.includes(slug));
}
