import Link from "next/link";
import type { ReactNode } from "react";
import { LevelMark } from "@/app/_components/level-mark";
import { ScrollRegion } from "@/app/_components/scroll-region";
import { formatChange, formatMonth, formatParts, formatPercent, formatValue } from "@/app/format";
import { hrefOf } from "@/app/viewer";
import { words } from "@/app/words/words";
import type { Judged } from "@/lib/reporting/judged";
import type { ChainMonth } from "@/lib/scorecards/chain-month";
import { composedText, yieldRange } from "../../composed-text";
import type { Composed } from "./composed";

/** What a composed metric comes from in a month: every stage with its figure, the bounds, and the outcome beside them. */
export function ComposedOf({
  composed: { chain, facts },
  month,
  base,
  names,
}: {
  composed: Composed;
  month: ChainMonth | null;
  base: string;
  names: ReadonlyMap<string, string>;
}) {
  if (facts === null || month === null) {
    return <p className="text-ink-2">{words.chain.outcomeHidden}</p>;
  }
  const title = words.metric.composedOf(formatMonth(month.period));
  const pageOf = (code: string | undefined) =>
    hrefOf(`${base}/metrics/${code}?period=${month.period}`);
  return (
    <section aria-labelledby="sources" className="flex flex-col gap-3">
      <h2 id="sources" className="text-[15px] leading-[22px] font-[590]">
        {title}
      </h2>
      <p className="max-w-[70ch] text-ink-2">{composedText(month)}</p>
      <ScrollRegion label={title}>
        <table className="w-full">
          <thead className="border-b border-line text-left text-[13px] text-ink-3">
            <tr className="*:px-4 *:py-2 *:font-[510]">
              <th scope="col">{words.chain.stage}</th>
              <th scope="col">{words.chain.organisation}</th>
              <th scope="col" className="text-right">
                {words.metric.parts}
              </th>
              <th scope="col" className="text-right">
                {words.metric.value}
              </th>
              <th scope="col">{words.metrics.level}</th>
            </tr>
          </thead>
          <tbody>
            {chain.stages.map(({ seriesKey, name, organisationId }, index) => (
              <Stage
                key={seriesKey}
                name={name}
                organisation={names.get(organisationId) ?? ""}
                href={pageOf(facts.stages[index]?.metric.code)}
                judged={month.stages[index] ?? null}
              />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <dl className="grid gap-x-8 gap-y-3 sm:grid-cols-3">
        <Fact term={words.chain.bounds}>{yieldRange(month.composed)}</Fact>
        <Fact term={words.chain.measured}>
          <Link href={pageOf(facts.outcome.metric.code)} className="text-link">
            {facts.outcome.metric.code}
          </Link>
          : {formatPercent(month.outcome.value)}
        </Fact>
        <Fact term={words.chain.gap}>
          {month.gap === null ? formatPercent(null) : words.chain.gapUnit(formatChange(month.gap))}
        </Fact>
      </dl>
    </section>
  );
}

function Stage({
  name,
  organisation,
  href,
  judged,
}: {
  name: string;
  organisation: string;
  href: string;
  judged: Judged | null;
}) {
  return (
    <tr className="border-b border-line last:border-b-0 *:px-4 *:py-2">
      <th scope="row" className="text-left font-[510]">
        {judged === null ? (
          name
        ) : (
          <Link href={href} className="text-link">
            {name}
          </Link>
        )}
      </th>
      <td className="text-ink-2">{organisation}</td>
      {judged === null ? (
        <td colSpan={3} className="text-ink-2">
          {words.chain.notShared}
        </td>
      ) : (
        <>
          <td className="text-right whitespace-nowrap">
            {formatParts(judged.parts, judged.version)}
          </td>
          <td className="text-right whitespace-nowrap">
            {formatValue(judged.value, judged.version)}
          </td>
          <td>
            <LevelMark of={judged} />
          </td>
        </>
      )}
    </tr>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-[13px] text-ink-3">{term}</dt>
      <dd className="font-[590]">{children}</dd>
    </div>
  );
}
