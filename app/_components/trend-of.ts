import { exactBounds, type ExactBounds } from "@/lib/bands/bounds";
import { toNumber, type Ratio } from "@/lib/metrics/ratio";
import type { Period } from "@/lib/periods/period";
import type { Judged } from "@/lib/reporting/judged";
import type { TrendPoint } from "./trend";

const open = { from: null, to: null };

/** The points of a trend chart from judged figures, oldest first; `compared` is a second line, in the same unit; `restated` months are marked. */
export function trendPoints(
  months: readonly Judged[],
  compared: readonly (number | null)[] = [],
  restated: ReadonlySet<Period> = new Set(),
): readonly TrendPoint[] {
  // A band holds for many months.
  const known = new Map<ExactBounds | null, ReturnType<typeof edges>>();
  return months.map((month, index) => {
    const { period, value, provisional, version, relaxed } = month;
    const bounds = boundsOf(month);
    const { onTrack, watch } = known.get(bounds) ?? edges(bounds);
    known.set(bounds, { onTrack, watch });
    return {
      label: period,
      value: value === null ? null : toNumber(value),
      compared: compared[index] ?? null,
      provisional,
      restated: restated.has(period),
      onTrack,
      watch,
      flexed: (relaxed?.moved.length ?? 0) > 0,
      newBaseline:
        version !== null &&
        !version.comparable &&
        months[index - 1]?.version?.version !== version.version,
      limits: null,
      signal: null,
    };
  });
}

/** The bounds that the month was held against: with its flex, where it has any. */
function boundsOf({ bounds, relaxed }: Judged): ExactBounds | null {
  return relaxed?.bounds ?? (bounds === null ? null : exactBounds(bounds));
}

function edges(bounds: ExactBounds | null): Pick<TrendPoint, "onTrack" | "watch"> {
  if (bounds === null) return { onTrack: open, watch: open };
  const at = (bound: Ratio) => toNumber(bound);
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
