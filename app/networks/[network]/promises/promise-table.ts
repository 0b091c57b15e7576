import { markup, type Markup } from "@/app/_components/markup";
import { scrollRegion } from "@/app/_components/scroll-region";
import { formatWhole } from "@/app/format";
import { hrefOf } from "@/app/viewer";
import { words } from "@/app/words/words";
import { casePath } from "./case-path";
import { dueText } from "./due-text";
import type { ListedPromise, PromisesPage } from "./promises-page";
import { stateText } from "./state-text";

const said = words.promises;

/** How many lines a list shows; older ones are found in their cases. */
const shownLines = 100;

/** A list of promises under its title, or the sentence that there are none. */
export function promiseTable(
  { id, title, none }: { readonly id: string; readonly title: string; readonly none: string },
  listed: readonly ListedPromise[],
  page: PromisesPage,
): Markup {
  const more = listed.length - shownLines;
  return markup`<section aria-labelledby="${id}" class="flex flex-col gap-3">
    <h2 id="${id}" class="section-title">${title}</h2>
    ${
      listed.length === 0
        ? markup`<p class="text-ink-2">${none}</p>`
        : table(title, listed.slice(0, shownLines), page)
    }
    ${more > 0 ? markup`<p class="text-ink-2">${said.listed.more(formatWhole(more))}</p>` : null}
  </section>`;
}

function table(title: string, listed: readonly ListedPromise[], page: PromisesPage): Markup {
  const { columns } = said;
  return scrollRegion(
    title,
    markup`<table class="data-table">
      <thead>
        <tr>
          <th scope="col">${columns.case}</th>
          <th scope="col">${columns.promise}</th>
          <th scope="col" class="max-sm:hidden">${columns.holder}</th>
          <th scope="col" class="max-sm:hidden">${columns.due}</th>
          <th scope="col" class="max-sm:hidden">${columns.state}</th>
        </tr>
      </thead>
      <tbody>${listed.map((one) => line(one, page))}</tbody>
    </table>`,
  );
}

function line({ of, promise, holder, state }: ListedPromise, page: PromisesPage): Markup {
  const { network, nameOf } = page;
  const { role, hand, says, madeBy, dueAt, messages } = promise;
  const due = dueText(dueAt, network.timeZone);
  // On a phone there is one column for all that is said of a promise: none of it scrolls away.
  return markup`<tr>
    <th scope="row" class="whitespace-nowrap"><a href="${hrefOf(casePath(network.slug, of))}">${of.reference}</a></th>
    <td class="wrap-anywhere sm:min-w-56">${says}<small>${said.one.by(nameOf(madeBy), role, hand)}</small>
      <small class="sm:hidden!">${said.one.held(nameOf(holder))}, ${said.one.due(due)}</small>
      <small class="sm:hidden!">${stateText(state)}</small></td>
    <td class="min-w-32 max-sm:hidden">${nameOf(holder)}</td>
    <td class="min-w-36 max-sm:hidden">${due}</td>
    <td class="min-w-32 max-sm:hidden">${stateText(state)}${
      messages.length === 0 ? null : markup`<small>${said.messages(messages.length)}</small>`
    }</td>
  </tr>`;
}
