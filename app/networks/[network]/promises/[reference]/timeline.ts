import { markup, type Markup } from "@/app/_components/markup";
import { formatInstant } from "@/app/format";
import { words } from "@/app/words/words";
import type { CaseEntry } from "@/lib/promises/case-entry";
import { dueText } from "../due-text";
import type { CasePage } from "./read-case";

const said = words.promises;

/** What happened in a case, the oldest first; an automatic message stands back, since nobody did it. */
export function timeline(page: CasePage): Markup {
  const { entries } = page.one;
  return markup`<section aria-labelledby="timeline" class="flex flex-col gap-3">
    <h2 id="timeline" class="section-title">${said.one.timeline}</h2>
    <ol class="flex flex-col">${entries.map((entry, index) => item(entry, index, page))}</ol>
  </section>`;
}

function item(entry: CaseEntry, index: number, page: CasePage): Markup {
  const { timeZone } = page.network;
  const look = entry.kind === "message" ? "border-dashed text-ink-2" : "border-solid";
  return markup`<li class="grid gap-x-6 gap-y-1 border-l-2 ${look} border-line-strong py-3 pl-4 wrap-anywhere sm:grid-cols-[13rem_1fr]">
    <time datetime="${entry.at.toISOString()}" class="text-[13px] text-ink-2">${formatInstant(entry.at, timeZone)}</time>
    <div class="flex flex-col gap-1"><p class="${entry.kind === "acknowledge" ? "font-[590]" : ""}">${sentence(entry, index, page)}</p>${detail(entry, page)}</div>
  </li>`;
}

function sentence(entry: CaseEntry, index: number, page: CasePage): string {
  const who = page.nameOf(entry.organisation);
  if (entry.kind === "promise") {
    const number = promisesUpTo(page.one.entries, index);
    return said.entries.promise(who, entry.role, entry.hand, number);
  }
  if (entry.kind === "message") return said.entries.message(entry.promise);
  if (entry.kind === "withdrawn") return said.entries.withdrawn(who, entry.promise);
  if (entry.kind === "offer") return said.entries.offer(who, page.nameOf(entry.to));
  if (entry.kind === "kept") {
    const due = page.one.story.promises[entry.promise - 1]?.dueAt;
    const isLate = due !== undefined && entry.at >= due;
    return said.entries[isLate ? "late" : "kept"](who, entry.hand, entry.promise);
  }
  return said.entries[entry.kind](who);
}

/** The number of a promise is its place among the promises. */
function promisesUpTo(entries: readonly CaseEntry[], index: number): number {
  return entries.slice(0, index + 1).filter(({ kind }) => kind === "promise").length;
}

function detail(entry: CaseEntry, { network }: CasePage): Markup | null {
  if (entry.kind === "offer") {
    const numbers = entry.handed.join(", ");
    const along = numbers === "" ? said.entries.noneAlong : said.entries.along(numbers);
    return markup`<p class="text-[13px] text-ink-2">${along}</p>`;
  }
  if (!("says" in entry) || entry.says === null || entry.says === "") return null;
  const due =
    entry.kind === "promise" ? said.one.due(dueText(entry.dueAt, network.timeZone)) : null;
  return markup`<p class="max-w-[70ch]">“${entry.says}”${
    due === null ? null : markup`, <span class="text-ink-2">${due}</span>`
  }</p>`;
}
