import { formatPercent, nothing } from "@/app/format";
import { words } from "@/app/words/words";
import type { ChainMonth } from "@/lib/scorecards/chain-month";

/** The bounds of the composed yield: "71.66 % to 93.20 %"; a dash where there are none. */
export function yieldRange({ least, most }: ChainMonth["composed"]): string {
  return least === null ? nothing : words.chain.range(formatPercent(least), formatPercent(most));
}

/** What the composed yield is, or why there is none. */
export function composedText({ stages, composed }: ChainMonth): string {
  if (stages.includes(null)) {
    return composed.value === null ? words.chain.incompleteHidden : words.customer.aggregate;
  }
  return composed.value === null ? words.chain.incomplete : words.chain.composedText;
}
