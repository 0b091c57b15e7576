import { formatDouble, formatMonth, formatValue, nothing } from "@/app/format";
import { signalWord } from "@/app/_components/signal";
import { words } from "@/app/words/words";
import type { Bounds } from "@/lib/bands/bounds";
import type { Baseline } from "@/lib/early-warning/charts/control-chart";
import { assuranceOf, variationOf } from "@/lib/early-warning/charts/icons";
import type { Limits } from "@/lib/early-warning/charts/limits";
import type { MetricChart } from "@/lib/early-warning/charts/metric-chart";
import type { Reading } from "@/lib/early-warning/charts/reading";
import type { Signal } from "@/lib/early-warning/charts/signals";
import { shownDecimals } from "@/lib/metrics/kind";
import type { MetricTerms } from "@/lib/metrics/metric-version";
import type { Judged } from "@/lib/reporting/judged";

const { says, method, assured } = words.charts;

/** A double with the decimals that its metric's values have, a count with one. */
export function inDecimals(value: number, version: MetricTerms | null): string {
  return formatDouble(value, version === null ? 0 : Math.max(1, shownDecimals(version)));
}

/** The same with the unit. */
export function inUnit(value: number, version: MetricTerms | null): string {
  return version === null ? nothing : `${inDecimals(value, version)} ${version.unit}`;
}

/** The one sentence under a chart: what its last month says, since when, and what to do next; null where nothing was measured. */
export function chartSentence({ reading }: MetricChart, months: readonly Judged[]): string | null {
  const last = reading === null ? undefined : months[reading.last];
  if (reading === null || last === undefined) return null;
  const { version, period } = last;
  const value = formatValue(last.value, version);
  const { limits, signal, variation } = reading;
  if (limits === null) return says.early(value, formatMonth(period));
  if (signal === null || variation.kind === "common-cause") {
    const range = words.charts.range(
      inDecimals(limits.lower, version),
      inUnit(limits.upper, version),
    );
    return says.routine(value, formatMonth(period), range);
  }
  const since = formatMonth(months[reading.since]?.period ?? period);
  const said = finding(reading, { limits, signal, since, last });
  return says.found(signalWord(variation), said, says.next[variation.kind](since));
}

function finding(
  { count }: Reading,
  {
    limits,
    signal: { rule, side },
    since,
    last: { value, version },
  }: {
    readonly limits: Limits;
    readonly signal: Signal;
    readonly since: string;
    readonly last: Judged;
  },
): string {
  const limit = inUnit(side === "high" ? limits.upper : limits.lower, version);
  switch (rule) {
    case "outside":
      return count === 1
        ? says.outside[side](formatValue(value, version), since, limit)
        : says.outsideRun[side](String(count), since, limit);
    case "trend":
      return says.trend[side](String(count - 1), since, formatValue(value, version));
    case "shift":
      return says.shift[side](String(count), since, inUnit(limits.mean, version));
    case "near-limit":
      return says["near-limit"][side](String(count), since, limit);
  }
}

/** Which chart it is, and what the limits of its last baseline rest on; null where there are none. */
export function methodText({ kind, chart }: MetricChart, months: readonly Judged[]): string | null {
  const baseline = chart.baselines.at(-1);
  if (baseline === undefined || baseline.months < 2) return null;
  const { sigmaZ } = baseline;
  const spread = sigmaZ === null ? "" : ` ${method.spread(formatDouble(sigmaZ, 1))}`;
  return `${limitsText(method[kind], baseline, months)}${spread}`;
}

function limitsText(
  chart: string,
  { from, limitsTo, months: count, trial }: Baseline,
  months: readonly Judged[],
): string {
  const [first = "", last = ""] = [months[from], months[limitsTo]].flatMap((month) =>
    month === undefined ? [] : [formatMonth(month.period)],
  );
  return trial
    ? method.trial(chart, String(count), last)
    : method.limitsFrom(chart, String(count), first, last);
}

/** Whether the target will be met while nothing changes; null where it does change, and where there is no such target. */
export function assuredText(
  { reading, better }: MetricChart,
  months: readonly Judged[],
): string | null {
  if (reading === null || reading.limits === null || reading.signal !== null) return null;
  const month = months[reading.last];
  const target = targetOf(month?.bounds ?? null);
  const kind = assuranceOf(reading.limits, target, better);
  return kind === null ? null : assured[kind](`${target} ${month?.version?.unit ?? ""}`);
}

function targetOf(bounds: Bounds | null): number | null {
  return bounds === null || bounds.direction === "in-range" ? null : Number(bounds.target);
}

/** A signal in a few words, as it stands in a table: "Worsening, 7 below the mean". */
export function signalText(signal: Signal | null, better: MetricChart["better"]): string {
  const word = signalWord(variationOf(signal, better));
  return signal === null ? word : `${word}, ${words.charts.rules[signal.rule][signal.side]}`;
}
