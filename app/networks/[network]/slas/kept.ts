import { markup, type Markup } from "@/app/_components/markup";
import { formatInstant, formatList, formatMonth, formatValue } from "@/app/format";
import { words } from "@/app/words/words";
import type { ChangedOutcome } from "@/lib/settlement/stated-month";
import type { Correction } from "@/lib/slas/statement";
import { correctionTitle } from "./credit-lines";
import { moneyOf } from "./money";
import { definitionOf, obligationOf } from "./outcome-text";
import type { SlaInMonth, SlasPage } from "./slas-page";

const said = words.slas.kept;

/** That a statement is as it was kept when its month closed, and what of it is otherwise since; null where it is computed now. */
export function keptNote(sla: SlaInMonth, page: SlasPage): Markup | null {
  if (sla.kept === null) return null;
  const { since, frozenAt, textHash } = sla.kept;
  const when = formatInstant(frozenAt, page.network.timeZone);
  const isChanged = since.outcomes.length > 0 || since.amounts.length > 0;
  return markup`<div class="flex flex-col gap-1 text-[13px] text-ink-2">
    <p>${said.asClosed(formatMonth(page.period), when)} <span class="font-mono" title="${textHash}">${textHash.slice(0, 12)}</span></p>
    ${since.returned.map((one) => markup`<p>${said.returned(one.key, formatMonth(one.in))}</p>`)}
    ${
      isChanged
        ? markup`<div class="rounded-card border border-watch/40 p-3 text-ink">
            <p class="font-[590]">${said.changedSince}</p>
            <ul class="flex list-disc flex-col gap-1 pl-5">
              ${since.outcomes.map((one) => markup`<li>${outcomeText(one, { sla, page })}</li>`)}
              ${since.amounts.map((one) => markup`<li>${amountText(one, page)}</li>`)}
            </ul>
            ${since.correctedIn.length === 0 ? null : markup`<p>${said.correctedIn(formatList(since.correctedIn.map(formatMonth)))}</p>`}
          </div>`
        : null
    }
  </div>`;
}

function outcomeText(
  { key, was, is, wasValue, isValue }: ChangedOutcome,
  { sla, page }: { readonly sla: SlaInMonth; readonly page: SlasPage },
): string {
  const definition = definitionOf(page, obligationOf(sla.terms, key), page.period);
  const text = (status: ChangedOutcome["was"], value: ChangedOutcome["wasValue"]) =>
    said.outcome(
      words.slas.statuses[status],
      value === null ? null : formatValue(value, definition),
    );
  return said.now(key, text(was, wasValue), text(is, isValue));
}

function amountText(one: Correction, { network }: SlasPage): string {
  const money = (amount: string) => moneyOf(amount, network.currency);
  return said.now(correctionTitle(one), money(one.was), money(one.is));
}
