import { markup, type Markup } from "@/app/_components/markup";
import { scrollRegion } from "@/app/_components/scroll-region";
import { formatMonth, formatPoints, formatValue, formatWhole } from "@/app/format";
import { hrefOf } from "@/app/viewer";
import { words } from "@/app/words/words";
import type { Period } from "@/lib/periods/period";
import type { ChainFacts } from "@/lib/scorecards/chain-month";
import type { ChainPage } from "./chain-view";

/** Each stage's share of the change since the reference window, in points and in customers; null without such a window. */
export function whereFrom(page: ChainPage): Markup | null {
  const { facts, health } = page;
  const { attribution, attributedCustomers } = health;
  if (facts.reference === null) return null;
  const { shares = null, points = null } = attribution ?? {};
  const { first, last } = facts.reference;
  const complete = shares !== null && points !== null && attributedCustomers !== null;
  return markup`<section aria-labelledby="where" class="flex flex-col gap-3">
    <h2 id="where" class="section-title">${words.chain.where}</h2>
    ${
      complete
        ? markup`
            <p class="max-w-[70ch] text-ink-2">
              ${words.chain.whereText(formatMonth(first), formatMonth(last))}
            </p>
            ${scrollRegion(words.chain.where, table(page, { shares, points, customers: attributedCustomers }))}`
        : markup`<p class="text-ink-2">${whyNot(facts, health.month.period)}</p>`
    }
  </section>`;
}

function table(
  { base, chain, facts, health, names }: ChainPage,
  divided: Readonly<Record<"shares" | "points" | "customers", readonly number[]>>,
): Markup {
  const { period, stages } = health.month;
  const { shares, points, customers } = divided;
  const { stage, organisation, yieldNow, share, total } = words.chain;
  return markup`<table class="data-table">
    <thead>
      <tr>
        <th scope="col">${stage}</th>
        <th scope="col" class="max-sm:hidden">${organisation}</th>
        <th scope="col" class="num max-sm:hidden">${yieldNow}</th>
        <th scope="col" class="num">${share}</th>
        <th scope="col" class="num max-sm:hidden">${words.chain.points}</th>
        <th scope="col" class="num">${words.chain.customers}</th>
      </tr>
    </thead>
    <tbody>
      ${chain.stages.map(({ name, organisationId }, index) => {
        const judged = stages[index] ?? null;
        const href = hrefOf(`${base}/metrics/${facts.stages[index]?.metric.code}?period=${period}`);
        return markup`<tr>
          <th scope="row"><a href="${href}" class="whitespace-nowrap">${name}</a></th>
          <td class="text-ink-2 max-sm:hidden">${names.get(organisationId)}</td>
          <td class="num max-sm:hidden">${formatValue(judged?.value ?? null, judged?.version ?? null)}</td>
          <td class="num">${percentOf(shares[index] ?? 0)}</td>
          <td class="num max-sm:hidden">${formatPoints(points[index] ?? 0)}</td>
          <td class="num">${formatWhole(customers[index] ?? 0)}</td>
        </tr>`;
      })}
    </tbody>
    <tfoot>
      <tr>
        <th scope="row">${total}</th>
        <td class="max-sm:hidden" colspan="2"></td>
        <td class="num">${percentOf(sum(shares))}</td>
        <td class="num max-sm:hidden">${formatPoints(sum(points))}</td>
        <td class="num">${formatWhole(sum(customers))}</td>
      </tr>
    </tfoot>
  </table>`;
}

function sum(values: readonly number[]): number {
  return values.reduce((all, one) => all + one, 0);
}

function whyNot({ stages, reference }: ChainFacts, period: Period): string {
  if (stages.includes(null)) return words.chain.whereHidden;
  if (reference === null || period > reference.last) return words.chain.whereMissing;
  return words.chain.whereEarly(formatMonth(reference.first), formatMonth(reference.last));
}

function percentOf(share: number): string {
  return `${(share * 100).toFixed(1).replace("-", "−")} %`;
}
