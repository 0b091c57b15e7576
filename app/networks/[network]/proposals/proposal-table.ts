import { markup, type Markup } from "@/app/_components/markup";
import { scrollRegion } from "@/app/_components/scroll-region";
import { formatDayOf, formatMonth } from "@/app/format";
import { hrefOf } from "@/app/viewer";
import { words } from "@/app/words/words";
import type { ListedProposal } from "@/db/queries/proposals";
import { objectText } from "./object-text";

const said = words.proposals;
const mostNamed = 3;

/** What the lines of a list of proposals need beside them. */
export type ListFrame = {
  readonly slug: string;
  readonly timeZone: string;
  readonly names: ReadonlyMap<string, string>;
  /** Names by slug. */
  readonly slugs: ReadonlyMap<string, string>;
};

/** A list of proposals under its title, or the sentence that there are none. */
export function proposalTable(
  title: string,
  none: string,
  listed: readonly ListedProposal[],
  frame: ListFrame,
): Markup {
  const id = title.toLowerCase().replaceAll(" ", "-");
  return markup`<section aria-labelledby="${id}" class="flex flex-col gap-3">
    <h2 id="${id}" class="section-title">${title}</h2>
    ${listed.length === 0 ? markup`<p class="text-ink-2">${none}</p>` : table(title, listed, frame)}
  </section>`;
}

function table(title: string, listed: readonly ListedProposal[], frame: ListFrame): Markup {
  const { columns } = said;
  return scrollRegion(
    title,
    markup`<table class="data-table">
      <thead>
        <tr>
          <th scope="col">${columns.proposal}</th>
          <th scope="col">${columns.about}</th>
          <th scope="col">${columns.by}</th>
          <th scope="col">${columns.from}</th>
          <th scope="col">${columns.state}</th>
        </tr>
      </thead>
      <tbody>${listed.map((one) => line(one, frame))}</tbody>
    </table>`,
  );
}

function line(one: ListedProposal, { slug, timeZone, names, slugs }: ListFrame): Markup {
  const agreed = one.answers.filter(({ answer }) => answer === "agree").length;
  const organisation = names.get(one.organisationId) ?? "";
  return markup`<tr>
    <th scope="row" class="min-w-56">
      <a class="text-link" href="${hrefOf(`/networks/${slug}/proposals/${one.number}`)}">${one.title}</a>
      <small class="block font-normal text-ink-3">${said.number(one.number)}</small>
    </th>
    <td class="min-w-40">${aboutText(one.objects, slugs)}</td>
    <td class="min-w-40">${said.by(one.personName, organisation)}<small class="block text-ink-3">${formatDayOf(one.proposedAt, timeZone)}</small></td>
    <td class="whitespace-nowrap">${formatMonth(one.effectiveFrom ?? one.firstPeriod)}</td>
    <td class="min-w-32">${said.states[one.state]}${
      one.state === "open"
        ? markup`<small class="block text-ink-3">${said.answered(agreed, one.partyIds.length)}</small>`
        : null
    }</td>
  </tr>`;
}

function aboutText(objects: readonly string[], slugs: ListFrame["slugs"]): string {
  const shown = objects.slice(0, mostNamed);
  const named = shown.map((object) => objectText(object, slugs)).join(", ");
  const more = objects.length - mostNamed;
  return more > 0 ? `${named}, +${more}` : named;
}
