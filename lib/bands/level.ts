import { compareRatios, type Ratio } from "@/lib/metrics/ratio";
import {
  exactBounds,
  type Bounds,
  type ExactBounds,
  type InRangeBounds,
  type OneSidedBounds,
} from "./bounds";

/** How a value stands against its bounds, the best first; missing is a level of its own and not green. */
export type Level = "ahead" | "on-track" | "watch" | "breach" | "no-data";

function oneSidedLevel(value: Ratio, bounds: OneSidedBounds<Ratio>): Level {
  const { target, floor, stretch } = bounds;
  const better = bounds.direction === "higher" ? 1 : -1;
  const reaches = (bound: Ratio) => compareRatios(value, bound) !== -better;
  if (stretch !== null && reaches(stretch)) return "ahead";
  if (reaches(target)) return "on-track";
  return reaches(floor) ? "watch" : "breach";
}

function inRangeLevel(value: Ratio, { inner, outer }: InRangeBounds<Ratio>): Level {
  const isWithin = ({ from, to }: InRangeBounds<Ratio>["inner"]) =>
    compareRatios(value, from) >= 0 && compareRatios(value, to) <= 0;
  if (isWithin(inner)) return "on-track";
  return isWithin(outer) ? "watch" : "breach";
}

/** As `levelOf`, against bounds that are exact fractions. */
export function levelWithin(value: Ratio, bounds: ExactBounds): Level {
  return bounds.direction === "in-range"
    ? inRangeLevel(value, bounds)
    : oneSidedLevel(value, bounds);
}

/**
 * The level of a value, compared exactly with bounds in the same unit. A bound itself belongs to the better level.
 *
 * Without a value or without bounds the level is `no-data`.
 *
 * @throws RangeError if a bound isn't a decimal text such as "97.5"
 */
export function levelOf(value: Ratio | null, bounds: Bounds | null): Level {
  if (value === null || bounds === null) return "no-data";
  return levelWithin(value, exactBounds(bounds));
}

const best: readonly Level[] = ["ahead", "on-track", "watch", "breach"];

/** Whether a level is better than another one; `no-data` is neither better nor worse than any. */
export function isBetter(level: Level, than: Level): boolean {
  const [one, other] = [best.indexOf(level), best.indexOf(than)];
  return one >= 0 && other >= 0 && one < other;
}

/** Whether a level is `on-track` or `ahead`. */
export function isOnTrackOrBetter(level: Level): boolean {
  return level === "on-track" || level === "ahead";
}
