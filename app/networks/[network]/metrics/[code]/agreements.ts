import { markup, type Markup } from "@/app/_components/markup";
import { scrollRegion } from "@/app/_components/scroll-region";
import { formatInstant, formatMonth } from "@/app/format";
import { words } from "@/app/words/words";
import type { MetricVersion } from "@/lib/metrics/metric-version";
import type { DefinedMetric } from "@/lib/reporting/metric";

const said = words.metric;

/** Each version with who agreed to it and when, and who hasn't yet. */
export function agreements(
  { versions }: DefinedMetric,
  names: ReadonlyMap<string, string>,
  timeZone: string,
): Markup {
  return markup`<section aria-labelledby="agreements" class="flex flex-col gap-3">
    <h2 id="agreements" class="section-title">${said.agreements}</h2>
    ${versions.toReversed().map((version) => versionOf(version, names, timeZone))}
  </section>`;
}

function versionOf(
  version: MetricVersion,
  names: ReadonlyMap<string, string>,
  timeZone: string,
): Markup {
  const title = `${words.metrics.version} ${version.version}, ${said.from.toLowerCase()} ${formatMonth(version.effectiveFrom)}`;
  const compared = version.comparable ? said.comparable : said.newBaseline;
  const content = markup`
    <h3 class="px-4 pt-3 font-[590]">${title}</h3>
    <p class="px-4 pb-2 text-[13px] text-ink-2">
      ${version.version === 1 ? null : markup`<span class="block">${compared}</span>`}
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
  return scrollRegion(title, content);
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
