import { Disclosure } from "@/app/_components/disclosure";
import Link from "next/link";
import { LevelMark } from "@/app/_components/level-mark";
import { TrendChart } from "@/app/_components/trend-chart";
import { trendPoints } from "@/app/_components/trend-of";
import { boundsText } from "@/app/_components/bounds-text";
import { ScrollRegion } from "@/app/_components/scroll-region";
import { formatMonth, formatPercent, nothing } from "@/app/format";
import { hrefOf } from "@/app/viewer";
import { words } from "@/app/words/words";
import { isOnTrackOrBetter } from "@/lib/bands/level";
import { toNumber } from "@/lib/metrics/ratio";
import type { ChainMonth } from "@/lib/scorecards/chain-month";
import type { ChainPage } from "./chain-view";
import { yieldRange } from "./composed-text";

/** The outcome month by month over its band, with the composed yield, as a chart and as a table. */
export function OutcomeTrend({ page: { base, facts, health } }: { page: ChainPage }) {
  const months = health.trend;
  const name = health.month.outcome.version?.name ?? "";
  const points = trendPoints(
    months.map(({ outcome }) => outcome),
    months.map(({ composed }) => (composed.value === null ? null : toNumber(composed.value))),
  );
  return (
    <section aria-labelledby="trend" className="flex flex-col gap-3">
      <h2 id="trend" className="text-[15px] leading-[22px] font-[590]">
        {words.chain.trend}
      </h2>
      <p className="text-[13px] text-ink-2">
        <Link
          href={hrefOf(
            `${base}/metrics/${facts.outcome.metric.code}?period=${health.month.period}`,
          )}
          className="text-link"
        >
          {name}
        </Link>
        , {boundsText(health.month.outcome.bounds, health.month.outcome.version?.unit ?? "")}
      </p>
      <figure className="card flex flex-col gap-3 p-4">
        <TrendChart
          trend={{
            summary: summaryOf(name, months),
            unit: "%",
            names: {
              value: words.chain.outcome,
              compared: words.chain.composed,
              target: words.chain.target,
              floor: words.chain.floor,
            },
            points,
          }}
        />
        <Disclosure summary={words.chain.trendTable}>
          <TrendTable months={months} base={base} />
        </Disclosure>
      </figure>
    </section>
  );
}

function summaryOf(name: string, months: readonly ChainMonth[]): string {
  const measured = months.filter(({ outcome }) => outcome.value !== null);
  const [first] = measured;
  const last = measured.at(-1);
  if (first === undefined || last === undefined) return name;
  return words.chain.trendSummary(
    name,
    formatMonth(first.period),
    formatMonth(last.period),
    formatPercent(first.outcome.value),
    formatPercent(last.outcome.value),
  );
}

function TrendTable({ months, base }: { months: readonly ChainMonth[]; base: string }) {
  return (
    <ScrollRegion label={words.chain.trendTable} bare>
      <table className="w-full">
        <thead className="border-b border-line text-left text-[13px] text-ink-3">
          <tr className="*:px-3 *:py-2 *:font-[510]">
            <th scope="col">{words.chain.period}</th>
            <th scope="col" className="text-right">
              {words.chain.outcome}
            </th>
            <th scope="col">{words.chain.level}</th>
            <th scope="col" className="text-right">
              {words.chain.composed}
            </th>
            <th scope="col" className="text-right">
              {words.chain.bounds}
            </th>
            <th scope="col" className="text-right">
              {words.chain.stages}
            </th>
          </tr>
        </thead>
        <tbody>
          {months.toReversed().map(({ period, outcome, composed, stages }) => (
            <tr key={period} className="border-b border-line last:border-b-0 *:px-3 *:py-1.5">
              <th scope="row" className="text-left font-[510]">
                <Link href={hrefOf(`${base}?period=${period}`)} className="text-link">
                  {period}
                </Link>
              </th>
              <td className="text-right whitespace-nowrap">{formatPercent(outcome.value)}</td>
              <td>
                <LevelMark of={outcome} />
              </td>
              <td className="text-right whitespace-nowrap">{formatPercent(composed.value)}</td>
              <td className="text-right whitespace-nowrap">{yieldRange(composed)}</td>
              <td className="text-right">{onTrackOf(stages)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

/** How many stages were on track or better, of all; nothing while one of them isn't shared, which might be another. */
function onTrackOf(stages: ChainMonth["stages"]): string {
  const shown = stages.filter((stage) => stage !== null);
  if (shown.length < stages.length) return nothing;
  return `${shown.filter(({ level }) => isOnTrackOrBetter(level)).length} / ${shown.length}`;
}
