import type { Period } from "./period";

/**
 * The step that is in force in a period: the latest one that took effect in it or before it.
 *
 * The order of `steps` doesn't matter, but of two steps from the same month the one further back in the list holds.
 * Null before the first step.
 */
export function inForce<Step extends { readonly effectiveFrom: Period }>(
  steps: readonly Step[],
  at: Period,
): Step | null {
  let latest: Step | null = null;
  for (const step of steps) {
    const started = step.effectiveFrom <= at;
    if (started && (latest === null || step.effectiveFrom >= latest.effectiveFrom)) latest = step;
  }
  return latest;
}
