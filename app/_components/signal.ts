import { words } from "@/app/words/words";
import type { Variation } from "@/lib/early-warning/charts/icons";
import { markup, type Markup } from "./markup";

/** A signal over time as a word, an arrow the way it moves and a colour; a mark of its own, never merged with the level. */
export function signalChip(variation: Variation, word = signalWord(variation)): Markup {
  return variation.kind === "common-cause"
    ? markup`<span class="signal-none">${word}</span>`
    : markup`<span class="signal-${variation.side} is-${variation.kind}">${word}</span>`;
}

/** A signal in a word: "Routine", "Improving", "Worsening". */
export function signalWord(variation: Variation): string {
  return words.charts.signals[variation.kind];
}
