import { normalBelow } from "./normal";
import { digamma, trigamma } from "./polygamma";

/** So many cases that went right, of all. */
export type Counts = { readonly right: number; readonly all: number };

/** What is known of a logarithm: its mean and its variance. */
export type LogYield = { readonly mean: number; readonly variance: number };

/**
 * What counts tell of the logarithm of a yield: that of a share whose posterior is Beta(right + ½, wrong + ½), both counts
 * divided by sigma z squared, since months that differ more than chance explains tell less.
 *
 * @param sigmaZ how many times more months differ than chance makes them; below 1 counts as 1
 * @see H. Jeffreys, "An invariant form for the prior probability in estimation problems", Proceedings of the Royal Society A
 *   186 (1946), 453-461
 */
export function logYield({ right, all }: Counts, sigmaZ: number): LogYield {
  const spread = Math.max(1, sigmaZ) ** 2;
  const a = right / spread + 0.5;
  const both = all / spread + 1;
  return { mean: digamma(a) - digamma(both), variance: trigamma(a) - trigamma(both) };
}

/**
 * The logarithm of the yield of a stage whose cases go several ways, by their shares, of 1; what none of them takes goes right. Its
 * variance is that of the sum to first order (the delta method), the branches being counted independently.
 */
export function branchedLogYield(
  branches: readonly { readonly share: number; readonly log: LogYield }[],
): LogYield {
  const skipped = branches.reduce((left, { share }) => left - share, 1);
  const parts = branches.map(({ share, log }) => ({
    part: share * Math.exp(log.mean),
    variance: log.variance,
  }));
  const total = parts.reduce((sum, { part }) => sum + part, Math.max(0, skipped));
  const variance = parts.reduce((sum, one) => sum + (one.part / total) ** 2 * one.variance, 0);
  return { mean: Math.log(total), variance };
}

/** The change of a logarithm from one window to another. */
export function logChange(before: LogYield, after: LogYield): LogYield {
  return { mean: after.mean - before.mean, variance: after.variance + before.variance };
}

/** How sure it is that a yield has worsened, 0 to 1. */
export function worsenedFor({ mean, variance }: LogYield): number {
  return normalBelow(-mean / Math.sqrt(variance));
}
