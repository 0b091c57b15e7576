import { decimal, toNumber, type Ratio } from "@/lib/metrics/ratio";
import type { ChainMonth } from "@/lib/scorecards/chain-health";

const height = 44;

/** One scale for bounds (a bar), composed yield (a tick), outcome (a diamond) and its target (a dashed line). The figures stand in words below it. */
export function YieldScale({ month }: { month: ChainMonth }) {
  const { outcome, composed } = month;
  const target =
    outcome.bounds === null || outcome.bounds.direction === "in-range"
      ? null
      : decimal(outcome.bounds.target);
  const shown = [outcome.value, composed.value, composed.least, composed.most, target]
    .filter((value) => value !== null)
    .map(toNumber);
  if (shown.length < 2) return null;
  const from = Math.max(0, Math.floor(Math.min(...shown) / 5) * 5);
  const to = Math.min(100, Math.ceil(Math.max(...shown) / 5) * 5);
  const at = (value: Ratio) => 8 + ((toNumber(value) - from) / (to - from || 1)) * 984;
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 1000 ${height}`}
      preserveAspectRatio="none"
      className="h-11 w-full max-sm:h-9"
    >
      <line x1="8" x2="992" y1="22" y2="22" className="stroke-line-strong" strokeWidth="1" />
      {composed.least === null || composed.most === null ? null : (
        <rect
          x={at(composed.least)}
          width={at(composed.most) - at(composed.least)}
          y="14"
          height="16"
          className="fill-chart-band stroke-chart-edge"
          vectorEffect="non-scaling-stroke"
        />
      )}
      {target === null ? null : (
        <line
          x1={at(target)}
          x2={at(target)}
          y1="4"
          y2="40"
          className="stroke-good-mark"
          strokeWidth="2"
          strokeDasharray="4 3"
          vectorEffect="non-scaling-stroke"
        />
      )}
      {composed.value === null ? null : (
        <line
          x1={at(composed.value)}
          x2={at(composed.value)}
          y1="8"
          y2="36"
          className="stroke-chart-actual"
          strokeWidth="2"
          vectorEffect="non-scaling-stroke"
        />
      )}
      {outcome.value === null ? null : (
        <path
          d={`M${at(outcome.value)} 12l7 10-7 10-7-10Z`}
          className="fill-breach-mark stroke-surface"
        />
      )}
    </svg>
  );
}
