import { formatRatio } from "@/app/format";
import { words } from "@/app/words/words";
import type { Bounds, ExactBounds } from "@/lib/bands/bounds";
import type { Ratio } from "@/lib/metrics/ratio";

/** Bounds in words: "on track from 95 %, watch from 90 %"; those that have flexed to two decimals. */
export function boundsText(bounds: Bounds | ExactBounds | null, unit: string): string {
  if (bounds === null) return words.band.none;
  const inUnit = (bound: string | Ratio) => `${short(bound)} ${unit}`;
  switch (bounds.direction) {
    case "higher":
      return words.band.atLeast(inUnit(bounds.target), inUnit(bounds.floor));
    case "lower":
      return words.band.atMost(inUnit(bounds.target), inUnit(bounds.floor));
    case "in-range":
      return words.band.within(
        inUnit(`${short(bounds.inner.from)}–${short(bounds.inner.to)}`),
        inUnit(`${short(bounds.outer.from)}–${short(bounds.outer.to)}`),
      );
  }
}

function short(bound: string | Ratio): string {
  return typeof bound === "string" ? trimmed(bound) : shortRatio(bound);
}

/** An exact value with two decimals at most: "3.5". */
export function shortRatio(value: Ratio): string {
  return trimmed(formatRatio(value, 2));
}

/** A decimal without the zeros at its end: "2", from "2.0". */
export function trimmed(text: string): string {
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}
