import { disclosure } from "@/app/_components/disclosure";
import { markup, type Markup } from "@/app/_components/markup";
import { scrollRegion } from "@/app/_components/scroll-region";
import { formatMonth, formatPercent } from "@/app/format";
import { hrefOf } from "@/app/viewer";
import { words } from "@/app/words/words";
import { decimal, type Ratio } from "@/lib/metrics/ratio";
import { periodsFrom, type Period } from "@/lib/periods/period";
import { coherenceIn, nextBoundsAfter } from "@/lib/scorecards/chain-bounds";
import { isHidden, shapeIn } from "@/lib/scorecards/chain-shape";
import type { ChainPage } from "./chain-page";
import { changesOf } from "./metrics/coherence";

const said = words.customer;

/** The months in which all partners were on track or better while the customer's level was not, said plainly. */
export function hiddenHarm(page: ChainPage): Markup {
  const { facts, health } = page;
  const months = health.hiddenHarm;
  const [first] = months;
  const last = months.at(-1);
  if (first === undefined || last === undefined) {
    const { hiddenNone, hiddenUnknown } = words.chain;
    const says = isHidden(facts) ? hiddenUnknown : hiddenNone;
    return markup`<p class="max-w-[70ch] text-ink-2">${says}</p>`;
  }
  const count = String(months.length);
  const { month, months: several, hiddenRun, hiddenSome, hiddenText } = words.chain;
  const unbroken = periodsFrom(first, last).length === months.length;
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
    ${allowed(page, last)}
    ${disclosure(words.chain.hiddenList, scrollRegion(words.chain.hiddenList, table(page)))}
  </section>`;
}

/** The bands that let every stage be on track and the customer not, as agreed for a month, with the way to others. */
function allowed({ base, facts, mine }: ChainPage, at: Period): Markup | null {
  const found = coherenceIn(facts, at, "target");
  if (found === null) return null;
  const { text, keeps, link, propose } = said.allowed;
  const says = found.isCoherent ? keeps : text;
  const isLast = nextBoundsAfter(facts, at) === null;
  const way =
    mine.mayPropose && isLast && found.moves.length > 0
      ? {
          path: `${base}/proposals/new?${changesOf(found.moves, "target", shapeIn(facts.steps, at))}`,
          word: propose,
        }
      : { path: `${base}/metrics#coherence`, word: link };
  return markup`<p class="max-w-[70ch] text-ink">
    ${says(formatPercent(found.product), formatPercent(found.outcome), formatMonth(at))} <a href="${hrefOf(way.path)}" class="text-link">${way.word}</a>
  </p>`;
}

/** Each of the months with its outcome, and with the bands in force in it. */
function table({ base, choice, facts, health }: ChainPage): Markup {
  const outcomes = new Map(health.trend.map(({ period, outcome }) => [period, outcome]));
  return markup`<table class="data-table data-table-dense">
    <caption class="sr-only">${said.allowed.title}</caption>
    <thead>
      <tr>
        <th scope="col">${words.chain.period}</th>
        <th scope="col" class="num">${said.allowed.outcome}</th>
        <th scope="col" class="num whitespace-normal!">${said.allowed.target}</th>
        <th scope="col" class="num whitespace-normal!">${said.allowed.product}</th>
      </tr>
    </thead>
    <tbody>${health.hiddenHarm.toReversed().map((period) => {
      const outcome = outcomes.get(period) ?? null;
      const product = coherenceIn(facts, period, "target")?.product ?? null;
      return markup`<tr>
        <th scope="row"><a href="${hrefOf(`${base}?period=${period}${choice.query}`)}">${formatMonth(period)}</a></th>
        <td class="num">${formatPercent(outcome?.value ?? null)}</td>
        <td class="num">${formatPercent(targetOf(outcome))}</td>
        <td class="num">${formatPercent(product)}</td>
      </tr>`;
    })}</tbody>
  </table>`;
}

function targetOf(outcome: ChainPage["health"]["month"]["outcome"] | null): Ratio | null {
  const bounds = outcome?.bounds ?? null;
  return bounds === null || bounds.direction === "in-range" ? null : decimal(bounds.target);
}
