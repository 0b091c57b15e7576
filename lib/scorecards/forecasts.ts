import type { Driver } from "@/lib/bands/flex-rule";
import { denominatorDecimals } from "@/lib/metrics/kind";
import { ratio, type Ratio } from "@/lib/metrics/ratio";
import { periodsFrom, type Period } from "@/lib/periods/period";
import type { Figure } from "@/lib/reporting/figure";
import { proposedIn, versionIn, type Metric, type Series } from "@/lib/reporting/metric";
import type { FlexTerms } from "./conditions";

/** The agreed forecast of a part of a series' figures for a month, in whole smallest units, and the proposal that it came by. */
export type Forecast = {
  readonly seriesKey: number;
  readonly part: Driver["part"];
  readonly period: Period;
  readonly amount: number;
  readonly proposalNumber: number;
  readonly agreedAt: Date;
  /** The month of the last agreement in the network's time zone. */
  readonly agreedIn: Period;
};

/** A part of a series that volume rules compare with its forecast; `flexes` are the codes of the metrics of those rules. */
export type VolumeDriver = {
  readonly metric: Metric<FlexTerms>;
  readonly version: FlexTerms;
  readonly series: Series;
  readonly part: Driver["part"];
  /** Of the part: its smallest unit is 10^-decimals. */
  readonly decimals: number;
  readonly flexes: readonly string[];
};

/** The drivers of volume rules in force in this month or later, and how many more the viewer can't see. */
export function volumeDrivers(
  metrics: readonly Metric<FlexTerms>[],
  now: Period,
): { readonly drivers: readonly VolumeDriver[]; readonly hidden: number } {
  const named = metrics.flatMap(({ code, bands }) =>
    driversIn(bands, now).map((driver) => ({ code, driver })),
  );
  const keys = [
    ...new Map(
      named.map(({ driver }) => [`${driver.seriesKey} ${driver.part}`, driver] as const),
    ).values(),
  ];
  const found = keys.flatMap(({ seriesKey, part }) => {
    const codes = named.flatMap(({ code, driver }) =>
      driver.seriesKey === seriesKey && driver.part === part ? [code] : [],
    );
    return driverOf(metrics, { seriesKey, part }, [...new Set(codes)], now);
  });
  return { drivers: found, hidden: keys.length - found.length };
}

function driversIn(bands: Metric["bands"], now: Period): readonly Driver[] {
  const agreed = bands.filter(({ missingPartyIds }) => missingPartyIds.length === 0);
  const began = agreed.filter(({ effectiveFrom }) => effectiveFrom <= now);
  const current = began
    .map(({ effectiveFrom }) => effectiveFrom)
    .toSorted()
    .at(-1);
  return agreed
    .filter(({ effectiveFrom }) => effectiveFrom > now || effectiveFrom === current)
    .flatMap(({ flex }) => flex?.rules ?? [])
    .filter(({ to }) => to === null || to >= now)
    .flatMap(({ trigger }) => (trigger.kind === "volume" ? [trigger.driver] : []));
}

function driverOf(
  metrics: readonly Metric<FlexTerms>[],
  { seriesKey, part }: Driver,
  flexes: readonly string[],
  now: Period,
): readonly VolumeDriver[] {
  for (const metric of metrics) {
    const series = metric.series.find(({ key }) => key === seriesKey);
    const version = versionIn(metric, now) ?? proposedIn(metric, now) ?? metric.versions.at(-1);
    if (series !== undefined && version !== undefined) {
      const decimals = part === "numerator" ? version.decimals : denominatorDecimals(version);
      return [{ metric, version, series, part, decimals, flexes }];
    }
  }
  return [];
}

/**
 * A month of a driver. `forecast` is the one that flex compares with: the latest of those agreed before the month's first day.
 * `late` was agreed after that and compares with nothing. `percent` of the forecast; null where there is none, or it is 0.
 */
export type ForecastMonth = {
  readonly period: Period;
  readonly forecast: Forecast | null;
  readonly late: Forecast | null;
  readonly actual: number | null;
  readonly percent: Ratio | null;
};

/** A driver's months from `first` to `last` that have a forecast or a figure, newest first. Drafts don't count. */
export function forecastMonths(
  { series, part }: VolumeDriver,
  {
    forecasts,
    figures,
  }: { readonly forecasts: readonly Forecast[]; readonly figures: readonly Figure[] },
  { first, last }: { readonly first: Period; readonly last: Period },
): readonly ForecastMonth[] {
  const own = forecasts.filter((one) => one.seriesKey === series.key && one.part === part);
  return periodsFrom(first, last)
    .toReversed()
    .map((period) => {
      const ofMonth = own.filter((one) => one.period === period);
      const forecast = latest(ofMonth.filter(({ agreedIn }) => agreedIn < period));
      const late = latest(ofMonth.filter(({ agreedIn }) => agreedIn >= period));
      const actual = volumeIn(figures, { key: series.key, part, period });
      const percent =
        forecast === null || forecast.amount === 0 || actual === null
          ? null
          : ratio(BigInt(actual) * 100n, forecast.amount);
      return { period, forecast, late, actual, percent };
    })
    .filter(({ forecast, late, actual }) => forecast !== null || late !== null || actual !== null);
}

/** Proposals are numbered in the order in which they were made, not agreed: of one month the higher number holds. */
function latest(forecasts: readonly Forecast[]): Forecast | null {
  const inOrder = forecasts.toSorted(
    (a, b) => compared(a.agreedIn, b.agreedIn) || a.proposalNumber - b.proposalNumber,
  );
  return inOrder.at(-1) ?? null;
}

function compared(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

function volumeIn(
  figures: readonly Figure[],
  {
    key,
    part,
    period,
  }: { readonly key: number; readonly part: Driver["part"]; readonly period: Period },
): number | null {
  const figure = figures.find(
    (one) => one.seriesKey === key && one.period === period && one.status !== "draft",
  );
  return figure?.parts?.[part] ?? null;
}
