import { markup, type Markup } from "@/app/_components/markup";
import { toNumber, type Ratio } from "@/lib/metrics/ratio";
import type { ChainMonth } from "@/lib/scorecards/chain-month";

const [width, height] = [720, 300];

/** The outcome month by month with the composed yield, as two plain lines: what stands there until the chart is fetched. */
export function outcomeLine(months: readonly ChainMonth[], says: string): Markup {
  const outcome = months.map((month) => numberOf(month.outcome.value));
  const composed = months.map((month) => numberOf(month.composed.value));
  const known = [...outcome, ...composed].filter((value) => value !== null);
  const least = Math.min(...known);
  const scale = (height - 20) / (Math.max(...known) - least || 1);
  const step = width / Math.max(1, months.length - 1);
  const path = (values: readonly (number | null)[]) => {
    let drawn = false;
    let text = "";
    for (const [index, value] of values.entries()) {
      if (value !== null) {
        const at = `${Math.round(index * step)} ${Math.round(height - 10 - (value - least) * scale)}`;
        text += `${drawn ? "L" : "M"}${at}`;
      }
      drawn = value !== null;
    }
    return text;
  };
  return markup`<svg role="img" aria-label="${says}" viewBox="0 0 ${width} ${height}" preserveAspectRatio="none" width="100%" height="100%">
    <path d="${path(composed)}" fill="none" stroke-width="1.5" stroke-dasharray="4 3" vector-effect="non-scaling-stroke" class="stroke-ink-3"/>
    <path d="${path(outcome)}" fill="none" stroke-width="1.5" vector-effect="non-scaling-stroke" class="stroke-chart-actual"/>
  </svg>`;
}

function numberOf(value: Ratio | null): number | null {
  return value === null ? null : toNumber(value);
}
