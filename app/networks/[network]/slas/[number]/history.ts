import { markup, type Markup } from "@/app/_components/markup";
import { scrollRegion } from "@/app/_components/scroll-region";
import { formatMonth } from "@/app/format";
import { hrefOf } from "@/app/viewer";
import { words } from "@/app/words/words";
import type { Outcome } from "@/lib/slas/outcome";
import type { SlaStatement } from "@/lib/slas/statement";
import { moneyOf } from "../money";
import { outcomeLooks } from "../outcome-look";
import type { SlaPage } from "./sla-page";

const said = words.slas;

/** How each obligation came out in the last two years, the latest month first, and what one side owed the other in the end. */
export function history(page: SlaPage): Markup {
  const { statements, terms, network, changed } = page;
  const base = `/networks/${network.slug}/slas`;
  const table = markup`<table class="data-table data-table-dense">
    <caption class="sr-only">${said.history.title}</caption>
    <thead><tr>
      <th scope="col">${said.history.month}</th>
      ${terms.obligations.map(({ key }) => markup`<th scope="col">${key}</th>`)}
      <th scope="col">${said.net}</th>
    </tr></thead>
    <tbody>${statements.toReversed().map(
      (statement) => markup`<tr>
        <th scope="row" class="whitespace-nowrap"><a href="${hrefOf(`${base}?period=${statement.period}`)}">${formatMonth(statement.period)}</a>${changed.has(statement.period) ? markup`<small>${said.kept.changedSince}</small>` : null}</th>
        ${terms.obligations.map(({ key }) => markup`<td>${outcomeCell(outcomeIn(statement, key))}</td>`)}
        <td class="whitespace-nowrap tabular-nums">${netText(statement, page)}</td>
      </tr>`,
    )}</tbody>
  </table>`;
  return markup`<section aria-labelledby="history" class="flex flex-col gap-3">
    <h2 id="history" class="section-title">${said.history.title}</h2>
    <p class="max-w-[70ch] text-ink-2">${summaryText(page)}</p>
    ${scrollRegion(said.history.title, table)}
  </section>`;
}

/** How an obligation came out in the window that ended in a month; null where none did. */
export function outcomeIn({ sides }: SlaStatement, key: string): Outcome | null {
  return sides.flatMap(({ outcomes }) => outcomes).find((one) => one.key === key) ?? null;
}

/** A met obligation is a word in small print: exceptions alone have a chip. */
export function outcomeCell(outcome: Outcome | null): Markup {
  if (outcome === null) return markup`<span class="text-ink-3">${said.history.none}</span>`;
  const word = said.statuses[outcome.status];
  if (outcome.status === "met") return markup`<span class="text-ink-3">${word}</span>`;
  return markup`<span class="${outcomeLooks[outcome.status]}">${word}</span>`;
}

/** What one side owed the other in the end, by who receives it. */
export function netText({ net }: SlaStatement, { viewer, network }: SlaPage): string {
  if (net === null) return "–";
  const amount = moneyOf(net.amount, network.currency);
  return net.from === viewer.organisationId ? said.netWe(amount) : said.netThey(amount);
}

function summaryText({ statements, nameOf }: SlaPage): string {
  const outcomes = statements.flatMap(({ sides }) => sides.flatMap((side) => side.outcomes));
  const months = (status: Outcome["status"]) =>
    outcomes
      .filter((one) => one.status === status)
      .map(({ key, last, obligor }) => `${key} ${formatMonth(last)} (${nameOf(obligor)})`);
  const missed = months("missed");
  const relieved = months("relieved");
  return said.history.summary(
    String(outcomes.length),
    missed.length === 0 ? null : missed.join(", "),
    relieved.length === 0 ? null : relieved.join(", "),
  );
}
