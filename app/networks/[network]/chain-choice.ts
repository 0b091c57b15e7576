import { markup, type Markup } from "@/app/_components/markup";
import { hrefOf } from "@/app/viewer";
import { words } from "@/app/words/words";

/** The chains of a network that a viewer may look at, and which of them is shown; `query` is what an address says to ask for it. */
export type ChainChoice = {
  readonly names: readonly string[];
  readonly shown: string | null;
  readonly query: string;
};

/** The choice among these chains: the first where none is asked for; null where there is none of this name. */
export function choiceOf(
  names: readonly string[],
  asked: string | readonly string[] | undefined,
): ChainChoice | null {
  if (asked === undefined) return { names, shown: names[0] ?? null, query: "" };
  const shown = names.find((name) => name === asked) ?? null;
  return shown === null ? null : { names, shown, query: queryOf(shown) };
}

/** Links to the other chains; null where there is only one. */
export function chainChoice(base: string, { names, shown }: ChainChoice): Markup | null {
  if (names.length < 2) return null;
  return markup`<nav aria-label="${words.chain.choice}" class="flex flex-wrap gap-2 print:hidden">
    ${names.map((name) => {
      const href = hrefOf(pageOf(base, name));
      return name === shown
        ? markup`<a href="${href}" aria-current="page" class="button-quiet aria-[current=page]:bg-hover aria-[current=page]:font-[590]">${name}</a>`
        : markup`<a href="${href}" class="button-quiet">${name}</a>`;
    })}
  </nav>`;
}

/** The address of a page as it is of a chain. */
export function pageOf(base: string, chain: string): string {
  return `${base}?${queryOf(chain).slice(1)}`;
}

function queryOf(name: string): string {
  return `&${new URLSearchParams({ chain: name }).toString()}`;
}
