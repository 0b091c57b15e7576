import { barDrift, type BarDrift } from "@/lib/bands/bar-drift";
import { ratchet } from "@/lib/bands/ratchet";
import { hasDenominator } from "@/lib/metrics/kind";
import { pool } from "@/lib/metrics/pool";
import { addRatios, multiplyRatios, ratio, type Ratio } from "@/lib/metrics/ratio";
import { figureValue } from "@/lib/metrics/value";
import { monthNumber, type Period } from "@/lib/periods/period";
import type { BandSet } from "@/lib/bands/band-set";
import type { Judged } from "./judged";
import { addableUnder, agreedBandSets, areComparable, versionIn, type Metric } from "./metric";

/**
 * The bar drift of a metric up to a month, in the unit that it has then; null where no bounds were agreed. Bounds in another unit,
 * or of another kind, don't count: they don't add up with these.
 *
 * @param months of the metric, judged, the twelve up to that month among them
 */
export function barDriftIn(metric: Metric, months: readonly Judged[], at: Period): BarDrift | null {
  const now = versionIn(metric, at);
  const sets = inOrder(agreedBandSets(metric)).filter(({ effectiveFrom }) => {
    const then = versionIn(metric, effectiveFrom);
    return then !== null && then.unit === now?.unit && then.kind === now.kind;
  });
  const relaxed = months.flatMap((month) => month.relaxed ?? []);
  return barDrift(sets, relaxed, at);
}

/** What the ratchet proposes: the target that is agreed last, the average of twelve months better than it, and the tighter target. */
export type Suggestion = {
  readonly target: string;
  readonly average: Ratio;
  readonly proposed: string;
};

/**
 * The ratchet's suggestion after the last measured month; null where there is none. The target is the one agreed last, also where it
 * holds from a later month on.
 *
 * @param months of all series of the metric together, judged, oldest first, none left out
 */
export function suggestionOf(metric: Metric, months: readonly Judged[]): Suggestion | null {
  const end = months.findLastIndex(({ value }) => value !== null);
  const year = months.slice(Math.max(0, end - 11), end + 1);
  const [first] = year;
  const last = year.at(-1);
  const bounds = inOrder(agreedBandSets(metric)).at(-1)?.bounds ?? null;
  if (first === undefined || last === undefined || bounds === null) return null;
  if (monthNumber(last.period) - monthNumber(first.period) !== 11) return null;
  const average = averageOf(metric, year);
  const proposed = ratchet(
    bounds,
    year.map(({ value }) => value),
    average,
  );
  if (proposed === null || average === null || bounds.direction === "in-range") return null;
  return { target: bounds.target, average, proposed };
}

function inOrder(sets: readonly BandSet[]): readonly BandSet[] {
  return sets.toSorted((a, b) => monthNumber(a.effectiveFrom) - monthNumber(b.effectiveFrom));
}

/** The months' average from their pooled parts; of an index, or of plain values, the mean. Null where they can't be compared. */
function averageOf(metric: Metric, months: readonly Judged[]): Ratio | null {
  const versions = months.map(({ version }) => version).filter((version) => version !== null);
  const [first] = versions;
  if (first === undefined || versions.length < months.length) return null;
  const shared = addableUnder(metric, versions);
  if (shared !== null && hasDenominator(shared.kind)) {
    const pooled = pool(
      shared,
      months.map(({ parts }) => parts),
    );
    return pooled.state === "pooled" ? figureValue(shared, pooled.parts) : null;
  }
  const values = months.map(({ value }) => value).filter((value) => value !== null);
  const compares = versions.every((one) => areComparable(metric, first, one));
  if (!compares || hasDenominator(first.kind) || values.length < months.length) return null;
  return multiplyRatios(values.reduce(addRatios), ratio(1, values.length));
}
