import { compareRatios, decimal, type Ratio } from "@/lib/metrics/ratio";

/** Bounds of a metric where one side is the better one, in its unit; without stretch there is no `ahead`. */
export type OneSidedBounds<Bound = string> = {
  readonly direction: "higher" | "lower";
  readonly target: Bound;
  readonly floor: Bound;
  readonly stretch: Bound | null;
};

/** Bounds of a metric that should stay in a range, in its unit: the inner one is `on-track`, the outer one `watch`. */
export type InRangeBounds<Bound = string> = {
  readonly direction: "in-range";
  readonly inner: { readonly from: Bound; readonly to: Bound };
  readonly outer: { readonly from: Bound; readonly to: Bound };
};

/** The agreed bounds of a metric's levels, as decimal texts. */
export type Bounds = OneSidedBounds | InRangeBounds;

/** Bounds as exact fractions, which is what they are once they have flexed. */
export type ExactBounds = OneSidedBounds<Ratio> | InRangeBounds<Ratio>;

/** Bounds read once: a scorecard holds many values against the same ones. */
const read = new WeakMap<Bounds, ExactBounds>();

/**
 * The bounds as exact fractions.
 *
 * @throws RangeError if a bound isn't a decimal text such as "97.5"
 */
export function exactBounds(bounds: Bounds): ExactBounds {
  const known = read.get(bounds);
  if (known !== undefined) return known;
  const found = exact(bounds);
  read.set(bounds, found);
  return found;
}

function exact(bounds: Bounds): ExactBounds {
  if (bounds.direction === "in-range") {
    const { direction, inner, outer } = bounds;
    return {
      direction,
      inner: { from: decimal(inner.from), to: decimal(inner.to) },
      outer: { from: decimal(outer.from), to: decimal(outer.to) },
    };
  }
  const { direction, target, floor, stretch } = bounds;
  return {
    direction,
    target: decimal(target),
    floor: decimal(floor),
    stretch: stretch === null ? null : decimal(stretch),
  };
}

/** What is wrong with the order of bounds. */
export type BoundsProblem =
  | "floor-above-target"
  | "stretch-below-target"
  | "floor-below-target"
  | "stretch-above-target"
  | "inner-reversed"
  | "outer-reversed"
  | "inner-outside-outer";

function isAbove(a: string, b: string): boolean {
  return compareRatios(decimal(a), decimal(b)) > 0;
}

function oneSidedProblems({ direction, target, floor, stretch }: OneSidedBounds): BoundsProblem[] {
  const higher = direction === "higher";
  const problems: BoundsProblem[] = [];
  if (higher ? isAbove(floor, target) : isAbove(target, floor)) {
    problems.push(higher ? "floor-above-target" : "floor-below-target");
  }
  if (stretch !== null && (higher ? isAbove(target, stretch) : isAbove(stretch, target))) {
    problems.push(higher ? "stretch-below-target" : "stretch-above-target");
  }
  return problems;
}

function inRangeProblems({ inner, outer }: InRangeBounds): BoundsProblem[] {
  const problems: BoundsProblem[] = [];
  if (isAbove(inner.from, inner.to)) problems.push("inner-reversed");
  if (isAbove(outer.from, outer.to)) problems.push("outer-reversed");
  if (problems.length > 0) return problems;
  const outside = isAbove(outer.from, inner.from) || isAbove(inner.to, outer.to);
  return outside ? ["inner-outside-outer"] : [];
}

/**
 * What is wrong with the order of bounds; empty when they can be agreed. Equal bounds are in order.
 *
 * Higher is better needs floor ≤ target ≤ stretch, lower is better stretch ≤ target ≤ floor, and a range needs
 * outer.from ≤ inner.from ≤ inner.to ≤ outer.to.
 *
 * @throws RangeError if a bound isn't a decimal text such as "97.5"
 */
export function boundsProblems(bounds: Bounds): readonly BoundsProblem[] {
  return bounds.direction === "in-range" ? inRangeProblems(bounds) : oneSidedProblems(bounds);
}
