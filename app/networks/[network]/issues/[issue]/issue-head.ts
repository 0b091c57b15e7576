import { markup, type Markup } from "@/app/_components/markup";
import { named } from "@/app/_components/relaxed-note";
import { formatDayOf, formatInstant } from "@/app/format";
import { hrefOf } from "@/app/viewer";
import { words } from "@/app/words/words";
import type { Network } from "@/db/queries/networks";
import type { Viewer } from "@/lib/access/viewer";
import type { Issue, IssueEntry, partIn, Suggestion } from "@/lib/issues/issue";

const said = words.issues.one;

/** What the parts of an issue's page have in common. */
export type IssuePage = {
  readonly network: Network;
  readonly viewer: Viewer;
  readonly issue: Issue;
  readonly part: ReturnType<typeof partIn>;
  readonly names: ReadonlyMap<string, string>;
};

/** What an issue is about, who raised it to whom, who sees to it, and who reads it. */
export function issueHead({ network, issue, names }: IssuePage): Markup {
  const { timeZone } = network;
  const { cause, says, personName, goToName, ownerIds, settledAt, releasedAt } = issue;
  const nameOf = (id: string) => names.get(id) ?? "";
  const lines = [
    said.by(personName, nameOf(issue.organisationId), formatInstant(issue.raisedAt, timeZone)),
    said.to(goToName, nameOf(issue.goToOrganisationId)),
    said.owners(named(ownerIds, names)),
    releasedAt === null ? said.confidence : said.released(formatDayOf(releasedAt, timeZone)),
    ...(settledAt === null ? [] : [said.settled(formatDayOf(settledAt, timeZone))]),
  ];
  return markup`
    <p class="print:hidden"><a class="text-link" href="${hrefOf(`/networks/${network.slug}/issues`)}">${said.back}</a></p>
    <h1 class="text-2xl leading-8 font-semibold tracking-tight">${words.issues.causes[cause]}</h1>
    <p class="max-w-[70ch] whitespace-pre-line wrap-anywhere">${says}</p>
    <ul class="flex flex-col gap-1 text-[13px] text-ink-2">${lines.map((line) => markup`<li>${line}</li>`)}</ul>`;
}

/** A suggestion with what came of it. */
export function suggestionMarkup({ made, answer }: Suggestion, page: IssuePage): Markup {
  return markup`
    <p class="text-[13px] text-ink-3">${byWhom(made, page)}</p>
    <p class="max-w-[70ch] whitespace-pre-line">${made.says}</p>
    ${answer === null ? markup`<p class="text-ink-2">${said.waiting}</p>` : answered(answer, page)}`;
}

function answered(answer: IssueEntry, page: IssuePage): Markup {
  const { accepted, adapted, declined } = said.answers;
  const names: Readonly<Record<string, string>> = { accepted, adapted, declined };
  return markup`
    <p class="mt-1 text-[13px] text-ink-3">${byWhom(answer, page)}</p>
    <p class="max-w-[70ch] whitespace-pre-line"><span class="font-[590]">${names[answer.kind]}</span>${
      answer.says === null ? null : markup`: ${answer.says}`
    }</p>`;
}

function byWhom({ byAuthor, writtenAt }: IssueEntry, { network }: IssuePage): string {
  const who = byAuthor ? said.author : said.goTo;
  return said.suggested(who, formatInstant(writtenAt, network.timeZone));
}
