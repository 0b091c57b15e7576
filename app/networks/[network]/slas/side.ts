import { markup, type Markup } from "@/app/_components/markup";
import { formatMonth, formatValue } from "@/app/format";
import { hrefOf } from "@/app/viewer";
import { words } from "@/app/words/words";
import type { Outcome } from "@/lib/slas/outcome";
import type { SideStatement } from "@/lib/slas/statement";
import { creditLines } from "./credit-lines";
import { outcomeLooks } from "./outcome-look";
import { definitionOf, limitText, obligationOf, reasonsOf } from "./outcome-text";
import type { SlaInMonth, SlasPage } from "./slas-page";

const said = words.slas;

/** One direction of a statement: what is owed, how it came out and why, and what follows in money. */
export function sideOf(
  title: string,
  side: SideStatement,
  { sla, page }: { readonly sla: SlaInMonth; readonly page: SlasPage },
): Markup {
  const { outcomes } = side;
  return markup`<section aria-label="${title}" class="flex min-w-0 flex-col gap-3 p-4">
    <h3 class="text-[13px] font-[590] text-ink-2">${title}</h3>
    ${
      outcomes.length === 0
        ? markup`<p class="text-[13px] text-ink-2">${said.noObligations}</p>`
        : markup`<ul class="flex flex-col divide-y divide-line">${outcomes.map((outcome) => line(outcome, sla, page))}</ul>`
    }
    ${creditLines(side, page)}
  </section>`;
}

function line(outcome: Outcome, { terms }: SlaInMonth, page: SlasPage): Markup {
  const { key, last, raw } = outcome;
  const obligation = obligationOf(terms, key);
  const definition = definitionOf(page, obligation, last);
  const code = obligation?.series.metric ?? key;
  const href = hrefOf(`/networks/${page.network.slug}/metrics/${code}?period=${last}`);
  const name = definition === null ? key : `${key} ${definition.name}`;
  const value =
    raw.value === null
      ? limitText(raw.limit, definition)
      : said.against(formatValue(raw.value, definition), limitText(raw.limit, definition));
  return markup`<li class="flex flex-col gap-1 py-2 first:pt-0">
    <div class="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
      ${definition === null ? markup`<span>${name}</span>` : markup`<a class="text-link min-w-0 wrap-anywhere" href="${href}">${name}</a>`}
      ${chip(outcome)}
    </div>
    <p class="text-[13px] tabular-nums text-ink-2">${value}${windowText(outcome)}${
      raw.isProvisional ? `, ${said.provisional}` : ""
    }</p>
    ${reasonsOf(outcome, { page, terms }).map((reason) => markup`<p class="text-[13px]">${reason}</p>`)}
  </li>`;
}

function chip({ status, waitsFor, isSerious }: Outcome): Markup {
  const word =
    status === "pending" && waitsFor?.because === "missing" ? said.waiting : said.statuses[status];
  return markup`<span class="flex flex-wrap gap-1"><span class="${outcomeLooks[status]}">${word}</span>${
    isSerious ? markup`<span class="level-breach">${said.serious}</span>` : null
  }</span>`;
}

/** Of which months, where it isn't the one that the page is about. */
function windowText({ first, last }: Outcome): string {
  return first === last ? "" : `, ${said.monthsTo(formatMonth(first), formatMonth(last))}`;
}
