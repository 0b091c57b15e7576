import { formatDouble, formatMonth } from "@/app/format";
import { words } from "@/app/words/words";
import { isOnTrackOrBetter } from "@/lib/bands/level";
import type { DriftMeter } from "@/lib/early-warning/charts/drift-meter";
import type { MetricDrift } from "@/lib/early-warning/charts/metric-drift";
import type { TippingPoint } from "@/lib/early-warning/charts/tipping-point";
import type { MetricTerms } from "@/lib/metrics/metric-version";
import { addMonths } from "@/lib/periods/period";
import type { Window } from "@/lib/scorecards/pooled-window";
import { inDecimals, inUnit } from "./chart-text";

const said = words.charts.drift;

/** Whether what has slid is a drift: steps alone are made by ordinary ups and downs too. */
export function isDrift({ meter, tipping }: MetricDrift): boolean {
  const { state } = tipping;
  return meter.steps.length > 0 && state !== "no-drift" && state !== "too-few";
}

/** The meter's sentence: "Down 3.40 points in 9 steps since the best month, March 2025 (97.40 %), each within the band." */
export function meterText(
  slide: MetricDrift,
  reference: Window | null,
  version: MetricTerms | null,
): string {
  const { from, now, total, steps } = slide.meter;
  const since = sinceText(from, reference, version);
  if (steps.length === 0) return said.none(formatMonth(now.period), since);
  const side = now.value < from.value ? "low" : "high";
  const size = `${inDecimals(total, version)} ${unitOfChange(version)}`;
  if (!isDrift(slide)) return said.behind[side](formatMonth(now.period), size, since);
  const count = steps.length === 1 ? said.oneStep : said.someSteps(String(steps.length));
  return `${said.steps[side](size, count, since)}, ${heldText(steps)}.`;
}

function sinceText(
  { isReference, value, period }: DriftMeter["from"],
  reference: Window | null,
  version: MetricTerms | null,
): string {
  const shown = inUnit(value, version);
  if (!isReference || reference === null) return said.best(formatMonth(period), shown);
  const { first, last } = reference;
  return said.reference(words.charts.range(formatMonth(first), formatMonth(last)), shown);
}

function heldText(steps: DriftMeter["steps"]): string {
  const within = steps.filter(({ level }) => isOnTrackOrBetter(level)).length;
  return within === steps.length
    ? said.allWithin
    : said.someWithin(String(within), String(steps.length));
}

/** What a change of a metric is counted in: "points" of a percentage, or its own unit. */
export function unitOfChange(version: MetricTerms | null): string {
  return version?.unit === "%" ? said.points : (version?.unit ?? "");
}

/** When the metric leaves its band if the drift goes on, or why there is no date; null where nothing has slid. */
export function tippingText(
  { meter, tipping }: MetricDrift,
  version: MetricTerms | null,
): string | null {
  if (meter.steps.length === 0) return null;
  switch (tipping.state) {
    case "tips":
      return dateText(tipping, meter, version);
    case "no-drift":
      return said.notSure;
    case "far":
      return said.far;
    case "past":
      return said.past;
    case "too-few":
      return said.early;
  }
}

function dateText(
  { leaves, bound, likely, earliest, latest }: TippingPoint,
  { now }: DriftMeter,
  version: MetricTerms | null,
): string {
  const at = (months: number) => formatMonth(addMonths(now.period, months));
  const when =
    latest === null
      ? said.open(at(likely), at(earliest))
      : said.between(at(likely), at(earliest), at(latest));
  return `${said.tips[leaves](`${bound} ${version?.unit ?? ""}`)} ${when}`;
}

/** The method of the date: the slope that it was taken from, with its interval. */
export function slopeText({ slope, window }: TippingPoint, version: MetricTerms | null): string {
  const perMonth = (value: number) => formatDouble(value, decimalsOf(slope.slope));
  return said.method(
    `${perMonth(slope.slope)} ${unitOfChange(version)}`,
    perMonth(slope.lower),
    perMonth(slope.upper),
    String(window),
  );
}

/** So many decimals that a small slope isn't shown as none: three digits of it. */
function decimalsOf(slope: number): number {
  return Math.min(6, Math.max(2, 2 - Math.floor(Math.log10(Math.abs(slope)))));
}
