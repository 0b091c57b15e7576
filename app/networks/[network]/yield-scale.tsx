import { decimal, toNumber, type Ratio } from "@/lib/metrics/ratio";
import type { Level } from "@/lib/bands/level";
import type { ChainMonth } from "@/lib/scorecards/chain-month";

/** One scale for the bounds (a bar), the composed yield (a tick), the outcome (a diamond) and its target (a dashed line). The figures stand in words below it. */
export function YieldScale({ month: { outcome, composed } }: { month: ChainMonth }) {
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
  const at = (value: Ratio) => 2 + ((toNumber(value) - from) / (to - from || 1)) * 96;
  const { least, most } = composed;
  return (
    <svg aria-hidden="true" width="100%" height="58" className="overflow-visible">
      <line x1="2%" x2="98%" y1="22" y2="22" className="stroke-line-strong" />
      {least === null || most === null ? null : (
        <rect
          x={`${at(least)}%`}
          width={`${at(most) - at(least)}%`}
          y="14"
          height="16"
          className="fill-chart-band stroke-chart-edge"
        />
      )}
      {target === null ? null : (
        <Tick x={at(target)} className="stroke-good-mark" dashed from={4} to={40} />
      )}
      {composed.value === null ? null : (
        <Tick x={at(composed.value)} className="stroke-chart-actual" from={8} to={36} />
      )}
      {outcome.value === null ? null : (
        <svg x={`${at(outcome.value)}%`} y="22" className="overflow-visible">
          <OutcomeMark level={outcome.level} />
        </svg>
      )}
      <text x="2%" y="54" className="fill-ink-3 text-xs">{`${from} %`}</text>
      <text x="98%" y="54" textAnchor="end" className="fill-ink-3 text-xs">{`${to} %`}</text>
    </svg>
  );
}

/** What a mark of the scale looks like, beside the words for it; the outcome's has the colour of its level. */
export function ScaleKey({
  mark,
  level = "no-data",
}: {
  mark: "outcome" | "composed" | "bounds" | "target";
  level?: Level;
}) {
  return (
    <svg aria-hidden="true" width="16" height="14" viewBox="-8 -7 16 14" className="inline-block">
      {mark === "outcome" ? <OutcomeMark level={level} /> : null}
      {mark === "composed" ? (
        <line y1="-7" y2="7" className="stroke-chart-actual" strokeWidth="2" />
      ) : null}
      {mark === "bounds" ? (
        <rect x="-7" y="-4" width="14" height="8" className="fill-chart-band stroke-chart-edge" />
      ) : null}
      {mark === "target" ? (
        <line y1="-7" y2="7" className="stroke-good-mark" strokeWidth="2" strokeDasharray="4 3" />
      ) : null}
    </svg>
  );
}

const tones: Readonly<Record<Level, string>> = {
  ahead: "fill-ahead-mark",
  "on-track": "fill-good-mark",
  watch: "fill-watch-mark",
  breach: "fill-breach-mark",
  "no-data": "fill-none-mark",
};

function OutcomeMark({ level }: { level: Level }) {
  return <path d="M0-7 5 0 0 7-5 0Z" className={tones[level]} />;
}

function Tick({
  x,
  from,
  to,
  className,
  dashed = false,
}: {
  x: number;
  from: number;
  to: number;
  className: string;
  dashed?: boolean;
}) {
  return (
    <line
      x1={`${x}%`}
      x2={`${x}%`}
      y1={from}
      y2={to}
      className={className}
      strokeWidth="2"
      strokeDasharray={dashed ? "4 3" : undefined}
    />
  );
}
