import { words } from "@/app/words/words";
import type { Bounds } from "@/lib/bands/bounds";

/** Bounds in words: "on track from 95 %, watch from 90 %". */
export function boundsText(bounds: Bounds | null, unit: string): string {
  if (bounds === null) return words.band.none;
  const inUnit = (bound: string) => `${short(bound)} ${unit}`;
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

function short(bound: string): string {
  return bound.includes(".") ? bound.replace(/\.?0+$/, "") : bound;
}
