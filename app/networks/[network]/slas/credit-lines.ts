import { markup, type Markup } from "@/app/_components/markup";
import { formatMonth } from "@/app/format";
import { words } from "@/app/words/words";
import type { CreditStep } from "@/lib/slas/credit";
import type { Correction, CreditLine, SideStatement } from "@/lib/slas/statement";
import { moneyOf, plainNumber } from "./money";
import { keysText } from "./outcome-text";
import type { SlasPage } from "./slas-page";

const said = words.slas.credit;

/** What one side owes in money, each line with the steps that it comes from, and their sum; null where there is nothing to say. */
export function creditLines(
  { lines, corrections, cap, isCapBinding, unpriced, total }: SideStatement,
  { network }: SlasPage,
): Markup | null {
  if (lines.length + corrections.length + unpriced.length === 0) return null;
  const money = (amount: string) => moneyOf(amount, network.currency);
  return markup`<div class="flex flex-col gap-2 border-t border-line pt-3 text-[13px]">
    <ul class="flex flex-col gap-2">${lines.map((line) => lineOf(line, network.currency))}${corrections.map((one) => correctionLine(one, network.currency))}</ul>
    ${unpriced.length === 0 ? null : markup`<p class="text-watch">${said.unpriced(keysText(unpriced))}</p>`}
    ${cap === null ? null : markup`<p class="text-ink-2">${said.cap(money(cap))}${isCapBinding ? `, ${said.binding}` : ""}</p>`}
    <p class="flex justify-between gap-4 font-[590] tabular-nums"><span>${said.total}</span><span>${money(total)}</span></p>
  </div>`;
}

function lineOf(line: CreditLine, currency: string): Markup {
  const { steps, beforeCap, amount } = line;
  const capped =
    beforeCap === amount ? null : markup`<p>${said.capped(moneyOf(beforeCap, currency))}</p>`;
  return markup`<li class="flex flex-col gap-0.5">
    <p class="flex justify-between gap-4 tabular-nums"><span>${titleOf(line)}</span><span>${moneyOf(amount, currency)}</span></p>
    ${
      steps.length === 0
        ? null
        : markup`<details class="text-ink-2">
            <summary class="cursor-pointer">${said.steps}</summary>
            <p class="tabular-nums">${steps.map((step) => stepText(step, currency)).join(" × ")}; ${said.rounded}</p>
            ${capped}
          </details>`
    }
    ${earnBackText(line)}
  </li>`;
}

/** What an earlier, kept statement would say otherwise now, and what it said. */
function correctionLine(one: Correction, currency: string): Markup {
  const money = (amount: string) => moneyOf(amount, currency);
  const title = said.correction(formatMonth(one.corrects), correctionTitle(one));
  return markup`<li class="flex flex-col gap-0.5">
    <p class="flex justify-between gap-4 tabular-nums"><span>${title}</span><span>${money(one.amount)}</span></p>
    <p class="text-ink-2 tabular-nums">${said.wasAndIs(money(one.was), money(one.is))}</p>
  </li>`;
}

/** What a corrected line is of. */
export function correctionTitle({ kind, key, last }: Correction): string {
  if (kind === "pool") return said.pool;
  return titleOf({ kind, key, last });
}

function titleOf({ kind, key, last }: Pick<CreditLine, "kind" | "key" | "last">): string {
  if (kind === "points") return said.points;
  return kind === "credit" ? said.credit(key) : said.back(key, formatMonth(last));
}

function earnBackText({ earnBack, kind }: CreditLine): Markup | null {
  if (earnBack === null || kind === "earned-back") return null;
  const { reached, needed, state, returnedIn } = earnBack;
  const text =
    state === "open"
      ? said.earnBack(String(reached), String(needed))
      : state === "returned" && returnedIn !== null
        ? said.returned(formatMonth(returnedIn))
        : said.lost;
  return markup`<p class="text-ink-2">${text}</p>`;
}

function stepText({ what, unit, value }: CreditStep, currency: string): string {
  const text =
    unit === "money"
      ? moneyOf(value, currency)
      : `${plainNumber(value)}${unit === "percent" ? " %" : ""}`;
  return words.slas.steps[what](text);
}
