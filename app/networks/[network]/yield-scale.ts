import { markup, type Markup } from "@/app/_components/markup";
import type { Level } from "@/lib/bands/level";
import { decimal, toNumber, type Ratio } from "@/lib/metrics/ratio";
import type { ChainMonth } from "@/lib/scorecards/chain-month";

/** One scale for the bounds (a bar), the composed yield (a tick), the outcome (a diamond) and its target (a dashed line). The figures stand in words below it. */
export function yieldScale({ outcome, composed }: ChainMonth): Markup | null {
  const { least, most } = composed;
  const target =
    outcome.bounds === null || outcome.bounds.direction === "in-range"
      ? null
      : decimal(outcome.bounds.target);
  const shown = [outcome.value, composed.value, least, most, target]
    .filter((value) => value !== null)
    .map(toNumber);
  if (shown.length < 2) return null;
  const from = Math.max(0, Math.floor(Math.min(...shown) / 5) * 5);
  const to = Math.min(100, Math.ceil(Math.max(...shown) / 5) * 5);
  const at = (value: Ratio) => 2 + ((toNumber(value) - from) / (to - from || 1)) * 96;
  return markup`<svg aria-hidden="true" width="100%" height="58" class="overflow-visible">
    <line x1="2%" x2="98%" y1="22" y2="22" class="stroke-line-strong"/>
    ${least === null || most === null ? null : bar(at(least), at(most))}
    ${
      target === null
        ? null
        : markup`<line x1="${at(target)}%" x2="${at(target)}%" y1="4" y2="40" class="stroke-good-mark" stroke-width="2" stroke-dasharray="4 3"/>`
    }
    ${
      composed.value === null
        ? null
        : markup`<line x1="${at(composed.value)}%" x2="${at(composed.value)}%" y1="8" y2="36" class="stroke-chart-actual" stroke-width="2"/>`
    }
    ${
      outcome.value === null
        ? null
        : markup`<svg x="${at(outcome.value)}%" y="22" class="overflow-visible">${outcomeMark(outcome.level)}</svg>`
    }
    <text x="2%" y="54" class="fill-ink-3 text-xs">${from} %</text>
    <text x="98%" y="54" text-anchor="end" class="fill-ink-3 text-xs">${to} %</text>
  </svg>`;
}

function bar(from: number, to: number): Markup {
  return markup`<rect x="${from}%" width="${to - from}%" y="14" height="16" class="fill-chart-band stroke-chart-edge"/>`;
}

/** What a mark of the scale looks like, beside the words for it; the outcome's has the colour of its level. */
export function scaleKey(
  mark: "outcome" | "composed" | "bounds" | "target",
  level: Level = "no-data",
): Markup {
  const drawn = {
    outcome: outcomeMark(level),
    composed: markup`<line y1="-7" y2="7" class="stroke-chart-actual" stroke-width="2"/>`,
    bounds: markup`<rect x="-7" y="-4" width="14" height="8" class="fill-chart-band stroke-chart-edge"/>`,
    target: markup`<line y1="-7" y2="7" class="stroke-good-mark" stroke-width="2" stroke-dasharray="4 3"/>`,
  };
  return markup`<svg aria-hidden="true" width="16" height="14" viewBox="-8 -7 16 14" class="inline-block">${drawn[mark]}</svg>`;
}

const tones: Readonly<Record<Level, string>> = {
  ahead: "fill-ahead-mark",
  "on-track": "fill-good-mark",
  watch: "fill-watch-mark",
  breach: "fill-breach-mark",
  "no-data": "fill-none-mark",
};

function outcomeMark(level: Level): Markup {
  return markup`<path d="M0-7 5 0 0 7-5 0Z" class="${tones[level]}"/>`;
}
