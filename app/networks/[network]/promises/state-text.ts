import { markup, type Markup } from "@/app/_components/markup";
import { words } from "@/app/words/words";
import type { PromiseState } from "@/lib/promises/promise-state";

const looks: Readonly<Record<PromiseState, string>> = {
  open: "",
  overdue: "font-[510] text-breach",
  kept: "text-good",
  late: "text-watch",
  withdrawn: "text-ink-2",
  broken: "text-breach",
};

/** How a promise stands, in words. */
export function stateText(state: PromiseState): Markup {
  return markup`<span class="${looks[state]}">${words.promises.states[state]}</span>`;
}

/** What happened in a case, counted: "5 promises, 5 people, 4 hand-overs, 0 kept". */
export function countsText(counted: {
  readonly promises: number;
  readonly people: number;
  readonly handOvers: number;
  readonly kept: number;
}): string {
  const { counts } = words.promises;
  return [
    counts.promises(counted.promises),
    counts.people(counted.people),
    counts.handOvers(counted.handOvers),
    counts.kept(counted.kept),
  ].join(", ");
}
