import { markup, type Markup } from "@/app/_components/markup";
import { hrefOf } from "@/app/viewer";
import { words } from "@/app/words/words";
import type { Expectation } from "@/lib/promises/expectation";
import type { ChainPage } from "./chain-page";

const said = words.expectations;

/** What isn't promised to customers, as far as all agree, beside what they got. */
export function chainExpectations({ base, expectations }: ChainPage): Markup {
  return notPromised(base, expectations);
}

/** The same for everybody who speaks with customers. @param base the path of the network */
export function notPromised(base: string, agreed: readonly Expectation[]): Markup {
  const shown = agreed.filter(({ kind }) => kind === "not-promised");
  const list = markup`<ul class="flex list-disc flex-col gap-1 pl-5">${shown.map(
    ({ says }) => markup`<li class="max-w-[70ch] whitespace-pre-line">${says}</li>`,
  )}</ul>`;
  return markup`<section aria-labelledby="not-promised" class="flex flex-col gap-2 wrap-anywhere">
    <h2 id="not-promised" class="section-title">${said.beside}</h2>
    ${shown.length === 0 ? markup`<p class="text-ink-2">${said.besideNone}</p>` : list}
    <p><a class="text-link" href="${hrefOf(`${base}/expectations`)}">${said.link}</a></p>
  </section>`;
}
