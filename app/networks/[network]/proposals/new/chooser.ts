import { inOrder } from "@/app/_components/in-order";
import { markup, type Markup } from "@/app/_components/markup";
import { scrollRegion } from "@/app/_components/scroll-region";
import { hrefOf } from "@/app/viewer";
import { words } from "@/app/words/words";
import type { AgreedTerms } from "@/db/queries/agreed-terms";
import type { Pacts } from "@/db/queries/pacts";
import { backToProposals } from "../back-to-proposals";
import { pactChooser } from "./pact-chooser";
import type { FormOptions } from "./prefilled";

const said = words.propose.choose;

/** Asks what is to be changed: definitions and bands of the metrics that the organisation is a party of, or a new metric. */
export function chooser(
  {
    own: known,
    pacts,
    options,
  }: {
    readonly own: readonly AgreedTerms[];
    readonly pacts: Pacts;
    readonly options: Pick<FormOptions, "organisations">;
  },
  slug: string,
  acting: string | null,
): Markup {
  const base = `/networks/${slug}`;
  return markup`
    <p>${backToProposals(slug)}</p>
    <h1 class="text-2xl leading-8 font-semibold tracking-tight">${said.title}</h1>
    <p class="max-w-[70ch] text-ink-2">${said.lead}</p>
    ${pactChooser(pacts, options.organisations, `${base}/proposals/new`)}
    <h2 class="section-title">${said.metrics}</h2>
    <p class="flex flex-wrap gap-3">
      <a class="button-quiet" href="${hrefOf(`${base}/proposals/new?new=1`)}">${said.fresh}</a>
      <a class="button-quiet" href="${hrefOf(`${base}/metrics/library`)}">${said.library}</a>
    </p>
    ${
      known.length === 0
        ? markup`<p class="text-ink-2">${said.none}</p>`
        : markup`<form method="get" action="${`${base}/proposals/new`}" class="flex flex-col gap-4">
            ${acting === null ? null : markup`<input type="hidden" name="as" value="${acting}">`}
            ${scrollRegion(said.title, table(known))}
            <button type="submit" class="button-primary self-start">${said.next}</button>
          </form>`
    }`;
}

function table(known: readonly AgreedTerms[]): Markup {
  return markup`<table class="data-table">
    <thead><tr>
      <th scope="col">${said.metric}</th>
      <th scope="col">${said.definition}</th>
      <th scope="col">${said.bands}</th>
    </tr></thead>
    <tbody>${known
      .toSorted((one, other) => inOrder(one.code, other.code))
      .map(
        ({ code, versions }) => markup`<tr>
        <th scope="row" class="min-w-48"><span class="text-ink-3">${code}</span> ${versions.at(-1)?.name}</th>
        <td>${box("definition", code, said.definitionOf(code))}</td>
        <td>${box("bands", code, said.bandsOf(code))}</td>
      </tr>`,
      )}</tbody>
  </table>`;
}

function box(name: string, code: string, label: string): Markup {
  return markup`<label class="inline-grid size-8 place-items-center pointer-coarse:size-11">
    <input type="checkbox" name="${name}" value="${code}" aria-label="${label}" class="size-5 accent-accent">
  </label>`;
}
