import { at } from "./at";
import { normalScoreAbove } from "./normal";
import { onsetOf, type Onset } from "./onset";
import { onsetWindow, type Templates } from "./templates";

/** A slope a month with its 80 % interval: the mean over what is likely, no drift included. */
export type Slope = { readonly mean: number; readonly from: number; readonly to: number };

/** The size of a series' drift, if it drifts: mean and standard deviation of its slope a month, and its noise, in one unit. */
export type DriftSize = {
  readonly onset: Onset;
  readonly mean: number;
  readonly deviation: number;
  readonly sigma: number;
};

/** How steep a drift is before anything is seen of it, in sigma a month: of the steepest that the evidence looks for. */
const expected = 0.25;

/**
 * The size of a drift from a series' own residuals, onset by onset: a regression of residuals on the image of the hinge with
 * unknown noise, averaged over onsets by how well each explains them. The slope may be steeper than any that the evidence
 * looks for. Null with fewer than four residuals or without noise.
 *
 * @param residuals on the oriented scale, above 0 is worse
 * @param until     the month that is read
 * @see G. E. P. Box, G. C. Tiao, "Bayesian Inference in Statistical Analysis" (1973), section 2.7
 */
export function driftSize(
  residuals: Float64Array,
  templates: Templates,
  { start, until }: { readonly start: number; readonly until: number },
): DriftSize | null {
  const known = residuals.subarray(0, until + 1).filter((one) => !Number.isNaN(one));
  const squares = known.reduce((sum, one) => sum + one * one, 0);
  const n = known.length;
  if (n < 4 || squares === 0) return null;
  const oldest = Math.max(start, until - onsetWindow + 1);
  const fits = Array.from({ length: until - oldest + 1 }, (_, place) => {
    const { pull, image } = fitOf(residuals, templates, oldest + place, until);
    const left = squares - (pull * pull) / image;
    const log = -0.5 * Math.log(image * expected ** 2) - (n / 2) * Math.log(left / squares);
    const variance = left / (n - 2);
    return { log, variance, mean: pull / image, ofMean: variance / image };
  });
  const best = Math.max(...fits.map(({ log }) => log));
  const weights = fits.map(({ log }) => Math.exp(log - best));
  const total = weights.reduce((sum, one) => sum + one, 0);
  const average = (of: (fit: (typeof fits)[number]) => number) =>
    fits.reduce((sum, fit, place) => sum + (at(weights, place) / total) * of(fit), 0);
  const mean = average((fit) => fit.mean);
  const around = average((fit) => fit.ofMean + (fit.mean - mean) ** 2);
  return {
    onset: onsetOf(weights, oldest),
    mean,
    deviation: Math.sqrt(around),
    sigma: Math.sqrt(average((fit) => fit.variance)),
  };
}

function fitOf(residuals: Float64Array, templates: Templates, onset: number, until: number) {
  let pull = 0;
  let image = 1 / expected ** 2;
  for (let month = onset; month <= until; month++) {
    const residual = residuals[month] ?? Number.NaN;
    if (Number.isNaN(residual)) continue;
    const one = templates[month * onsetWindow + month - onset] ?? 0;
    pull += one * residual;
    image += one * one;
  }
  return { pull, image };
}

/** The slope for the worse of a drift of that size that is there with a probability: what is missing of 1 is no drift. */
export function slopeOf({ mean, deviation }: DriftSize, probability: number): Slope {
  const quantile = (share: number) => {
    const within = (share - (1 - probability)) / probability;
    return within > 0 ? Math.max(0, mean - deviation * normalScoreAbove(within)) : 0;
  };
  return { mean: probability * Math.max(0, mean), from: quantile(0.1), to: quantile(0.9) };
}
