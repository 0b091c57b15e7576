import type { NamedOrganisation } from "@/db/queries/conditions";
import { period, type Period } from "@/lib/periods/period";
import { objectOf, type ChangeOf } from "@/lib/proposals/proposal-terms";
import type { VolumeDriver } from "@/lib/scorecards/forecasts";

/** The change of a proposal that forecasts a driver's volume, in whole smallest units by month. */
export function forecastChange(
  { metric, series, part }: VolumeDriver,
  organisations: ReadonlyMap<string, NamedOrganisation>,
  amounts: readonly (readonly [Period, number])[],
): ChangeOf<"forecast"> {
  const reporter = organisations.get(series.reporterId)?.slug ?? "";
  const { subject } = series;
  return {
    change: "forecast",
    metric: metric.code,
    reporter,
    subject,
    part,
    amounts: Object.fromEntries(amounts),
  };
}

/** What a proposal of the driver's forecasts is about. */
export function forecastObject(
  driver: VolumeDriver,
  organisations: ReadonlyMap<string, NamedOrganisation>,
): string {
  return objectOf(forecastChange(driver, organisations, [[period("2000-01"), 0]]));
}
