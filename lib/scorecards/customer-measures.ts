import type { Bounds } from "@/lib/bands/bounds";
import { isOnTrackOrBetter } from "@/lib/bands/level";
import { subtractRatios, type Ratio } from "@/lib/metrics/ratio";
import type { MetricTerms } from "@/lib/metrics/metric-version";
import { figureValue } from "@/lib/metrics/value";
import { addMonths, periodsFrom, type Period } from "@/lib/periods/period";
import { figureFinder, type Figure } from "@/lib/reporting/figure";
import { judgedTogether, type Judged } from "@/lib/reporting/judged";
import { areComparable, type Metric } from "@/lib/reporting/metric";
import { pooledTogether } from "@/lib/reporting/pooled-together";
import { customerFacetOf, customerFacets, type CustomerFacet } from "./customer-facet";
import type { Window } from "./pooled-window";

/** How a value moved, in the metric's unit, and whether that was for the better; null where it stayed or neither is better. */
export type Move = { readonly by: Ratio; readonly better: boolean | null };

/** One thing that customers experience in a month: its figure over all of its series, and how it moved against earlier windows; a move is null where one is missing or can't be compared. */
export type CustomerMeasure = {
  readonly metric: Metric;
  readonly facet: CustomerFacet | null;
  readonly judged: Judged;
  readonly moved: Readonly<Record<"lastMonth" | "lastYear" | "reference", Move | null>>;
};

/** What customers experience beside the outcome: what calls for a look first, in the order of its questions, and those that nobody measures. */
export type CustomerMeasures = {
  readonly exceptions: readonly CustomerMeasure[];
  readonly others: readonly CustomerMeasure[];
  readonly unmeasured: readonly CustomerFacet[];
};

/**
 * What customers experienced in a month.
 *
 * @param metrics  those measured at the customer, without the outcome and what judges the composed yield
 * @param stages   those that measure the stages of the chain: one of them may answer a question that nothing else does
 * @param reported figures without drafts
 */
export function customerMeasures(
  { metrics, stages }: Readonly<Record<"metrics" | "stages", readonly Metric[]>>,
  reported: readonly Figure[],
  at: { readonly period: Period; readonly reference: Window | null },
): CustomerMeasures {
  const find = figureFinder(reported);
  const measureOf = (metric: Metric) => measured(metric, find, at);
  const own = metrics.map(measureOf);
  const answered = new Set(own.map(({ facet }) => facet));
  const lent = stages
    .map(measureOf)
    .filter(({ facet }) => facet !== null && facet !== "end-to-end-time" && !answered.has(facet));
  const all = [...own, ...lent].toSorted((a, b) => placeOf(a) - placeOf(b));
  const known = new Set(all.map(({ facet }) => facet));
  return {
    exceptions: all.filter(({ judged }) => !isOnTrackOrBetter(judged.level)),
    others: all.filter(({ judged }) => isOnTrackOrBetter(judged.level)),
    unmeasured: customerFacets.filter((facet) => !known.has(facet)),
  };
}

/** How many of those that can be compared with the reference window are worse than in it, whatever their level. */
export function worseThanReference({ exceptions, others }: CustomerMeasures): {
  readonly worse: number;
  readonly of: number;
} {
  const moves = [...exceptions, ...others].flatMap(({ moved }) => moved.reference ?? []);
  return { worse: moves.filter(({ better }) => better === false).length, of: moves.length };
}

type Finder = ReturnType<typeof figureFinder>;

function measured(
  metric: Metric,
  find: Finder,
  { period, reference }: { readonly period: Period; readonly reference: Window | null },
): CustomerMeasure {
  const keys = metric.series.map(({ key }) => key);
  const over = (months: readonly Period[]) =>
    pooledTogether(
      metric,
      period,
      months.flatMap((month) => keys.map((key) => find(key, month))),
    );
  const judged = judgedTogether(
    metric,
    period,
    keys.map((key) => find(key, period)),
  );
  const move = (months: readonly Period[]) => moveOf(metric, judged, over(months));
  return {
    metric,
    facet: judged.version === null ? null : customerFacetOf(judged.version),
    judged,
    moved: {
      lastMonth: move([addMonths(period, -1)]),
      lastYear: move([addMonths(period, -12)]),
      // A month of the window isn't compared with its own future.
      reference:
        reference === null || period <= reference.last
          ? null
          : move(periodsFrom(reference.first, reference.last)),
    },
  };
}

function moveOf(metric: Metric, now: Judged, then: ReturnType<typeof pooledTogether>): Move | null {
  const { version, value, bounds } = now;
  const earlier = then.version === null ? null : figureValue(then.version, then.parts);
  if (version === null || then.version === null || value === null || earlier === null) return null;
  if (!areComparable(metric, then.version, version) || !isPlain(version, then.version)) return null;
  const by = subtractRatios(value, earlier);
  return { by, better: isBetter(by, bounds) };
}

/** Values under both are read in the same unit. */
function isPlain(one: MetricTerms, other: MetricTerms): boolean {
  return one.unit === other.unit;
}

function isBetter({ numerator }: Ratio, bounds: Bounds | null): boolean | null {
  if (numerator === 0n || bounds === null || bounds.direction === "in-range") return null;
  return numerator > 0n === (bounds.direction === "higher");
}

function placeOf({ facet }: CustomerMeasure): number {
  return facet === null ? customerFacets.length : customerFacets.indexOf(facet);
}
