import type { Period } from "@/lib/periods/period";
import type { ChainFacts } from "./chain-month";
import { shapeIn } from "./chain-shape";
import { lastMeasured } from "./measured";

/** The last month with a measured outcome in which the chain holds; null where there is none. */
export function lastMeasuredIn({ steps, figures }: ChainFacts): Period | null {
  if (steps.length === 1 && steps[0]?.effectiveFrom === null) {
    return lastMeasured(steps[0].outcome, figures)?.period ?? null;
  }
  const last = steps.flatMap((step) => {
    const holds = ({ period }: { readonly period: Period }) => shapeIn(steps, period) === step;
    const own = step.stages.length === 0 ? [] : figures.filter(holds);
    return lastMeasured(step.outcome, own)?.period ?? [];
  });
  return last.toSorted().at(-1) ?? null;
}

/** The last month in which the chain holds, measured or not; null where it hasn't begun. */
export function lastHeldIn({
  steps,
  periods,
}: Pick<ChainFacts, "steps" | "periods">): Period | null {
  return periods.findLast((period) => shapeIn(steps, period) !== null) ?? null;
}
