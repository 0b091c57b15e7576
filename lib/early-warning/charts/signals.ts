import type { Limits } from "./limits";

/** A point with the limits that it is judged by. */
export type Plotted = { readonly value: number; readonly limits: Limits };

/**
 * The rule that a point stands out by: beyond a limit; one of seven that rise or fall; near a limit, as another one of
 * three is; one of seven on one side of the mean. Of several rules the one that is named first here.
 */
export type SignalRule = "outside" | "trend" | "near-limit" | "shift";

/** A point that stands out, and to which side: above the mean or rising, below it or falling. */
export type Signal = { readonly rule: SignalRule; readonly side: "high" | "low" };

/** So many points in a row make a shift, and a trend. */
const row = 7;

/** A point is near a limit beyond this share of the way to it. */
const nearFrom = 2 / 3;

/**
 * The points that stand out by the rules that NHS England uses for its charts ("Making Data Count"), null where one
 * doesn't. The points follow each other within one baseline: nothing is carried over from another.
 *
 * @see github.com/nhs-r-community/NHSRplotthedots, whose results the test holds this to
 */
export function signalsOf(points: readonly Plotted[]): readonly (Signal | null)[] {
  const trend = trends(points);
  const near = nearLimits(points);
  const shift = shifts(points);
  return points.map(
    (point, index) => outside(point) ?? trend[index] ?? near[index] ?? shift[index] ?? null,
  );
}

type Found = readonly (Signal | undefined)[];

function outside({ value, limits }: Plotted): Signal | null {
  if (order(value, limits.upper) > 0) return { rule: "outside", side: "high" };
  return order(value, limits.lower) < 0 ? { rule: "outside", side: "low" } : null;
}

/** 1 above the mean, -1 below it, 0 on it. */
function sideOf({ value, limits }: Plotted): number {
  return order(value, limits.mean);
}

/** Whether a point is near a limit: beyond two thirds of the way to it, and not beyond the limit. */
export function isNearLimit(point: Plotted): boolean {
  const { value, limits } = point;
  const way = sideOf(point);
  const near = limits.mean + way * nearFrom * limits.reach;
  return outside(point) === null && way !== 0 && order(value, near) === way;
}

/** What doubles lose when a mean is taken, many times over: months that are all alike lie on their mean. */
const lost = 1e-12;

/** 1 where the first is the larger one, -1 where it is the smaller, 0 where they are equal but for rounding. */
function order(one: number, other: number): number {
  const difference = one - other;
  return Math.abs(difference) <= lost * Math.max(Math.abs(one), Math.abs(other))
    ? 0
    : Math.sign(difference);
}

function trends(points: readonly Plotted[]): Found {
  const steps = points
    .slice(1)
    .map(({ value }, index) => order(value, points[index]?.value ?? value));
  return marked(points.length, row, (first) => {
    const seen = steps.slice(first, first + row - 1);
    return allAre(seen) ? { rule: "trend", side: nameOf(seen) } : undefined;
  });
}

function shifts(points: readonly Plotted[]): Found {
  const sides = points.map(sideOf);
  return marked(points.length, row, (first) => {
    const seen = sides.slice(first, first + row);
    return allAre(seen) ? { rule: "shift", side: nameOf(seen) } : undefined;
  });
}

function nearLimits(points: readonly Plotted[]): Found {
  const sides = points.map(sideOf);
  const near = points.map(isNearLimit);
  const found = marked(points.length, 3, (first) => {
    const seen = sides.slice(first, first + 3);
    const count = near.slice(first, first + 3).filter(Boolean).length;
    return count >= 2 && allAre(seen) ? { rule: "near-limit", side: nameOf(seen) } : undefined;
  });
  return found.map((signal, index) => (near[index] === true ? signal : undefined));
}

/** Each point with what the first window of so many points around it shows, where one does. */
function marked(
  length: number,
  size: number,
  signalFrom: (first: number) => Signal | undefined,
): Found {
  const found = Array.from<Signal | undefined>({ length });
  for (let first = 0; first + size <= length; first++) {
    const signal = signalFrom(first);
    if (signal === undefined) continue;
    for (let index = first; index < first + size; index++) found[index] ??= signal;
  }
  return found;
}

/** Whether all go one way, none staying where it is. */
function allAre(ways: readonly number[]): boolean {
  const [way = 0] = ways;
  return way !== 0 && ways.every((one) => one === way);
}

function nameOf([way = 0]: readonly number[]): Signal["side"] {
  return way > 0 ? "high" : "low";
}
