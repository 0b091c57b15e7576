import { markup, type Markup } from "@/app/_components/markup";
import { scrollRegion } from "@/app/_components/scroll-region";
import { formatInstant, formatMonth } from "@/app/format";
import { words } from "@/app/words/words";
import type { ProposalComment } from "@/db/queries/proposals";
import { hrefOf } from "@/app/viewer";
import type { MetricVersion } from "@/lib/metrics/metric-version";
import type { DefinedMetric } from "@/lib/reporting/metric";
import { versionChanges } from "./version-changes";

const said = words.metric;

/** What versions are shown with: names of organisations by id, and the comments on the proposals that made them. */
export type VersionsFrame = {
  readonly names: ReadonlyMap<string, string>;
  readonly timeZone: string;
  readonly slug: string;
  readonly comments: readonly ProposalComment[];
};

/** Each version with what it changed, what was said about that, who agreed to it and when, and who hasn't yet. */
export function versionsOf({ code, versions }: DefinedMetric, frame: VersionsFrame): Markup {
  return markup`<section aria-labelledby="versions" class="flex flex-col gap-3">
    <h2 id="versions" class="section-title">${said.versions}</h2>
    ${versions
      .map((version, index) => versionOf(version, versions[index - 1] ?? null, { ...frame, code }))
      .toReversed()}
  </section>`;
}

function versionOf(
  version: MetricVersion,
  before: MetricVersion | null,
  frame: VersionsFrame & { readonly code: string },
): Markup {
  const { names, timeZone } = frame;
  const title = `${words.metrics.version} ${version.version}, ${said.from.toLowerCase()} ${formatMonth(version.effectiveFrom)}`;
  const compared = version.comparable ? said.comparable : said.newBaseline;
  const content = markup`
    <h3 class="px-4 pt-3 font-[590]">${title}</h3>
    <p class="px-4 pb-2 text-[13px] text-ink-2">
      ${version.version === 1 ? null : markup`<span class="block">${compared}</span>`}
      ${madeBy(version, frame.slug)}
      <span class="block break-all">${said.text}: <code>${version.textHash}</code></span>
    </p>
    <table class="data-table border-t border-line">
      <thead>
        <tr>
          <th scope="col">${words.chain.organisation}</th>
          <th scope="col">${said.person}</th>
          <th scope="col">${said.agreedOn}</th>
        </tr>
      </thead>
      <tbody>
        ${version.partyIds.map((id) => party(version, { id, name: names.get(id) ?? "", timeZone }))}
        ${joinedLater(version).map((id) => party(version, { id, name: said.joinedLater(names.get(id) ?? ""), timeZone }))}
      </tbody>
    </table>`;
  return markup`${scrollRegion(title, content)}${before === null ? null : versionChanges(before, version, frame)}`;
}

function madeBy({ proposalNumber = null }: MetricVersion, slug: string): Markup | null {
  if (proposalNumber === null) return null;
  const href = hrefOf(`/networks/${slug}/proposals/${proposalNumber}`);
  return markup`<span class="block"><a class="text-link" href="${href}">${said.madeBy(proposalNumber)}</a></span>`;
}

/** Who joined the network when this text was agreed, and agreed to it by joining: no party of it, so nothing waits for them. */
function joinedLater({
  partyIds,
  agreements: answers,
  textHash,
}: MetricVersion): readonly string[] {
  return answers
    .filter((one) => one.textHash === textHash && !partyIds.includes(one.organisationId))
    .map(({ organisationId }) => organisationId);
}

function party(
  { missingPartyIds, agreements: answers }: MetricVersion,
  { id, name, timeZone }: Readonly<Record<"id" | "name" | "timeZone", string>>,
): Markup {
  const answer = missingPartyIds.includes(id)
    ? undefined
    : answers.find(({ organisationId }) => organisationId === id);
  return markup`<tr>
    <th scope="row">${name}</th>
    <td>${answer?.personName ?? said.notYet}</td>
    <td>${answer === undefined ? "" : formatInstant(answer.agreedAt, timeZone)}</td>
  </tr>`;
}
