import { markup, type Markup } from "@/app/_components/markup";
import { formatDay, formatMonth } from "@/app/format";
import { hrefOf } from "@/app/viewer";
import { words } from "@/app/words/words";
import type { PeriodPlace } from "@/db/queries/period-place";
import { closingDayOf } from "./read-period";

const said = words.settlement;

/** Which month it is, whether it is open, when it is due, and by which terms its figures are settled. */
export function monthHead({ network, month, terms }: PeriodPlace, isLate: boolean): Markup {
  const closing = closingDayOf({ month, terms });
  const { closedOn } = month;
  return markup`
    <p class="text-[13px] text-ink-2">
      <a href="${hrefOf(`/networks/${network.slug}/periods`)}" class="text-link">${said.periods}</a> · ${month.period}
    </p>
    <h1 class="text-2xl leading-8 font-semibold tracking-tight">${formatMonth(month.period)}</h1>
    <p class="flex flex-wrap gap-x-4 gap-y-1">
      <strong class="font-[590]">${closedOn === null ? said.open : said.closed(formatDay(closedOn))}</strong>
      <span class="text-ink-2">${(isLate ? said.wasDue : said.due)(formatDay(month.dueOn))}, ${network.timeZone}</span>
    </p>
    ${
      closedOn === null
        ? markup`<p class="max-w-[70ch] text-ink-2">${said.agreedTerms}: ${said.acceptance(terms.acceptanceDays)} ${
            closing === null ? said.closingBySignature : said.closing(formatDay(closing))
          }</p>`
        : markup`<p class="text-ink-2">${month.frozen === "waiting" ? said.keptSoon : month.frozen === "done" ? said.kept : ""}</p>`
    }`;
}
