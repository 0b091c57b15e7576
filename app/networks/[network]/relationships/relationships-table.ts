import { markup, type Markup } from "@/app/_components/markup";
import { scrollRegion } from "@/app/_components/scroll-region";
import { hrefOf } from "@/app/viewer";
import { words } from "@/app/words/words";
import type { Member } from "@/db/queries/relationships";
import type { Viewer } from "@/lib/access/viewer";
import type { Relationship } from "@/lib/scorecards/relationship";
import { levelText } from "./level-text";
import { netText } from "./net-text";
import { relationshipOf, type RelationshipsRead } from "./read-relationship";

const said = words.relationships;

/** The viewer's organisation and each other member, a line for each, those that need attention first. */
export function relationshipsTable(read: RelationshipsRead, viewer: Viewer): Markup {
  const others = read.scored.members.filter(({ id }) => id !== viewer.organisationId);
  const lines = others
    .flatMap((other) => {
      const found = relationshipOf(read, [viewer.organisationId, other.id]);
      return found === null ? [] : [{ other, found }];
    })
    .toSorted((a, b) => b.found.exceptions - a.found.exceptions);
  if (lines.length === 0) return markup`<p class="text-ink-2">${said.none}</p>`;
  return scrollRegion(
    said.title,
    markup`<table class="data-table">
      <caption class="sr-only">${said.title}</caption>
      <thead><tr>
        <th scope="col">${said.partner}</th>
        <th scope="col">${said.level}</th>
        <th scope="col" class="num">${said.attention}</th>
        <th scope="col" class="num">${said.plans}</th>
        <th scope="col" class="num">${said.net}</th>
      </tr></thead>
      <tbody>${lines.map(({ other, found }) => row(other, found, { read, viewer }))}</tbody>
    </table>`,
  );
}

function row(
  other: Member,
  { exceptions, plans, net }: Relationship,
  { read, viewer }: { readonly read: RelationshipsRead; readonly viewer: Viewer },
): Markup {
  const { network } = read.place;
  const base = `/networks/${network.slug}`;
  const pair = `${base}/relationships/${viewer.organisationSlug}..${other.slug}?period=${read.period}`;
  return markup`<tr>
    <th scope="row" class="min-w-40 wrap-anywhere"><a href="${hrefOf(pair)}">${other.name}</a></th>
    <td>${levelText(read.scored.levels.get(other.id))}</td>
    <td class="num">${exceptions === 0 ? markup`<span class="text-ink-3">0</span>` : exceptions}</td>
    <td class="num">${plans.length}</td>
    <td class="num whitespace-nowrap">${netText(net, viewer.organisationId, network.currency)}</td>
  </tr>`;
}
