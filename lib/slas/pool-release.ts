import {
  addRatios,
  compareRatios,
  decimal,
  multiplyRatios,
  ratio,
  subtractRatios,
  type Ratio,
} from "@/lib/metrics/ratio";
import { perCent } from "./money";
import type { PoolRelease, PoolTerms } from "./pool-terms";

const nothing = ratio(0, 1);
const negative = ratio(-1, 1);

/** The pooled counts of an outcome, in the metric's unit: what stands above and below the line of its fraction. */
export type OutcomeCounts = { readonly numerator: Ratio; readonly denominator: Ratio | null };

/**
 * What an outcome comes to before it is shared: `all` is shared by weight, above 0 where it is paid out; `ofContribution` is what
 * each pays of its own contribution, as a fraction.
 */
export type Released = { readonly all: Ratio; readonly ofContribution: Ratio };

/** The saving against the baseline, exact: below 0 where more went wrong. Null without cases. */
export function saving(
  { counts, baseline, unitCost }: Extract<PoolRelease, { kind: "saving" }>,
  { numerator, denominator }: OutcomeCounts,
): Ratio | null {
  if (denominator === null) return null;
  const wrong = counts === "wrong" ? numerator : subtractRatios(denominator, numerator);
  const expected = multiplyRatios(perCent(decimal(baseline)), denominator);
  return multiplyRatios(subtractRatios(expected, wrong), decimal(unitCost));
}

/** What a pool by a line or by steps releases of what was paid in, and what is paid below its floor. */
export function releasedBy(
  release: Extract<PoolRelease, { kind: "line" | "steps" }>,
  value: Ratio,
  { shares }: PoolTerms,
): Released {
  const paidIn = shares.map(({ contribution }) => decimal(contribution)).reduce(addRatios, nothing);
  const below = belowFloor(release, value);
  const pain = below === null ? nothing : perCent(multiplyRatios(decimal(release.pain), below));
  return { all: multiplyRatios(paidIn, shareReleased(release, value)), ofContribution: pain };
}

function isHigherBetter(release: Extract<PoolRelease, { kind: "line" | "steps" }>): boolean {
  return release.kind === "line"
    ? compareRatios(decimal(release.target), decimal(release.floor)) >= 0
    : release.better === "higher";
}

function belowFloor(
  release: Extract<PoolRelease, { kind: "line" | "steps" }>,
  value: Ratio,
): Ratio | null {
  const missing = isHigherBetter(release)
    ? subtractRatios(decimal(release.floor), value)
    : subtractRatios(value, decimal(release.floor));
  return compareRatios(missing, nothing) > 0 ? missing : null;
}

function shareReleased(
  release: Extract<PoolRelease, { kind: "line" | "steps" }>,
  value: Ratio,
): Ratio {
  return release.kind === "line" ? onLine(release, value) : atStep(release, value);
}

function onLine({ target, floor }: Extract<PoolRelease, { kind: "line" }>, value: Ratio): Ratio {
  const [top, bottom] = [decimal(target), decimal(floor)];
  const way = subtractRatios(top, bottom);
  const gone = subtractRatios(value, bottom);
  // Of one bound for both everything is released at it, and nothing below.
  if (way.numerator === 0n) return compareRatios(gone, nothing) >= 0 ? ratio(1, 1) : nothing;
  const share = ratio(gone.numerator * way.denominator, gone.denominator * way.numerator);
  if (compareRatios(share, nothing) <= 0) return nothing;
  return compareRatios(share, ratio(1, 1)) >= 0 ? ratio(1, 1) : share;
}

function atStep({ better, steps }: Extract<PoolRelease, { kind: "steps" }>, value: Ratio): Ratio {
  const side = better === "higher" ? 1 : -1;
  const reached = steps
    .filter(({ from }) => compareRatios(value, decimal(from)) !== -side)
    .toSorted((a, b) => side * compareRatios(decimal(a.from), decimal(b.from)))
    .at(-1);
  return reached === undefined ? nothing : perCent(decimal(reached.percent));
}

/** What of an amount below its target is shared, by ranges of per cent of the target; what goes above it is below 0. */
export function gainShare(
  { target, ranges }: Extract<PoolRelease, { kind: "ranges" }>,
  spent: Ratio,
): Ratio {
  const agreed = decimal(target);
  return ranges
    .map(({ from, to, percent }) => {
      const [low, high] = [from, to].map((at) => multiplyRatios(agreed, perCent(decimal(at))));
      if (low === undefined || high === undefined) return nothing;
      const isAbove = compareRatios(low, agreed) >= 0;
      const part = isAbove ? overlap(low, high, agreed, spent) : overlap(low, high, spent, agreed);
      const shared = multiplyRatios(part, perCent(decimal(percent)));
      return isAbove ? multiplyRatios(shared, negative) : shared;
    })
    .reduce(addRatios, nothing);
}

/** How much of the way from `start` to `end` lies within a range. */
function overlap(low: Ratio, high: Ratio, start: Ratio, end: Ratio): Ratio {
  const from = compareRatios(start, low) > 0 ? start : low;
  const to = compareRatios(end, high) < 0 ? end : high;
  const length = subtractRatios(to, from);
  return compareRatios(length, nothing) > 0 ? length : nothing;
}
