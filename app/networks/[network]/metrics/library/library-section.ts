import { boundsText } from "@/app/_components/bounds-text";
import { disclosure } from "@/app/_components/disclosure";
import { markup, type Markup } from "@/app/_components/markup";
import { hrefOf } from "@/app/viewer";
import { words } from "@/app/words/words";
import type { OtherDefinition } from "@/db/queries/definitions";
import type { StandardDefinition } from "@/lib/library/definition";
import { hasDenominator } from "@/lib/metrics/kind";

const said = words.library;
const { metric: card, terms } = words;

/** A list of definitions under its title; a search hides those that don't match, and the whole list where none does. */
export function librarySection(
  { id, title, lead }: { readonly id: string; readonly title: string; readonly lead: string },
  items: readonly Markup[],
): Markup {
  return markup`<section aria-labelledby="${id}" class="flex flex-col gap-3">
    <h2 id="${id}" class="section-title">${title}</h2>
    <p class="max-w-[70ch] text-ink-2">${lead}</p>
    ${items.length === 0 ? null : markup`<ul class="card divide-y divide-line">${items}</ul>`}
  </section>`;
}

/** A standard definition. @param base the path of the network, where the viewer may propose */
export function standardItem(one: StandardDefinition, base: string | null): Markup {
  const more: readonly Fact[] = [
    [said.mapsTo, one.mapsTo],
    ...(one.bounds === null ? [] : [[said.bounds, boundsText(one.bounds, one.unit)] as const]),
  ];
  const href = base === null ? null : `${base}/proposals/new?standard=${one.key}`;
  return item(one, { note: one.mapsTo, more, href });
}

/** A definition of another network. @param base the path of the network, where the viewer may propose */
export function otherItem(one: OtherDefinition, base: string | null): Markup {
  const from = encodeURIComponent(`${one.networkSlug}:${one.code}`);
  const href = base === null ? null : `${base}/proposals/new?copy=${from}`;
  return item(one, { note: said.from(one.networkName), more: [], href });
}

type Fact = readonly [term: string, fact: string];

type Shown = Omit<OtherDefinition, "networkSlug" | "networkName">;

function item(
  one: Shown,
  {
    note,
    more,
    href,
  }: { readonly note: string; readonly more: readonly Fact[]; readonly href: string | null },
): Markup {
  return markup`<li class="flex flex-col gap-1 px-4 py-3">
    <div class="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
      <div class="min-w-0 flex-1 basis-72">
        <h3 class="font-[590] wrap-anywhere">${one.name} <span class="font-normal text-ink-3">${one.code}</span></h3>
        <p class="max-w-[70ch] wrap-anywhere">${one.purpose}</p>
        <p class="text-[13px] text-ink-2">${note}</p>
      </div>
      ${
        href === null
          ? null
          : markup`<a class="button-quiet print:hidden" href="${hrefOf(href)}" aria-label="${said.proposeOf(one.name)}">${said.propose}</a>`
      }
    </div>
    ${disclosure(said.definition, facts([...factsOf(one), ...more]))}
  </li>`;
}

function factsOf(one: Shown): readonly Fact[] {
  const optional = (term: string, fact: string | null): readonly Fact[] =>
    fact === null ? [] : [[term, fact]];
  return [
    [hasDenominator(one.kind) ? card.numerator : card.onlyValue, one.numerator],
    ...optional(card.denominator, one.denominator),
    ...optional(terms.includes, one.includes),
    ...optional(terms.excludes, one.excludes),
    [card.kind, words.kinds[one.kind]],
    [card.unit, one.unit],
    [card.direction, card.directions[one.direction]],
    [card.measuredAt, card.measured[one.measuredAt]],
    [card.forWhom, one.forWhom.map((whom) => card.whom[whom]).join(", ")],
    ...optional(terms.frequency, one.frequency === null ? null : terms.frequencies[one.frequency]),
    [card.rounding, one.rounding],
    ...optional(card.evidence, one.evidence),
  ];
}

function facts(all: readonly Fact[]): Markup {
  return markup`<dl class="grid gap-x-8 gap-y-3 pt-2 pb-2 sm:grid-cols-2">
    ${all.map(
      ([term, fact]) => markup`<div>
        <dt class="text-[13px] text-ink-3">${term}</dt>
        <dd class="max-w-[56ch] wrap-anywhere">${fact}</dd>
      </div>`,
    )}
  </dl>`;
}
