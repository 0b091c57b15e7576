import { diffWordsWithSpace } from "diff";
import { markup, type Markup } from "@/app/_components/markup";

/** Two texts with the words marked in which they differ: struck out before, underlined after. Short values are marked whole. */
export function wordChanges(
  before: string,
  after: string,
): { readonly before: Markup; readonly after: Markup } {
  const parts = diffWordsWithSpace(before, after);
  const side = (taken: "added" | "removed", left: "added" | "removed") =>
    markup`${parts
      .filter((part) => !part[left])
      .map((part) => (part[taken] ? marked(taken, part.value) : markup`${part.value}`))}`;
  return { before: side("removed", "added"), after: side("added", "removed") };
}

function marked(kind: "added" | "removed", text: string): Markup {
  return kind === "added"
    ? markup`<ins class="rounded-chip bg-good-tint text-good underline decoration-2">${text}</ins>`
    : markup`<del class="rounded-chip bg-breach-tint text-breach line-through">${text}</del>`;
}
