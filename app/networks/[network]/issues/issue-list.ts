import { markup, type Markup } from "@/app/_components/markup";
import { formatDayOf } from "@/app/format";
import { hrefOf } from "@/app/viewer";
import { words } from "@/app/words/words";
import type { Network } from "@/db/queries/networks";
import type { Issue } from "@/lib/issues/issue";

const said = words.issues;

/** Issues under a heading, each with where it stands. */
export function issueList(
  {
    id,
    title,
    network,
  }: { readonly id: string; readonly title: string; readonly network: Network },
  issues: readonly Issue[],
): Markup {
  return markup`<section aria-labelledby="${id}" class="flex flex-col gap-3">
    <h2 id="${id}" class="section-title">${title}</h2>
    ${
      issues.length === 0
        ? markup`<p class="text-ink-2">${said.none}</p>`
        : markup`<ul class="card divide-y divide-line">${issues.map((one) => line(one, network))}</ul>`
    }
  </section>`;
}

function line({ id, cause, raisedAt, settledAt, releasedAt }: Issue, network: Network): Markup {
  const { states, causes } = said;
  const href = hrefOf(`/networks/${network.slug}/issues/${id}`);
  const stands = [
    settledAt === null ? states.open : states.settled,
    releasedAt === null ? states.confidential : states.released,
  ].join(" · ");
  return markup`<li class="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 px-4 py-3">
    <a href="${href}" class="text-link font-[510]">${causes[cause]}</a>
    <span class="text-[13px] text-ink-2">${formatDayOf(raisedAt, network.timeZone)} · ${stands}</span>
  </li>`;
}
