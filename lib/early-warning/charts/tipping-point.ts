import { medianOf, senSlope, type SlopeInterval, type Timed } from "./sen-slope";

/** The bounds on the worse side, in the metric's unit: where on track ends, and where watch ends. */
export type WorseBounds = { readonly target: number; readonly floor: number };

/**
 * When a level is left if a drift goes on: in so many months from the last one. `latest` is null where it lies beyond
 * five years.
 */
export type TippingPoint = {
  readonly state: "tips";
  readonly leaves: "on-track" | "watch";
  readonly bound: number;
  readonly earliest: number;
  readonly likely: number;
  readonly latest: number | null;
  /** Per month, with its 80 % interval. */
  readonly slope: SlopeInterval;
  /** So many calendar months it was taken from. */
  readonly window: number;
};

/** Why there is no date: too few months, no drift for the worse, already past both bounds, or further away than five years. */
export type NoTippingPoint = {
  readonly state: "too-few" | "no-drift" | "past" | "far";
};

const year = 12;
/** Further ahead nothing goes on as it did. */
const horizon = 60;
/** So many of every twelve months have to be measured. */
const enough = 10;

/**
 * When a series leaves its band if its drift goes on.
 *
 * Drift is Sen's slope over the last 24 months, or over the last 12 where there are fewer than 24: whole years, so that
 * a season isn't taken for a drift. There is one when its 95 % interval lies wholly on the worse side; otherwise there
 * is no date. The date is where a line of that slope crosses the next bound on the worse side, and its interval is where
 * the lines of the two ends of the slope's 80 % interval cross it, each through the median of the months. Sen's slope
 * and not a regression: it takes no shape of noise for granted, and one odd month moves neither the date nor the interval.
 *
 * @param values one a month of one baseline, oldest first, null where there is none, up to the last measured month
 */
export function tippingPoint(
  values: readonly (number | null)[],
  { better, bounds }: { readonly better: "higher" | "lower"; readonly bounds: WorseBounds },
): TippingPoint | NoTippingPoint {
  const window = values.length >= 2 * year ? 2 * year : year;
  const recent = values.slice(-window);
  const months = recent.flatMap((value, at) => (value === null ? [] : [{ at, value }]));
  if (values.length < year || months.length < (window / year) * enough) return { state: "too-few" };
  const slope = worseSlope(months, better);
  if (slope === null) return { state: "no-drift" };
  const line = { months, last: recent.length - 1 };
  const next = nextBound(levelAt(line, slope.slope), better, bounds);
  if (next === null) return { state: "past" };
  const monthsTo = (by: number) =>
    Math.max(1, Math.floor((next.bound - levelAt(line, by)) / by) + 1);
  const likely = monthsTo(slope.slope);
  if (likely > horizon) return { state: "far" };
  const ends = [monthsTo(slope.lower), monthsTo(slope.upper)];
  const latest = Math.max(...ends);
  return {
    state: "tips",
    ...next,
    earliest: Math.min(...ends),
    likely,
    latest: latest > horizon ? null : latest,
    slope,
    window,
  };
}

/** The slope with its 80 % interval, where the 95 % one lies wholly on the worse side. */
function worseSlope(months: readonly Timed[], better: "higher" | "lower"): SlopeInterval | null {
  const sure = senSlope(months, 0.95);
  const worsens = better === "higher" ? (sure?.upper ?? 0) < 0 : (sure?.lower ?? 0) > 0;
  return worsens ? senSlope(months, 0.8) : null;
}

/** Where a line of this slope through the median of the months stands in the last one. */
function levelAt(
  { months, last }: { readonly months: readonly Timed[]; readonly last: number },
  slope: number,
): number {
  return medianOf(months.map(({ at, value }) => value + slope * (last - at)));
}

function nextBound(
  level: number,
  better: "higher" | "lower",
  { target, floor }: WorseBounds,
): Pick<TippingPoint, "leaves" | "bound"> | null {
  const holds = (bound: number) => (better === "higher" ? level >= bound : level <= bound);
  if (holds(target)) return { leaves: "on-track", bound: target };
  return holds(floor) ? { leaves: "watch", bound: floor } : null;
}
