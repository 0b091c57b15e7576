import type { MetricsPlace } from "@/db/queries/places";
import type { Figure } from "@/lib/reporting/figure";
import { chainMonths, type ChainFacts, type ChainMonth } from "@/lib/scorecards/chain-month";
import { chainFacts } from "../../chain-facts";

/** A chain whose composed yield is a metric: what it is made of and its months, none where the viewer doesn't see its outcome. */
export type Composed = {
  readonly facts: ChainFacts | null;
  readonly months: readonly ChainMonth[];
};

/** The chain that composes the metric of this code; null for a metric that is reported. */
export function composedOf(
  place: MetricsPlace,
  code: string,
  figures: readonly Figure[],
): Composed | null {
  const { chain } = place;
  if (chain?.composedMetricCode !== code) return null;
  const facts = chainFacts(place, figures);
  return { facts, months: facts === null ? [] : chainMonths(facts) };
}
