import Link from "next/link";
import type { ReactNode } from "react";
import { boundsText } from "@/app/_components/bounds-text";
import { LevelChip } from "@/app/_components/level-chip";
import { Provisional } from "@/app/_components/provisional";
import { formatChange, formatParts, formatPercent, nothing } from "@/app/format";
import { hrefOf } from "@/app/viewer";
import { words } from "@/app/words/words";
import type { ChainPage } from "./chain-view";
import { composedText, yieldRange } from "./composed-text";
import { ScaleKey, YieldScale } from "./yield-scale";

/** The measured outcome beside the yield composed of the stages, its bounds and the gap between the two. */
export function Composition({ page }: { page: ChainPage }) {
  const { base, facts, health } = page;
  const { outcome, composed, gap, period } = health.month;
  const metricPage = (code: string) => hrefOf(`${base}/metrics/${code}?period=${period}`);
  const composedPage = facts.composedMetric === null ? null : metricPage(facts.composedMetric.code);
  const target = outcome.bounds === null ? "" : boundsText(outcome.bounds, "%");
  return (
    <section aria-labelledby="together" className="flex flex-col gap-3">
      <h2 id="together" className="text-[15px] leading-[22px] font-[590]">
        {words.chain.together}
      </h2>
      <div className="card flex flex-col gap-5 p-5">
        <YieldScale month={health.month} />
        <dl className="grid gap-x-8 gap-y-4 sm:grid-cols-2 lg:grid-cols-4">
          <Fact
            term={words.chain.measured}
            mark={<ScaleKey mark="outcome" level={outcome.level} />}
            value={formatPercent(outcome.value)}
            href={metricPage(facts.outcome.metric.code)}
            note={
              <>
                {formatParts(outcome.parts, outcome.version)}
                <span className="mt-1 block">
                  <ScaleKey mark="target" /> {target}
                </span>
              </>
            }
          >
            <LevelChip level={outcome.level} notApplicable={outcome.notApplicable} />
            <Provisional when={outcome.provisional} />
          </Fact>
          <Fact
            term={words.chain.composed}
            mark={<ScaleKey mark="composed" />}
            value={formatPercent(composed.value)}
            href={composedPage}
            note={composedText(health.month)}
          >
            <LevelChip level={composed.level} />
            <Provisional when={composed.provisional} />
          </Fact>
          <Fact
            term={words.chain.bounds}
            mark={<ScaleKey mark="bounds" />}
            value={yieldRange(composed)}
            href={composedPage}
          />
          <Fact
            term={words.chain.gap}
            href={composedPage}
            value={gap === null ? formatPercent(null) : words.chain.gapUnit(formatChange(gap))}
            note={gap === null ? null : gapText(gap.numerator)}
          />
        </dl>
      </div>
    </section>
  );
}

function Fact({
  term,
  mark = null,
  value,
  href,
  note = null,
  children,
}: {
  term: string;
  mark?: ReactNode;
  value: string;
  href: string | null;
  note?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className="flex flex-col gap-1">
      <dt className="flex items-center gap-1.5 text-[13px] text-ink-3">
        {mark}
        {term}
      </dt>
      <dd className="flex flex-wrap items-center gap-2 text-xl leading-7 font-[590]">
        {href === null ? (
          value
        ) : (
          <Link
            href={href}
            className="underline decoration-line-strong decoration-1 underline-offset-4 hover:decoration-accent"
            aria-label={value === nothing ? term : undefined}
          >
            {value}
          </Link>
        )}
        {children}
      </dd>
      {note === null ? null : <dd className="text-[13px] text-ink-2">{note}</dd>}
    </div>
  );
}

function gapText(sign: bigint): string {
  const { negative, positive, none } = words.chain.gapText;
  if (sign === 0n) return none;
  return sign < 0n ? negative : positive;
}
