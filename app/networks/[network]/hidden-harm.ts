import { disclosure } from "@/app/_components/disclosure";
import { markup, type Markup } from "@/app/_components/markup";
import { formatMonth, formatPercent } from "@/app/format";
import { words } from "@/app/words/words";
import { periodsFrom } from "@/lib/periods/period";
import type { ChainPage } from "./chain-view";

/** The months in which all partners were on track or better while the customer's level was not, said plainly. */
export function hiddenHarm({ facts, health }: ChainPage): Markup {
  const months = health.hiddenHarm;
  const [first] = months;
  const last = months.at(-1);
  if (first === undefined || last === undefined) {
    const { hiddenNone, hiddenUnknown } = words.chain;
    const says = facts.stages.includes(null) ? hiddenUnknown : hiddenNone;
    return markup`<p class="max-w-[70ch] text-ink-2">${says}</p>`;
  }
  const count = String(months.length);
  const { month, months: several, hiddenRun, hiddenSome, hiddenText } = words.chain;
  const unbroken = periodsFrom(first, last).length === months.length;
  const outcomes = new Map(health.trend.map(({ period, outcome }) => [period, outcome.value]));
  const list = markup`<ul class="mt-2 grid gap-x-6 gap-y-1 sm:grid-cols-2 lg:grid-cols-3">
    ${months.map(
      (period) => markup`<li class="flex justify-between gap-4">
        <span>${formatMonth(period)}</span>
        <span class="font-[590]">${formatPercent(outcomes.get(period) ?? null)}</span>
      </li>`,
    )}
  </ul>`;
  return markup`<section
    aria-labelledby="hidden"
    class="flex flex-col gap-2 rounded-card border border-watch-mark bg-watch-tint p-5"
  >
    <h2 id="hidden" class="text-xl leading-7 font-[590] text-watch">
      ${words.chain.hiddenTitle(count, months.length === 1 ? month : several)}
    </h2>
    <p class="max-w-[70ch] text-ink">
      ${hiddenText(unbroken ? hiddenRun(first, last) : hiddenSome(count, first, last))}
    </p>
    ${disclosure(words.chain.hiddenList, list)}
  </section>`;
}
