import { markup, type Markup } from "@/app/_components/markup";
import { formatInstant, formatMonth } from "@/app/format";
import { hrefOf } from "@/app/viewer";
import { words } from "@/app/words/words";
import type { Proposal } from "@/db/queries/proposals";

const said = words.proposals;

/** What a proposal is called, who made it, from when it is to hold, how it stands, and why. */
export function proposalHead(
  proposal: Proposal,
  names: ReadonlyMap<string, string>,
  { timeZone, base }: { readonly timeZone: string; readonly base: string },
): Markup {
  const { number, title, state, terms } = proposal;
  const by = said.by(proposal.personName, names.get(proposal.organisationId) ?? "");
  const link = (to: number, text: string) =>
    markup`<p><a class="text-link" href="${hrefOf(`${base}/${to}`)}">${text}</a></p>`;
  return markup`
    <p class="text-[13px] text-ink-2">
      <a href="${hrefOf(base)}" class="text-link">${said.title}</a> · ${said.number(number)}
    </p>
    <h1 class="text-2xl leading-8 font-semibold tracking-tight wrap-anywhere">${title}</h1>
    <p class="flex flex-wrap gap-x-4 gap-y-1">
      <strong class="font-[590]">${said.states[state]}</strong>
      <span>${monthText(proposal)}</span>
      <span class="text-ink-2">${by}, ${formatInstant(proposal.proposedAt, timeZone)}</span>
    </p>
    ${terms.retroactive ? markup`<p class="text-ink-2">${said.retroactive}</p>` : null}
    ${proposal.counterTo === null ? null : link(proposal.counterTo, said.counters(proposal.counterTo))}
    ${proposal.counteredBy === null ? null : link(proposal.counteredBy, said.counteredBy(proposal.counteredBy))}
    <p class="max-w-[70ch] whitespace-pre-line wrap-anywhere"><span class="text-ink-3">${said.why}: </span>${terms.reason}</p>`;
}

function monthText({ firstPeriod, effectiveFrom }: Proposal): string {
  if (effectiveFrom === null) return said.askedFrom(formatMonth(firstPeriod));
  return effectiveFrom === firstPeriod
    ? said.inForce(formatMonth(effectiveFrom))
    : said.later(formatMonth(effectiveFrom), formatMonth(firstPeriod));
}
