import { ScrollRegion } from "@/app/_components/scroll-region";
import { formatInstant, formatMonth } from "@/app/format";
import { words } from "@/app/words/words";
import type { MetricVersion } from "@/lib/metrics/metric-version";
import type { DefinedMetric } from "@/lib/reporting/metric";

/** Each version with who agreed to it and when, and who hasn't yet. */
export function Agreements({
  metric,
  names,
  timeZone,
}: {
  metric: DefinedMetric;
  names: ReadonlyMap<string, string>;
  timeZone: string;
}) {
  return (
    <section aria-labelledby="agreements" className="flex flex-col gap-3">
      <h2 id="agreements" className="text-[15px] leading-[22px] font-[590]">
        {words.metric.agreements}
      </h2>
      {metric.versions.toReversed().map((version) => (
        <Version key={version.version} version={version} names={names} timeZone={timeZone} />
      ))}
    </section>
  );
}

function Version({
  version,
  names,
  timeZone,
}: {
  version: MetricVersion;
  names: ReadonlyMap<string, string>;
  timeZone: string;
}) {
  const said = words.metric;
  const title = `${words.metrics.version} ${version.version}, ${said.from.toLowerCase()} ${formatMonth(version.effectiveFrom)}`;
  return (
    <ScrollRegion label={title}>
      <h3 className="px-4 pt-3 font-[590]">{title}</h3>
      <p className="px-4 pb-2 text-[13px] text-ink-2">
        {version.version === 1 ? null : (
          <span className="block">{version.comparable ? said.comparable : said.newBaseline}</span>
        )}
        <span className="block break-all">
          {said.text}: <code>{version.textHash}</code>
        </span>
      </p>
      <table className="w-full">
        <thead className="border-y border-line text-left text-[13px] text-ink-3">
          <tr className="*:px-4 *:py-2 *:font-[510]">
            <th scope="col">{words.chain.organisation}</th>
            <th scope="col">{said.person}</th>
            <th scope="col">{said.agreedOn}</th>
          </tr>
        </thead>
        <tbody>
          {version.partyIds.map((id) => {
            const missing = version.missingPartyIds.includes(id);
            const answer = version.agreements.find(({ organisationId }) => organisationId === id);
            return (
              <tr key={id} className="border-b border-line last:border-b-0 *:px-4 *:py-1.5">
                <th scope="row" className="text-left font-[510]">
                  {names.get(id)}
                </th>
                <td>{missing ? said.notYet : answer?.personName}</td>
                <td>
                  {missing || answer === undefined ? "" : formatInstant(answer.agreedAt, timeZone)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
