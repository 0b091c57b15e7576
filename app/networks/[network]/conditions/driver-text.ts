import { words } from "@/app/words/words";
import { hasDenominator } from "@/lib/metrics/kind";
import type { VolumeDriver } from "@/lib/scorecards/forecasts";
import { seriesTitle } from "../metrics/[code]/series-title";
import type { ConditionsPage } from "./read-page";

const said = words.forecasts;

/** What a driver is called: the metric, and who reports it for what. */
export function driverTitle(
  { version, series }: VolumeDriver,
  { organisations }: Pick<ConditionsPage, "organisations">,
): string {
  const names = new Map([...organisations].map(([id, { name }]) => [id, name]));
  return said.of(version.name, seriesTitle(series, names));
}

/** Which of the figure's parts is the volume. */
export function partSays({ metric, version, part }: VolumeDriver): string {
  return said.counts(
    hasDenominator(version.kind) ? `${said.parts[part]} of ${metric.code}.` : `${metric.code}.`,
  );
}
