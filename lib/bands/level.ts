import { compareRatios, decimal, type Ratio } from "@/lib/metrics/ratio";
import type { Bounds, InRangeBounds, OneSidedBounds } from "./bounds";

/** How a value stands against its bounds, the best first; missing is a level of its own and not green. */
export type Level = "ahead" | "on-track" | "watch" | "breach" | "no-data";

type Exact = Readonly<Record<"target" | "floor", Ratio>> & { readonly stretch: Ratio | null };

/** Bounds read once: a scorecard holds many values against the same ones. */
const read = new WeakMap<OneSidedBounds, Exact>();

function exact(bounds: OneSidedBounds): Exact {
  const known = read.get(bounds);
  if (known !== undefined) return known;
  const { target, floor, stretch } = bounds;
  const found = {
    target: decimal(target),
    floor: decimal(floor),
    stretch: stretch === null ? null : decimal(stretch),
  };
  read.set(bounds, found);
  return found;
}

function oneSidedLevel(value: Ratio, bounds: OneSidedBounds): Level {
  const { target, floor, stretch } = exact(bounds);
  const better = bounds.direction === "higher" ? 1 : -1;
  const reaches = (bound: Ratio) => compareRatios(value, bound) !== -better;
  if (stretch !== null && reaches(stretch)) return "ahead";
  if (reaches(target)) return "on-track";
  return reaches(floor) ? "watch" : "breach";
}

function inRangeLevel(value: Ratio, { inner, outer }: InRangeBounds): Level {
  const isWithin = ({ from, to }: InRangeBounds["inner"]) =>
    compareRatios(value, decimal(from)) >= 0 && compareRatios(value, decimal(to)) <= 0;
  if (isWithin(inner)) return "on-track";
  return isWithin(outer) ? "watch" : "breach";
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
  return bounds.direction === "in-range"
    ? inRangeLevel(value, bounds)
    : oneSidedLevel(value, bounds);
}

/** Whether a level is `on-track` or `ahead`. */
export function isOnTrackOrBetter(level: Level): boolean {
  return level === "on-track" || level === "ahead";
}
