import { disclosure } from "@/app/_components/disclosure";
import { markup, type Markup } from "@/app/_components/markup";
import { words } from "@/app/words/words";
import { hrefOf } from "@/app/viewer";
import { isOpen, type RelationshipSide } from "@/lib/scorecards/relationship";
import { isException } from "@/lib/scorecards/scored-series";
import { outcomeLooks } from "../../slas/outcome-look";
import { seriesTable } from "../series-table";
import type { PairPage } from "./pair-page";

const said = words.relationships;

/** How much needs attention, in one sentence. */
export function headline({ card }: PairPage): Markup {
  const all = card.sides.reduce(
    (sum, { lines, outcomes }) => sum + lines.length + outcomes.length,
    card.plans.length + card.value.length,
  );
  const text =
    all === 0
      ? said.nothing
      : card.exceptions === 0
        ? said.quiet(String(all))
        : said.headline(String(card.exceptions), String(all));
  return markup`<p class="max-w-[70ch] text-[15px] leading-[22px] font-[590]">${text}</p>`;
}

/** Both directions in the same form, side by side: what needs attention, and everything else one step away. */
export function sidesOf(page: PairPage): Markup {
  const [we, they] = page.card.sides;
  return markup`<div class="grid gap-6 xl:grid-cols-2">
    ${sideOf(said.we, we, page)}
    ${sideOf(said.they(page.they.name), they, page)}
  </div>`;
}

function sideOf(
  title: string,
  { organisation, lines, outcomes }: RelationshipSide,
  page: PairPage,
): Markup {
  const id = `side-${organisation}`;
  const base = `/networks/${page.network.slug}`;
  const told = { base, names: page.names };
  const open = outcomes.filter(isOpen);
  const [exceptions, rest] = [lines.filter(isException), lines.filter((one) => !isException(one))];
  const restTable = seriesTable(said.everything(String(rest.length)), rest, told);
  return markup`<section aria-labelledby="${id}" class="flex min-w-0 flex-col gap-3">
    <h2 id="${id}" class="section-title">${title}</h2>
    ${
      exceptions.length + open.length === 0
        ? markup`<p class="text-ink-2">${said.noExceptions}</p>`
        : null
    }
    ${seriesTable(`${said.attention}: ${title}`, exceptions, told)}
    ${
      open.length === 0
        ? null
        : markup`<ul class="flex flex-col gap-2">${open.map(
            ({ key, sla, status }) => markup`<li class="flex flex-wrap items-center gap-2">
              <a class="text-link" href="${hrefOf(`${base}/slas?period=${page.card.period}#sla-${sla}`)}">${said.obligation(key, page.slaName(sla))}</a>
              <span class="${outcomeLooks[status]}">${words.slas.statuses[status]}</span>
            </li>`,
          )}</ul>`
    }
    ${restTable === null ? null : disclosure(said.everything(String(rest.length)), restTable)}
  </section>`;
}
