import { isOnTrackOrBetter, type Level } from "@/lib/bands/level";
import type { Period } from "@/lib/periods/period";

function isHidden(stages: readonly Level[], outcome: Level): boolean {
  const isHarm = outcome === "watch" || outcome === "breach";
  return isHarm && stages.length > 0 && stages.every(isOnTrackOrBetter);
}

/**
 * The months in which every stage was on track or better while the customer's outcome was not, in the order given.
 *
 * A month with a missing stage or a missing outcome isn't one: nobody knows.
 */
export function hiddenHarm(
  months: readonly {
    readonly period: Period;
    readonly stages: readonly Level[];
    readonly outcome: Level;
  }[],
): Period[] {
  return months
    .filter(({ stages, outcome }) => isHidden(stages, outcome))
    .map(({ period }) => period);
}
