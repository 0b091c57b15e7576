import { markup, type Markup } from "@/app/_components/markup";
import { scrollRegion } from "@/app/_components/scroll-region";
import { formatDayOf, formatWhole } from "@/app/format";
import { hrefOf } from "@/app/viewer";
import { words } from "@/app/words/words";
import type { Case } from "@/db/queries/cases";
import { isKept, peopleIn } from "@/lib/promises/promise-state";
import { casePath } from "./case-path";
import type { PromisesPage } from "./promises-page";
import { countsText } from "./state-text";

const said = words.promises.cases;

/** How many cases the list shows. */
const shownLines = 100;

/** The cases that are handed over to the viewer's organisation and that it hasn't answered for; null where none is. */
export function waitingCases({ cases, viewer, network, nameOf }: PromisesPage): Markup | null {
  const waiting = cases.filter(({ story }) => story.offer?.to === viewer.organisationId);
  if (waiting.length === 0) return null;
  return markup`<section aria-labelledby="waiting" class="flex flex-col gap-3">
    <h2 id="waiting" class="section-title">${said.waitsForYou}</h2>
    <ul class="card flex flex-col gap-2 p-4">${waiting.map(
      (one) =>
        markup`<li><a href="${hrefOf(casePath(network.slug, one))}" class="text-link">${said.from(one.reference, nameOf(one.story.accountable))}</a></li>`,
    )}</ul>
  </section>`;
}

/** The cases that the viewer's organisation takes part in, those with the latest entry first. */
export function caseTable(page: PromisesPage): Markup {
  const { cases } = page;
  const more = cases.length - shownLines;
  return markup`<section aria-labelledby="cases" class="flex flex-col gap-3">
    <h2 id="cases" class="section-title">${said.title}</h2>
    ${cases.length === 0 ? markup`<p class="text-ink-2">${said.none}</p>` : table(page)}
    ${more > 0 ? markup`<p class="text-ink-2">${said.more(formatWhole(more))}</p>` : null}
  </section>`;
}

function table(page: PromisesPage): Markup {
  return scrollRegion(
    said.title,
    markup`<table class="data-table">
      <thead>
        <tr>
          <th scope="col">${words.promises.columns.case}</th>
          <th scope="col">${said.accountable}</th>
          <th scope="col">${said.counts}</th>
          <th scope="col">${said.stands}</th>
        </tr>
      </thead>
      <tbody>${page.cases.slice(0, shownLines).map((one) => line(one, page))}</tbody>
    </table>`,
  );
}

function line(one: Case, { network, nameOf }: PromisesPage): Markup {
  const { accountable, closedAt, offer } = one.story;
  const stands =
    closedAt !== null
      ? said.closed(formatDayOf(closedAt, network.timeZone))
      : offer === null
        ? said.open
        : said.waiting(nameOf(offer.to));
  return markup`<tr>
    <th scope="row" class="whitespace-nowrap"><a href="${hrefOf(casePath(network.slug, one))}">${one.reference}</a></th>
    <td class="min-w-32">${nameOf(accountable)}</td>
    <td class="min-w-56">${countsOf(one)}</td>
    <td class="min-w-40">${stands}</td>
  </tr>`;
}

/** A case's promises, people, hand-overs and what was kept, in words. */
export function countsOf({ story }: Case): string {
  const { promises, handOvers } = story;
  return countsText({
    promises: promises.length,
    people: peopleIn(story),
    handOvers: handOvers.length,
    kept: promises.filter(isKept).length,
  });
}
