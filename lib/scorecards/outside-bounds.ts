import { stageYield, yieldBounds } from "@/lib/chain/yields";
import type { Parts } from "@/lib/metrics/kind";
import { compareRatios, type Ratio } from "@/lib/metrics/ratio";
import type { ChainMonth } from "./chain-month";
import type { ChainShape } from "./chain-shape";

/** Which side of the bounds of the composed yield a measured outcome lies on. */
export type Side = "below" | "above";

/**
 * On which side of the bounds of the composed yield the measured outcome lies, whatever failures have to do with each other:
 * then a figure can't be right. Null within them, and where one of them isn't known.
 */
export function outsideBounds({ outcome, composed }: ChainMonth): Side | null {
  return sideOf(outcome.value, composed);
}

/** The same of a month's parts, as they were reported. */
export function outsideBoundsOf(
  outcome: Parts | null,
  stages: readonly (Parts | null)[],
): Side | null {
  const bounds = yieldBounds(stages.map(stageYield));
  return sideOf(stageYield(outcome), bounds ?? { least: null, most: null });
}

function sideOf(
  measured: Ratio | null,
  { least, most }: { readonly least: Ratio | null; readonly most: Ratio | null },
): Side | null {
  if (measured === null || least === null || most === null) return null;
  if (compareRatios(measured, least) < 0) return "below";
  return compareRatios(measured, most) > 0 ? "above" : null;
}

/** The organisations that report what a chain is measured by, each once, in its order: whom a question about its data is for. */
export function reportersOf({ stages, handOffs, outcome }: ChainShape): readonly string[] {
  const branches = stages.flatMap((stage) => stage?.branches ?? []);
  const reporters = [...branches, ...handOffs, { measured: outcome }].flatMap(({ measured }) => {
    const own = measured?.metric.series.find(({ key }) => key === measured.seriesKey);
    return own?.reporterId ?? [];
  });
  return [...new Set(reporters)];
}
