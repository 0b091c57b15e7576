import type { Spread } from "./ratios";

/** What a measure is held against: at least or at most so much. `aim` is where it should come to. */
export type Goal = {
  readonly is: "at least" | "at most";
  readonly bound: number;
  readonly aim?: number;
};

/** How a measure stands: only shown, held, not held, or measured on a machine too restless to say. */
export type Verdict = "shown" | "ok" | "not met" | "not judged";

/** The floor's own rounds may differ by so much between the slowest and the fastest. */
const restless = 1.6;

/** Whether the floor's own rounds lie so far apart that nothing can be said against it. */
export function isRestless({ min, max }: Spread): boolean {
  return max / min > restless;
}

/**
 * How a measure stands against its goal.
 *
 * @param calm false where the floor that it was measured against was restless
 */
export function judge(value: number, goal: Goal | null, calm: boolean): Verdict {
  if (goal === null) return "shown";
  if (!calm) return "not judged";
  const met = goal.is === "at least" ? value >= goal.bound : value <= goal.bound;
  return met ? "ok" : "not met";
}
