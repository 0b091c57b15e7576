import { markup, type Markup } from "@/app/_components/markup";
import { hrefOf } from "@/app/viewer";
import { words } from "@/app/words/words";

/** The way back to the list of proposals. */
export function backToProposals(slug: string): Markup {
  return markup`<a class="text-link" href="${hrefOf(`/networks/${slug}/proposals`)}">${words.proposals.title}</a>`;
}
