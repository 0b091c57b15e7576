import type { Bounds } from "@/lib/bands/bounds";
import { decimal, toNumber } from "@/lib/metrics/ratio";
import type { Judged } from "@/lib/reporting/judged";
import type { TrendPoint } from "./trend";

const open = { from: null, to: null };

/** The points of a trend chart from judged figures, oldest first; `compared` is a second line, in the same unit. */
export function trendPoints(
  months: readonly Judged[],
  compared: readonly (number | null)[] = [],
): readonly TrendPoint[] {
  // A band holds for many months.
  const known = new Map<Bounds | null, ReturnType<typeof edges>>();
  return months.map(({ period, value, bounds, provisional, version }, index) => {
    const { onTrack, watch } = known.get(bounds) ?? edges(bounds);
    known.set(bounds, { onTrack, watch });
    return {
      label: period,
      value: value === null ? null : toNumber(value),
      compared: compared[index] ?? null,
      provisional,
      onTrack,
      watch,
      newBaseline:
        version !== null &&
        !version.comparable &&
        months[index - 1]?.version?.version !== version.version,
      limits: null,
      signal: null,
    };
  });
}

function edges(bounds: Bounds | null): Pick<TrendPoint, "onTrack" | "watch"> {
  if (bounds === null) return { onTrack: open, watch: open };
  const at = (bound: string) => toNumber(decimal(bound));
  switch (bounds.direction) {
    case "higher":
      return {
        onTrack: { from: at(bounds.target), to: null },
        watch: { from: at(bounds.floor), to: null },
      };
    case "lower":
      return {
        onTrack: { from: null, to: at(bounds.target) },
        watch: { from: null, to: at(bounds.floor) },
      };
    case "in-range":
      return {
        onTrack: { from: at(bounds.inner.from), to: at(bounds.inner.to) },
        watch: { from: at(bounds.outer.from), to: at(bounds.outer.to) },
      };
  }
}
