import { markup, type Markup } from "@/app/_components/markup";
import { formatDayOf } from "@/app/format";
import { hrefOf } from "@/app/viewer";
import { words } from "@/app/words/words";
import { casePath } from "../case-path";
import { countsOf } from "../case-table";
import type { CasePage } from "./read-case";

const said = words.promises;

/** What a case comes to: who is accountable now, what was promised and kept, and how it stands. */
export function caseHead({ one, others, network, nameOf }: CasePage): Markup {
  const { accountable, openedBy, openedAt, closedAt, offer } = one.story;
  const day = (instant: Date) => formatDayOf(instant, network.timeZone);
  return markup`
    <p><a class="text-link" href="${hrefOf(`/networks/${network.slug}/promises`)}">${said.one.back}</a></p>
    <h1 class="text-2xl leading-8 font-semibold tracking-tight wrap-anywhere">${said.one.title(one.reference)}</h1>
    <p class="text-[15px] font-[510]">${countsOf(one)}</p>
    <dl class="flex flex-wrap gap-x-10 gap-y-3">
      ${fact(said.one.accountable, nameOf(accountable))}
      ${fact(said.one.openedBy, `${nameOf(openedBy)}, ${day(openedAt)}`)}
      ${fact(said.cases.stands, closedAt === null ? said.cases.open : said.cases.closed(day(closedAt)))}
    </dl>
    ${
      offer === null
        ? null
        : markup`<p class="card max-w-[70ch] px-4 py-3">${said.one.offered(nameOf(accountable), nameOf(offer.to))}</p>`
    }
    ${
      others.length === 0
        ? null
        : markup`<nav aria-label="${said.one.others}" class="flex flex-wrap gap-x-4">
            <span class="text-ink-2">${said.one.others}:</span>
            ${others.map(
              (other) =>
                markup`<a class="text-link" href="${hrefOf(casePath(network.slug, other))}">${said.one.other(nameOf(other.openedById))}</a>`,
            )}
          </nav>`
    }`;
}

function fact(term: string, text: string): Markup {
  return markup`<div><dt class="text-[13px] text-ink-3">${term}</dt><dd class="font-[510]">${text}</dd></div>`;
}
