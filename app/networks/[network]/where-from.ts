import { markup, type Markup } from "@/app/_components/markup";
import { scrollRegion } from "@/app/_components/scroll-region";
import {
  formatDouble,
  formatMonth,
  formatPercent,
  formatPoints,
  formatWhole,
  nothing,
} from "@/app/format";
import { hrefOf } from "@/app/viewer";
import { words } from "@/app/words/words";
import type { Period } from "@/lib/periods/period";
import type { MonthFacts } from "@/lib/scorecards/chain-month";
import { isHidden } from "@/lib/scorecards/chain-shape";
import type { Window } from "@/lib/scorecards/pooled-window";
import { linksOf, type Fall, type Waterfall } from "@/lib/scorecards/waterfall";
import { comparisons } from "./chain-against";
import { named } from "@/app/_components/relaxed-note";
import type { ChainPage } from "./chain-page";
import { courseOf, type Course } from "./waterfall-course";

const said = words.customer;

/** How the measured outcome got from what it was to what it is: by each stage, and by what none of them explains. */
export function whereFrom(page: ChainPage): Markup {
  const { facts, health, waterfall, window } = page;
  return markup`<section aria-labelledby="where" class="flex flex-col gap-3">
    <h2 id="where" class="section-title">${said.from}</h2>
    ${choice(page)}
    ${
      waterfall === null || window === null
        ? markup`<p class="max-w-[70ch] text-ink-2">${whyNot(facts, health.month.period, window)}</p>`
        : markup`<p class="max-w-[70ch] text-ink-2">${lead(waterfall, window)}</p>
            ${scrollRegion(said.from, table(page, waterfall, window))}`
    }
  </section>`;
}

/** Which earlier window the month is compared with. */
function choice({ base, choice: { query }, health, against }: ChainPage): Markup {
  return markup`<nav aria-label="${said.against}" class="flex flex-wrap gap-2 print:hidden">
    ${comparisons.map((one) => {
      const href = hrefOf(`${base}?period=${health.month.period}&against=${one}${query}#where`);
      return one === against
        ? markup`<a href="${href}" aria-current="true" class="button-quiet aria-[current=true]:bg-hover aria-[current=true]:font-[590]">${said.windows[one]}</a>`
        : markup`<a href="${href}" class="button-quiet">${said.windows[one]}</a>`;
    })}
  </nav>`;
}

function lead({ from, to }: Waterfall, window: Window): string {
  return said.fromText(formatPercent(from), formatPercent(to), windowText(window));
}

function windowText({ first, last }: Window): string {
  return first === last ? formatMonth(first) : said.range(formatMonth(first), formatMonth(last));
}

function table(page: ChainPage, fall: Waterfall, window: Window): Markup {
  const { facts, health } = page;
  const links = linksOf(fall, facts);
  const course = courseOf(fall, links);
  const { share, customers, points } = words.chain;
  return markup`<table class="data-table waterfall">
    <thead>
      <tr>
        <th scope="col">${said.step}</th>
        <th scope="col" class="max-sm:hidden w-2/5">${said.course}</th>
        <th scope="col" class="num whitespace-normal! max-md:hidden">${share}</th>
        <th scope="col" class="num">${points}</th>
        <th scope="col" class="num whitespace-normal! max-md:hidden">${said.within}</th>
        <th scope="col" class="num">${customers}</th>
      </tr>
    </thead>
    <tbody>
      ${end(said.measuredIn(windowText(window)), course.from, formatPercent(fall.from))}
      ${links.map((link, index) =>
        step(linkName(page, link), {
          fall: link,
          bar: course.links[index],
          share: percentOf(link.share),
        }),
      )}
      ${step(markup`${said.gap}<small>${said.gapText}</small>`, { fall: fall.gap, bar: course.gap, share: nothing })}
      ${end(said.measuredIn(formatMonth(health.month.period)), course.to, formatPercent(fall.to))}
    </tbody>
    <tfoot>${step(markup`${words.chain.total}<small>${said.wholeChange}</small>`, {
      fall: fall.change,
      bar: undefined,
      share: percentOf(links.reduce((sum, one) => sum + one.share, 0)),
    })}</tfoot>
  </table>`;
}

/** A stage with who runs it, or the hand-off after it, with the way to its figures. */
function linkName(
  { base, chain, facts, health, names }: ChainPage,
  { place, isHandOff }: ReturnType<typeof linksOf>[number],
): Markup {
  const { name = "", organisationIds = [] } = chain.stages[place] ?? {};
  const handOff = facts.handOffs.find(({ after }) => after === place)?.measured;
  const measured = isHandOff ? handOff : facts.stages[place]?.lead;
  const href = hrefOf(`${base}/metrics/${measured?.metric.code}?period=${health.month.period}`);
  return isHandOff
    ? markup`<a href="${href}">${words.chain.handOff(name)}</a>`
    : markup`<a href="${href}" class="whitespace-nowrap">${name}</a><small>${named(organisationIds, names)}</small>`;
}

/** Where the course begins, and where it ends. */
function end(name: string, bar: Markup, value: string): Markup {
  return markup`<tr>
    <th scope="row">${name}</th>
    <td class="max-sm:hidden">${bar}</td>
    <td class="max-md:hidden"></td>
    <td class="num font-[590]">${value}</td>
    <td class="max-md:hidden"></td>
    <td></td>
  </tr>`;
}

function step(
  name: Markup,
  {
    fall,
    bar,
    share,
  }: {
    readonly fall: Fall | undefined;
    readonly bar: Course["gap"] | undefined;
    readonly share: string;
  },
): Markup {
  if (fall === undefined) return markup``;
  const within = said.range(signedPoints(fall.within.from), signedPoints(fall.within.to));
  return markup`<tr>
    <th scope="row">${name}</th>
    <td class="max-sm:hidden">${bar}</td>
    <td class="num max-md:hidden">${share}</td>
    <td class="num">${formatPoints(fall.hundredths / 100)}</td>
    <td class="num max-md:hidden">${within}</td>
    <td class="num">${formatWhole(fall.customers)}</td>
  </tr>`;
}

function signedPoints(points: number): string {
  const text = formatDouble(points, 2);
  return points > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

function whyNot(facts: MonthFacts, period: Period, window: Window | null): string {
  const { reference } = facts;
  if (isHidden(facts)) return words.chain.whereHidden;
  if (facts.stages.length === 0) return words.chain.whereEnded;
  if (window !== null || reference === null) return words.chain.whereMissing;
  return words.chain.whereEarly(formatMonth(reference.first), formatMonth(reference.last));
}

function percentOf(share: number): string {
  return `${(share * 100).toFixed(1).replace("-", "−")} %`;
}
