import type { ExactBounds } from "@/lib/bands/bounds";
import { compareRatios, decimal, subtractRatios, type Ratio } from "@/lib/metrics/ratio";
import type { Threshold } from "./terms";

/** What a value has to reach, exact, in the metric's unit; null on a side where anything will do. */
export type Limit = { readonly atLeast: Ratio | null; readonly atMost: Ratio | null };

/**
 * The limit that a threshold sets. That of a level is its bound in force, flexed; null where there is none, as without a stretch.
 *
 * @throws RangeError if the threshold isn't a decimal text
 */
export function limitOf(threshold: Threshold, bounds: ExactBounds | null): Limit | null {
  switch (threshold.kind) {
    case "at-least":
      return { atLeast: decimal(threshold.value), atMost: null };
    case "at-most":
      return { atLeast: null, atMost: decimal(threshold.value) };
    case "within":
      return { atLeast: decimal(threshold.from), atMost: decimal(threshold.to) };
    case "level":
      return bounds === null ? null : limitOfLevel(threshold.level, bounds);
  }
}

function limitOfLevel(level: "ahead" | "on-track" | "watch", bounds: ExactBounds): Limit | null {
  if (bounds.direction === "in-range") {
    if (level === "ahead") return null;
    const { from, to } = level === "on-track" ? bounds.inner : bounds.outer;
    return { atLeast: from, atMost: to };
  }
  const { target, floor, stretch } = bounds;
  const bound = { ahead: stretch, "on-track": target, watch: floor }[level];
  if (bound === null) return null;
  return bounds.direction === "higher"
    ? { atLeast: bound, atMost: null }
    : { atLeast: null, atMost: bound };
}

/** How much worse than its limit a value is, above 0, in the metric's unit; null where it reaches the limit. */
export function shortfall(value: Ratio, { atLeast, atMost }: Limit): Ratio | null {
  if (atLeast !== null && compareRatios(value, atLeast) < 0) return subtractRatios(atLeast, value);
  if (atMost !== null && compareRatios(value, atMost) > 0) return subtractRatios(value, atMost);
  return null;
}
