import { markup, type Markup } from "@/app/_components/markup";
import { scrollRegion } from "@/app/_components/scroll-region";
import { hrefOf } from "@/app/viewer";
import { words } from "@/app/words/words";
import type { Outcome } from "@/lib/slas/outcome";
import type { SideAtStake } from "@/lib/slas/symmetry";
import { keptNote } from "./kept";
import { moneyOf } from "./money";
import { sideOf } from "./side";
import type { SlaInMonth, SlasPage } from "./slas-page";

const said = words.slas;

/** Who owes whom what, a line for each partner: the answer before any detail. */
export function summary(page: SlasPage): Markup {
  const { slas, nameOf } = page;
  const rows = slas.map((sla) => {
    const { we, they } = sla.statement;
    const outcomes = [...we.outcomes, ...they.outcomes];
    const count = (...statuses: readonly Outcome["status"][]) =>
      String(outcomes.filter(({ status }) => statuses.includes(status)).length);
    return markup`<tr>
      <th scope="row" class="min-w-32 wrap-anywhere"><a href="#sla-${sla.number}">${nameOf(sla.they)}</a><small class="block font-normal">${sla.name}</small></th>
      <td class="num">${count("met")}</td>
      <td class="num">${count("missed", "within-grace")}</td>
      <td class="num">${count("relieved")}</td>
      <td class="num">${netShort(sla, page)}${isChanged(sla) ? markup`<small>${said.kept.changedSince}</small>` : null}</td>
    </tr>`;
  });
  return scrollRegion(
    said.summary,
    markup`<table class="data-table data-table-dense">
      <caption class="sr-only">${said.summary}</caption>
      <thead><tr>
        <th scope="col">${said.partner}</th>
        <th scope="col" class="num">${said.met}</th>
        <th scope="col" class="num">${said.missedCount}</th>
        <th scope="col" class="num">${said.relievedCount}</th>
        <th scope="col" class="num">${said.net}</th>
      </tr></thead>
      <tbody>${rows}</tbody>
    </table>`,
  );
}

function isChanged({ kept }: SlaInMonth): boolean {
  return kept !== null && kept.since.outcomes.length + kept.since.amounts.length > 0;
}

function netShort({ statement: { net } }: SlaInMonth, { network }: SlasPage): string {
  if (net === null) return said.netNone;
  return (net.owes === "we" ? said.netWe : said.netThey)(moneyOf(net.amount, network.currency));
}

/** The statement of one SLA: symmetry, net, and both directions in the same form side by side. */
export function statementOf(sla: SlaInMonth, page: SlasPage): Markup {
  const { number, name: title, they, statement, stake, terms } = sla;
  const { network, viewer, nameOf } = page;
  const name = nameOf(they);
  const { net } = statement;
  const netText =
    net === null
      ? said.nobodyOwes
      : (net.owes === "we" ? said.weOwe : said.theyOwe)(
          name,
          moneyOf(net.amount, network.currency),
        );
  return markup`<section id="sla-${number}" aria-labelledby="sla-${number}-title" class="flex scroll-mt-4 flex-col gap-3 break-inside-avoid">
    <div class="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
      <h2 id="sla-${number}-title" class="section-title">${said.heading(viewer.organisationName, name)} <span class="font-normal text-ink-2">${title}</span></h2>
      <a class="text-link text-[13px] print:hidden" href="${hrefOf(`/networks/${network.slug}/slas/${number}`)}">${said.details}</a>
    </div>
    <p class="font-[590]">${netText}</p>
    ${keptNote(sla, page)}
    ${symmetry(stake.we, stake.they, network.currency)}
    ${terms.oneSidedReason === null ? null : markup`<p class="text-[13px] text-ink-2">${said.oneSided(terms.oneSidedReason)}</p>`}
    <div class="card grid divide-y divide-line md:grid-cols-2 md:divide-x md:divide-y-0">
      ${sideOf(said.ours, statement.we, { sla, page })}
      ${sideOf(said.theirs(name), statement.they, { sla, page })}
    </div>
  </section>`;
}

/** How many obligations and how much money stand on each side, in words and as a bar. */
export function symmetry(we: SideAtStake, they: SideAtStake, currency: string): Markup {
  const all = we.obligations + they.obligations;
  const money = said.atRisk(atRisk(we, currency), atRisk(they, currency));
  const own = all === 0 ? 0 : we.obligations;
  return markup`<div class="flex flex-wrap items-center gap-x-4 gap-y-1 text-[13px] text-ink-2">
    <span class="tabular-nums">${said.symmetry(String(we.obligations), String(they.obligations))}</span>
    <svg aria-hidden="true" viewBox="0 0 ${Math.max(all, 1)} 1" preserveAspectRatio="none" class="symmetry-bar">
      <rect class="of-us" x="0" y="0" width="${own}" height="1" />
      <rect class="of-them" x="${own}" y="0" width="${all - own}" height="1" />
    </svg>
    <span class="tabular-nums">${money}</span>
  </div>`;
}

function atRisk({ money, openEnded }: SideAtStake, currency: string): string {
  return openEnded > 0 ? `${moneyOf(money, currency)} ${said.openEnded}` : moneyOf(money, currency);
}
