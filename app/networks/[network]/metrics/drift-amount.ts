import { formatChange } from "@/app/format";
import { words } from "@/app/words/words";
import type { MetricTerms } from "@/lib/metrics/metric-version";
import type { Ratio } from "@/lib/metrics/ratio";

/** The unit in which bounds move: points of what is a percentage. */
export function driftUnit(version: Pick<MetricTerms, "unit"> | null): string {
  return version?.unit === "%" ? words.relaxed.points : (version?.unit ?? "");
}

/** How far a bar has moved, with its sign and unit: "+0.29 points". */
export function driftText(by: Ratio, version: Pick<MetricTerms, "unit"> | null): string {
  return `${formatChange(by)} ${driftUnit(version)}`;
}
