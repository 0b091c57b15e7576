import { formatPercent, nothing } from "@/app/format";
import { words } from "@/app/words/words";
import type { ChainMonth } from "@/lib/scorecards/chain-month";
import { isHidden, isUnmeasured } from "@/lib/scorecards/chain-shape";

/** The bounds of the composed yield: "71.66 % to 93.20 %"; a dash where there are none. */
export function yieldRange({ least, most }: ChainMonth["composed"]): string {
  return least === null ? nothing : words.chain.range(formatPercent(least), formatPercent(most));
}

/** What the composed yield is, or why there is none. */
export function composedText({ shape, composed }: ChainMonth): string {
  if (isHidden(shape)) {
    return composed.value === null ? words.chain.incompleteHidden : words.customer.aggregate;
  }
  return composed.value === null ? notComposed(shape) : words.chain.composedText;
}

function notComposed({ stages }: ChainMonth["shape"]): string {
  const { ended, incompleteUnmeasured, incomplete } = words.chain;
  if (stages.length === 0) return ended;
  return stages.some(isUnmeasured) ? incompleteUnmeasured : incomplete;
}
