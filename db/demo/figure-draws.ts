import { bell, wholeBetween } from "./random";

/** What one figure reports, in the words of its kind in the network file. */
export type DrawnParts =
  | { readonly numerator: number; readonly denominator: number }
  | { readonly sum: number; readonly count: number }
  | { readonly value: number };

/** The month that a figure is drawn for. `slid` is how far the story's slide has come, 0 before it to 1 at its end. */
export type DrawnMonth = {
  readonly period: string;
  readonly orders: number;
  readonly forecast: number;
  readonly isPeak: boolean;
  readonly slid: number;
};

/** Draws one month's figure from a row of random numbers. */
export type Draw<Parts extends DrawnParts = DrawnParts> = (
  month: DrawnMonth,
  next: () => number,
) => Parts;

/** A proportion's or a rate's two parts. */
export type TwoParts = Extract<DrawnParts, { readonly numerator: number }>;

/**
 * A proportion with noise of binomial size.
 *
 * @param plan cases per order, per cent of them that count, the points by which that moves over the
 *   slide, and the per cent from a month on where a new definition shifted it
 */
export function share(plan: {
  readonly perOrder: number;
  readonly percent: number;
  readonly slide?: number;
  readonly shifted?: { readonly from: string; readonly percent: number };
}): Draw<TwoParts> {
  return ({ period, orders, slid }, next) => {
    const { shifted } = plan;
    const base = shifted && period >= shifted.from ? shifted.percent : plan.percent;
    const likely = (base + slid * (plan.slide ?? 0)) / 100;
    const denominator = Math.round(orders * plan.perOrder);
    const noise = bell(next) * Math.sqrt(denominator * likely * (1 - likely));
    return {
      numerator: Math.min(denominator, Math.round(denominator * likely + noise)),
      denominator,
    };
  };
}

/** A proportion of few cases, from `first` to `last` a month, of which `missed` at most went wrong, mostly none. */
export function few(plan: {
  readonly first: number;
  readonly last: number;
  readonly missed?: number;
}): Draw {
  return (_, next) => {
    const denominator = wholeBetween(next, plan.first, plan.last);
    const missed = next() < 0.3 ? (plan.missed ?? 0) : 0;
    return { numerator: denominator - missed, denominator };
  };
}

const variancePerCase = 0.5;

/** A sum over cases with noise of the size that counts have: cases per order, and the mean per case. */
export function perCase(plan: {
  readonly perOrder: number;
  readonly mean: number;
  readonly slide?: number;
}): Draw {
  return ({ orders, slid }, next) => {
    const count = Math.round(orders * plan.perOrder);
    const mean = plan.mean + slid * (plan.slide ?? 0);
    return {
      sum: Math.round(count * mean + bell(next) * Math.sqrt(count * variancePerCase)),
      count,
    };
  };
}

/** Stock in days of use: units used a working day, one order in twenty-six, times the days wanted, more of them in a peak. */
export function stock(plan: {
  readonly days: number;
  readonly peakDays: number;
  readonly spread: number;
}): Draw {
  return ({ orders, isPeak }, next) => {
    const denominator = Math.round(orders / 26);
    const days = (isPeak ? plan.peakDays : plan.days) + bell(next) * plan.spread;
    return { numerator: Math.round(denominator * days), denominator };
  };
}

/** An index in tenths of its unit around a level that may slide. */
export function tenths(plan: {
  readonly level: number;
  readonly slide: number;
  readonly spread: number;
}): Draw {
  return ({ slid }, next) => ({
    value: Math.round(10 * (plan.level + slid * plan.slide + bell(next) * plan.spread)),
  });
}

/** How near the forecast came: 100 less the difference in per cent of the forecast, in tenths. Nothing is drawn. */
export const forecastAccuracy: Draw = ({ orders, forecast }) => ({
  value: Math.round(1000 * (1 - Math.abs(orders - forecast) / forecast)),
});
