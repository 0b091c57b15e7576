import { markup, type Markup } from "@/app/_components/markup";
import { scrollRegion } from "@/app/_components/scroll-region";
import { hrefOf } from "@/app/viewer";
import { words } from "@/app/words/words";
import {
  asksFor,
  type PlanInRelationship,
  type RelationshipSide,
} from "@/lib/scorecards/relationship";
import type { Outcome } from "@/lib/slas/outcome";
import { netText } from "../net-text";
import type { PairPage } from "./pair-page";

const said = words.relationships;

/** The SLAs between the two in the month: both directions, and who owes whom what in the end. */
export function slasOfPair({ card, network, viewer, they, slaName }: PairPage): Markup {
  const own = viewer.organisationId;
  const net = (one: (typeof card)["net"]) => netText(one, own, network.currency);
  const rows = card.slas.flatMap(({ number, net: ofSla }) =>
    card.sides.map(({ organisation, outcomes }, index) => {
      const mine = outcomes.filter(({ sla }) => sla === number);
      const href = hrefOf(`/networks/${network.slug}/slas?period=${card.period}#sla-${number}`);
      const title = markup`<th scope="row" rowspan="2"><a href="${href}">${slaName(number)}</a></th>`;
      return markup`<tr>
        ${index === 0 ? title : null}
        <td class="min-w-32 wrap-anywhere">${organisation === own ? words.slas.ours : words.slas.theirs(they.name)}</td>
        ${counts(mine)}
        ${index === 0 ? markup`<td rowspan="2" class="num whitespace-nowrap">${net(ofSla)}</td>` : null}
      </tr>`;
    }),
  );
  const table = markup`<table class="data-table data-table-dense">
    <caption class="sr-only">${said.slas}</caption>
    <thead><tr>
      <th scope="col">${said.slas}</th>
      <th scope="col">${said.direction}</th>
      <th scope="col" class="num">${said.met}</th>
      <th scope="col" class="num">${said.missed}</th>
      <th scope="col" class="num">${said.relieved}</th>
      <th scope="col" class="num">${said.other}</th>
      <th scope="col" class="num">${said.net}</th>
    </tr></thead>
    <tbody>${rows}</tbody>
    <tfoot><tr><th scope="row" colspan="6">${said.allNet}</th><td class="num whitespace-nowrap">${net(card.net)}</td></tr></tfoot>
  </table>`;
  return markup`<section aria-labelledby="slas" class="flex flex-col gap-3">
    <h2 id="slas" class="section-title">${said.slas}</h2>
    ${card.slas.length === 0 ? markup`<p class="text-ink-2">${said.noSla}</p>` : scrollRegion(said.slas, table)}
  </section>`;
}

function counts(outcomes: readonly Outcome[]): readonly Markup[] {
  const count = (...of: readonly Outcome["status"][]) =>
    outcomes.filter(({ status }) => of.includes(status)).length;
  return [
    count("met"),
    count("missed", "within-grace"),
    count("relieved"),
    count("pending", "no-data"),
  ].map((number) => markup`<td class="num">${number}</td>`);
}

/** The open joint plans of the two. */
export function plansOfPair(page: PairPage): Markup {
  const { plans } = page.card;
  return markup`<section aria-labelledby="plans" class="flex flex-col gap-3">
    <h2 id="plans" class="section-title">${words.plans.title}</h2>
    ${
      plans.length === 0
        ? markup`<p class="text-ink-2">${said.noPlans}</p>`
        : markup`<ul class="card divide-y divide-line">${plans.map((plan) => planLine(plan, page))}</ul>`
    }
  </section>`;
}

function planLine(plan: PlanInRelationship, { network, viewer, they }: PairPage): Markup {
  const { number, obligation, sla, aim, state, overdue, waitsFor } = plan;
  const href = hrefOf(`/networks/${network.slug}/slas/${sla}#plan-${number}`);
  const asks = [
    overdue > 0 ? said.overdue(String(overdue)) : null,
    waitsFor === null
      ? null
      : waitsFor === viewer.organisationId
        ? said.waitsForUs
        : said.waitsForThem(they.name),
  ].filter((text) => text !== null);
  return markup`<li class="flex flex-col gap-1 px-4 py-3 wrap-anywhere">
    <p class="flex flex-wrap items-baseline gap-x-3"><a class="text-link" href="${href}">${said.plan(String(number), obligation)}</a>
      <span class="text-[13px] text-ink-2">${words.plans.states[state]}</span>
      ${asksFor(plan) ? markup`<span class="text-[13px] font-[510] text-watch">${asks.join(", ")}</span>` : null}</p>
    <p>${aim}</p>
  </li>`;
}

/** How each side reported to the other, and what is disputed now. */
export function recordOfPair({ card, they }: PairPage): Markup {
  const row = (name: string, { record, disputed }: RelationshipSide) => markup`<tr>
    <th scope="row" class="min-w-32 wrap-anywhere">${name}</th>
    ${[record.due, record.onTime, record.late, record.missing, disputed].map(
      (number) => markup`<td class="num">${number}</td>`,
    )}
  </tr>`;
  const [ours, theirs] = card.sides;
  const table = markup`<table class="data-table data-table-dense">
    <caption class="sr-only">${said.record}</caption>
    <thead><tr>
      <th scope="col">${said.direction}</th>
      <th scope="col" class="num">${said.due}</th>
      <th scope="col" class="num">${said.onTime}</th>
      <th scope="col" class="num">${said.late}</th>
      <th scope="col" class="num">${said.missing}</th>
      <th scope="col" class="num">${said.disputed}</th>
    </tr></thead>
    <tbody>${row(said.ours, ours)}${row(they.name, theirs)}</tbody>
  </table>`;
  return markup`<section aria-labelledby="record" class="flex flex-col gap-3">
    <h2 id="record" class="section-title">${said.record}</h2>
    <p class="max-w-[70ch] text-ink-2">${said.recordLead}</p>
    ${scrollRegion(said.record, table)}
  </section>`;
}
