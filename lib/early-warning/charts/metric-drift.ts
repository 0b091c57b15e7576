import type { Bounds } from "@/lib/bands/bounds";
import { hasDenominator } from "@/lib/metrics/kind";
import type { MetricTerms } from "@/lib/metrics/metric-version";
import { pool } from "@/lib/metrics/pool";
import { decimal, toNumber } from "@/lib/metrics/ratio";
import { figureValue } from "@/lib/metrics/value";
import type { Period } from "@/lib/periods/period";
import type { Judged } from "@/lib/reporting/judged";
import { driftMeter, type DriftMeter, type DriftReference } from "./drift-meter";
import type { MetricChart } from "./metric-chart";
import { tippingPoint, type NoTippingPoint, type TippingPoint } from "./tipping-point";

type Window = { readonly first: Period; readonly last: Period };

/** How far a metric has slid within its present baseline, and when it leaves its band if that goes on. */
export type MetricDrift = {
  readonly meter: DriftMeter;
  readonly tipping: TippingPoint | NoTippingPoint;
};

/**
 * The drift of a metric's months, oldest first, as far as they can be compared with the last one.
 *
 * @param reference the network's agreed window, counted from where all its months belong to the same baseline and add up
 * @returns null where nothing was measured, no way is better, or the last month has no band
 */
export function metricDrift(
  judged: readonly Judged[],
  { months, better }: Pick<MetricChart, "months" | "better">,
  reference: Window | null,
): MetricDrift | null {
  const end = months.findLastIndex(({ value }) => value !== null);
  const start = Math.max(
    0,
    months.findLastIndex(({ newBaseline }, index) => newBaseline && index <= end),
  );
  const counted = judged.slice(start, end + 1);
  const meter = driftMeter(
    counted.map(({ period, level }, index) => ({
      period,
      level,
      value: months[start + index]?.value ?? null,
    })),
    { better, reference: referenceOf(counted, reference) },
  );
  const bounds = worseBounds(counted.at(-1)?.bounds ?? null);
  if (meter === null || better === null || bounds === null) return null;
  const values = months.slice(start, end + 1).map(({ value }) => value);
  return { meter, tipping: tippingPoint(values, { better, bounds }) };
}

function worseBounds(bounds: Bounds | null) {
  if (bounds === null || bounds.direction === "in-range") return null;
  return {
    target: toNumber(decimal(bounds.target)),
    floor: toNumber(decimal(bounds.floor)),
  };
}

/** The window's value from its pooled parts; null where a part is missing, or where months don't add up to one value. */
function referenceOf(judged: readonly Judged[], window: Window | null): DriftReference | null {
  const [start] = judged;
  if (window === null || start === undefined || start.period > window.first) return null;
  const months = judged.filter(({ period }) => period >= window.first && period <= window.last);
  const version = sharedBy(months);
  if (version === null) return null;
  const pooled = pool(
    version,
    months.map(({ parts }) => parts),
  );
  const value = pooled.state === "pooled" ? figureValue(version, pooled.parts) : null;
  return value === null ? null : { value: toNumber(value), last: window.last };
}

/** A version under which the parts of all these months add up to one value. */
function sharedBy(months: readonly Judged[]): MetricTerms | null {
  const version = months.at(-1)?.version ?? null;
  const addUp = months.every((month) => month.version?.decimals === version?.decimals);
  return version !== null && addUp && hasDenominator(version.kind) ? version : null;
}
