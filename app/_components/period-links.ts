import { formatMonth } from "@/app/format";
import { hrefOf } from "@/app/viewer";
import { words } from "@/app/words/words";
import { addMonths, type Period } from "@/lib/periods/period";
import { markup, type Markup } from "./markup";

/** Links to the month before and after, as far as there is one. @param more what else the address says, from its `&` on */
export function periodLinks(
  base: string,
  period: Period,
  periods: readonly Period[],
  more = "",
): Markup {
  const links = [
    { at: addMonths(period, -1), word: words.chain.earlier, arrow: "←" },
    { at: addMonths(period, 1), word: words.chain.later, arrow: "→" },
  ].filter(({ at }) => periods.includes(at));
  return markup`<nav aria-label="${words.chain.periods}" class="flex gap-2 print:hidden">
    ${links.map(
      ({ at, word, arrow }) =>
        markup`<a
          href="${hrefOf(`${base}?period=${at}${more}`)}"
          class="button-quiet"
          aria-label="${word}: ${formatMonth(at)}"
        ><span aria-hidden="true">${arrow}</span></a>`,
    )}
  </nav>`;
}
