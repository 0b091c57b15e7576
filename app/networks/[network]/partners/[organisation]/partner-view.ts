import { disclosure } from "@/app/_components/disclosure";
import { markup, type Markup } from "@/app/_components/markup";
import { hrefOf } from "@/app/viewer";
import { words } from "@/app/words/words";
import { customersOf, type CustomerOf, type Partner } from "@/lib/scorecards/partner";
import { isException } from "@/lib/scorecards/scored-series";
import { seriesTable } from "../../relationships/series-table";

const said = words.partners;

/** From whose customers the scorecard can be seen, as links. */
export function viewsOf(path: string, { period }: Partner, only: CustomerOf | null): Markup {
  const link = (one: CustomerOf | null) => {
    const query = one === null ? "" : `&for=${one}`;
    const text = one === null ? said.all : said.groups[one];
    const current = one === only ? "page" : "false";
    return markup`<li><a class="text-link flex min-h-8 items-center aria-[current=page]:font-[590] aria-[current=page]:text-ink aria-[current=page]:no-underline pointer-coarse:min-h-11" aria-current="${current}" href="${hrefOf(`${path}?period=${period}${query}`)}">${text}</a></li>`;
  };
  return markup`<nav aria-label="${said.filter}" class="flex flex-wrap items-center gap-x-4 gap-y-1 print:hidden">
    <span class="text-[13px] text-ink-2">${said.filter}</span>
    <ul class="flex flex-wrap gap-x-4">${[null, ...customersOf].map(link)}</ul>
  </nav>`;
}

/** How much needs attention, and how the organisation reports. */
export function partnerHeadline({ exceptions, shown, record }: Partner): Markup {
  if (shown === 0) return markup`<p class="text-ink-2">${said.none}</p>`;
  const text =
    exceptions.length === 0
      ? said.quiet(String(shown))
      : said.headline(String(exceptions.length), String(shown));
  return markup`<div class="flex flex-col gap-1">
    <p class="max-w-[70ch] text-[15px] leading-[22px] font-[590]">${text}</p>
    <p class="text-[13px] text-ink-2">${said.record(
      String(record.due),
      String(record.onTime),
      String(record.late),
      String(record.missing),
    )}</p>
  </div>`;
}

/** What it does, by for whom it matters: exceptions, and everything else one step away. */
export function groupsOf(
  { groups }: Partner,
  told: { readonly base: string; readonly names: ReadonlyMap<string, string> },
): Markup {
  return markup`${groups.map(({ forWhom, lines }) => {
    const title = said.groups[forWhom];
    const rest = lines.filter((line) => !isException(line));
    const restTitle = words.relationships.everything(String(rest.length));
    const table = seriesTable(`${title}: ${restTitle}`, rest, told);
    return markup`<section aria-labelledby="for-${forWhom}" class="flex flex-col gap-3">
      <h2 id="for-${forWhom}" class="section-title">${title}</h2>
      ${seriesTable(`${title}: ${said.attention}`, lines.filter(isException), told)}
      ${table === null ? null : disclosure(restTitle, table)}
    </section>`;
  })}`;
}
