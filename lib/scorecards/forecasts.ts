import { forecastOf, type AgreedForecast } from "@/lib/bands/environment";
import type { Driver } from "@/lib/bands/flex-rule";
import { denominatorDecimals } from "@/lib/metrics/kind";
import { ratio, type Ratio } from "@/lib/metrics/ratio";
import { periodsFrom, type Period } from "@/lib/periods/period";
import type { Figure } from "@/lib/reporting/figure";
import { proposedIn, versionIn, type Metric, type Series } from "@/lib/reporting/metric";
import type { FlexTerms } from "./conditions";

/** An agreed forecast with the moment of the last agreement. */
export type Forecast = AgreedForecast & { readonly agreedAt: Date };

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
  const driver = { seriesKey: series.key, part };
  const own = forecasts.filter((one) => one.seriesKey === series.key && one.part === part);
  return periodsFrom(first, last)
    .toReversed()
    .map((period) => {
      const ofMonth = own.filter((one) => one.period === period);
      const counts = forecastOf(driver, period, ofMonth);
      const forecast = ofMonth.find((one) => one === counts) ?? null;
      const late =
        ofMonth
          .filter(({ agreedIn }) => agreedIn >= period)
          .toSorted(byAgreement)
          .at(-1) ?? null;
      const actual = volumeIn(figures, { key: series.key, part, period });
      const percent =
        forecast === null || forecast.amount === 0 || actual === null
          ? null
          : ratio(BigInt(actual) * 100n, forecast.amount);
      return { period, forecast, late, actual, percent };
    })
    .filter(({ forecast, late, actual }) => forecast !== null || late !== null || actual !== null);
}

function byAgreement(one: Forecast, other: Forecast): number {
  return (
    one.agreedAt.getTime() - other.agreedAt.getTime() || one.proposalNumber - other.proposalNumber
  );
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
