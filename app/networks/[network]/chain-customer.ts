import { disclosure } from "@/app/_components/disclosure";
import { levelInCell } from "@/app/_components/level";
import { markup, type Markup } from "@/app/_components/markup";
import { relaxedNote } from "@/app/_components/relaxed-note";
import { scrollRegion } from "@/app/_components/scroll-region";
import {
  formatList,
  formatMonth,
  formatRatio,
  formatValue,
  formatWhole,
  nothing,
} from "@/app/format";
import { hrefOf } from "@/app/viewer";
import { words } from "@/app/words/words";
import { shownDecimals } from "@/lib/metrics/kind";
import type { MetricTerms } from "@/lib/metrics/metric-version";
import {
  worseThanReference,
  type CustomerMeasure,
  type CustomerMeasures,
  type Move,
} from "@/lib/scorecards/customer-measures";
import type { ChainPage } from "./chain-page";

const said = words.customer;

/** What customers experienced beside the outcome: what isn't on track, the rest one step away, and what nobody measures. */
export function chainCustomer(page: ChainPage): Markup {
  const { exceptions, others, unmeasured } = page.measures;
  const calm = others.length === 0 ? null : markup`<p class="text-ink-2">${said.calm}</p>`;
  return markup`<section aria-labelledby="customer" class="flex flex-col gap-3">
    <h2 id="customer" class="section-title">${said.title}</h2>
    <p class="max-w-[70ch] text-ink-2">${said.lead(formatMonth(page.health.month.period))}</p>
    ${exceptions.length === 0 ? calm : scrollRegion(said.title, table(page, exceptions))}
    ${worseSince(page)}
    ${rest(page, others)}
    ${captive(page)}
    ${missing(unmeasured)}
  </section>`;
}

/** What is on track may have got worse all the same; null where nothing has. */
function worseSince({ measures, facts }: ChainPage): Markup | null {
  const { worse, of } = worseThanReference(measures);
  if (worse === 0 || facts.reference === null) return null;
  const { first, last } = facts.reference;
  const says = said.worseSince(
    formatWhole(worse),
    formatWhole(of),
    formatMonth(first),
    formatMonth(last),
  );
  return markup`<p class="font-[510]">${says}</p>`;
}

function rest(page: ChainPage, others: readonly CustomerMeasure[]): Markup | null {
  if (others.length === 0) return null;
  const title = said.others(formatWhole(others.length));
  return disclosure(title, scrollRegion(title, table(page, others)), "print-open");
}

function missing(facets: CustomerMeasures["unmeasured"]): Markup | null {
  if (facets.length === 0) return null;
  const names = formatList(facets.map((facet) => said.facets[facet]));
  return markup`<p class="text-[13px] text-ink-2">${said.unmeasured(names)}</p>`;
}

function table(page: ChainPage, measures: readonly CustomerMeasure[]): Markup {
  return markup`<table class="data-table">
    <thead>
      <tr>
        <th scope="col">${said.measure}</th>
        <th scope="col" class="num">${said.now}</th>
        <th scope="col">${said.level}</th>
        <th scope="col" class="num whitespace-normal! max-md:hidden">${said.lastMonth}</th>
        <th scope="col" class="num whitespace-normal! max-md:hidden">${said.lastYear}</th>
        <th scope="col" class="num whitespace-normal! max-sm:hidden">${said.reference}</th>
      </tr>
    </thead>
    <tbody>${measures.map((one) => row(page, one))}</tbody>
  </table>`;
}

/** Where customers can't leave, beside the measures of which that is agreed. */
function captive({ expectations, measures }: ChainPage): Markup | null {
  const all = [...measures.exceptions, ...measures.others];
  const notes = expectations.flatMap(({ metricCode, says }) => {
    const measure = all.find(({ metric }) => metric.code === metricCode);
    return measure === undefined ? [] : [{ name: measure.judged.version?.name ?? "", says }];
  });
  if (notes.length === 0) return null;
  return markup`<ul class="flex flex-col gap-1 text-[13px]">${notes.map(
    ({ name, says }) =>
      markup`<li class="max-w-[90ch]"><span class="font-[510]">${name}</span>. ${words.expectations.captive(says)}</li>`,
  )}</ul>`;
}

function row(
  { base, names, facts, expectations }: ChainPage,
  { metric, judged, moved }: CustomerMeasure,
): Markup {
  const { version, value, period } = judged;
  const href = hrefOf(`${base}/metrics/${metric.code}?period=${period}`);
  const isStage = facts.stages.some((stage) => stage?.lead?.metric.code === metric.code);
  const isCaptive = expectations.some(({ metricCode }) => metricCode === metric.code);
  const notes = [isStage ? said.atStage : null, isCaptive ? said.captive : null];
  const move = (one: Move | null, hidden: string) =>
    markup`<td class="num ${hidden}">${moveText(one, version)}</td>`;
  return markup`<tr>
    <th scope="row"><a href="${href}">${version?.name ?? metric.code}</a>${notes.flatMap((note) => (note === null ? [] : [markup`<small>${note}</small>`]))}</th>
    <td class="num">${formatValue(value, version)}</td>
    <td>${levelInCell({ ...judged, note: relaxedNote(judged, names) })}</td>
    ${move(moved.lastMonth, "max-md:hidden")}
    ${move(moved.lastYear, "max-md:hidden")}
    ${move(moved.reference, "max-sm:hidden")}
  </tr>`;
}

/** A change in the unit of its metric, always with its sign, and whether it was for the better. */
function moveText(move: Move | null, version: MetricTerms | null): Markup {
  if (move === null || version === null) return markup`${nothing}`;
  const text = formatRatio(move.by, shownDecimals(version));
  // What rounds to nothing is said to be neither.
  const isShown = /[1-9]/.test(text);
  const isRise = move.by.numerator > 0n && isShown;
  const better = move.better === true ? said.better : said.worse;
  return markup`${isRise ? `+${text}` : text} ${version.unit === "%" ? said.points : version.unit}${
    move.better === null || !isShown ? null : markup`<small>${better}</small>`
  }`;
}
