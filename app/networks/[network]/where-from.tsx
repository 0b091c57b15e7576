import { ScrollRegion } from "@/app/_components/scroll-region";
import Link from "next/link";
import { formatMonth, formatPoints, formatValue, formatWhole } from "@/app/format";
import { hrefOf } from "@/app/viewer";
import { words } from "@/app/words/words";
import type { Period } from "@/lib/periods/period";
import type { ChainFacts } from "@/lib/scorecards/chain-month";
import type { ChainPage } from "./chain-view";

/** Each stage's share of the change since the reference window, in points and in customers. */
export function WhereFrom({ page }: { page: ChainPage }) {
  const { facts, health } = page;
  const { attribution, attributedCustomers } = health;
  if (facts.reference === null) return null;
  const { shares = null, points = null } = attribution ?? {};
  const complete = shares !== null && points !== null && attributedCustomers !== null;
  return (
    <section aria-labelledby="where" className="flex flex-col gap-3">
      <h2 id="where" className="text-[15px] leading-[22px] font-[590]">
        {words.chain.where}
      </h2>
      {complete ? (
        <>
          <p className="max-w-[70ch] text-ink-2">
            {words.chain.whereText(
              formatMonth(facts.reference.first),
              formatMonth(facts.reference.last),
            )}
          </p>
          <Shares page={page} shares={shares} points={points} customers={attributedCustomers} />
        </>
      ) : (
        <p className="text-ink-2">{whyNot(facts, health.month.period)}</p>
      )}
    </section>
  );
}

function Shares({
  page: { base, chain, facts, health, names },
  shares,
  points,
  customers,
}: {
  page: ChainPage;
  shares: readonly number[];
  points: readonly number[];
  customers: readonly number[];
}) {
  const { period, stages } = health.month;
  const sum = (values: readonly number[]) => values.reduce((all, one) => all + one, 0);
  return (
    <ScrollRegion label={words.chain.where}>
      <table className="w-full">
        <thead className="border-b border-line text-left text-[13px] text-ink-3">
          <tr className="*:px-3 *:py-2 sm:*:px-4 *:font-[510]">
            <th scope="col">{words.chain.stage}</th>
            <th scope="col" className="max-sm:hidden">
              {words.chain.organisation}
            </th>
            <th scope="col" className="text-right max-sm:hidden">
              {words.chain.yieldNow}
            </th>
            <th scope="col" className="text-right">
              {words.chain.share}
            </th>
            <th scope="col" className="text-right max-sm:hidden">
              {words.chain.points}
            </th>
            <th scope="col" className="text-right">
              {words.chain.customers}
            </th>
          </tr>
        </thead>
        <tbody>
          {chain.stages.map((stage, index) => (
            <tr key={stage.seriesKey} className="border-b border-line *:px-3 *:py-2 sm:*:px-4">
              <th scope="row" className="text-left font-[510]">
                <Link
                  href={hrefOf(
                    `${base}/metrics/${facts.stages[index]?.metric.code}?period=${period}`,
                  )}
                  className="text-link whitespace-nowrap"
                >
                  {stage.name}
                </Link>
              </th>
              <td className="text-ink-2 max-sm:hidden">{names.get(stage.organisationId)}</td>
              <td className="text-right whitespace-nowrap max-sm:hidden">
                {formatValue(stages[index]?.value ?? null, stages[index]?.version ?? null)}
              </td>
              <td className="text-right whitespace-nowrap">{percentOf(shares[index] ?? 0)}</td>
              <td className="text-right max-sm:hidden">{formatPoints(points[index] ?? 0)}</td>
              <td className="text-right">{formatWhole(customers[index] ?? 0)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className="font-[590] *:px-3 *:py-2 sm:*:px-4">
            <th scope="row" className="text-left">
              {words.chain.total}
            </th>
            <td className="max-sm:hidden" colSpan={2}>
              {""}
            </td>
            <td className="text-right whitespace-nowrap">{percentOf(sum(shares))}</td>
            <td className="text-right max-sm:hidden">{formatPoints(sum(points))}</td>
            <td className="text-right">{formatWhole(sum(customers))}</td>
          </tr>
        </tfoot>
      </table>
    </ScrollRegion>
  );
}

function whyNot({ stages, reference }: ChainFacts, period: Period): string {
  if (stages.includes(null)) return words.chain.whereHidden;
  if (reference === null || period > reference.last) return words.chain.whereMissing;
  return words.chain.whereEarly(formatMonth(reference.first), formatMonth(reference.last));
}

function percentOf(share: number): string {
  return `${(share * 100).toFixed(1).replace("-", "−")} %`;
}
