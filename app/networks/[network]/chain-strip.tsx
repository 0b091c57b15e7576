import Link from "next/link";
import { LevelChip } from "@/app/_components/level-chip";
import { Provisional } from "@/app/_components/provisional";
import { formatValue } from "@/app/format";
import { hrefOf } from "@/app/viewer";
import { words } from "@/app/words/words";
import type { Judged } from "@/lib/reporting/judged";
import type { ChainPage } from "./chain-view";

/** Every stage in order: who runs it, its figure, its level in words, and the two marks (weakest, slipped most). */
export function ChainStrip({ page }: { page: ChainPage }) {
  const { base, chain, health, names } = page;
  const { stages, period } = health.month;
  const slipped = health.attribution?.slippedMost ?? null;
  return (
    <section aria-labelledby="strip" className="flex flex-col gap-3">
      <h2 id="strip" className="text-[15px] leading-[22px] font-[590]">
        {words.chain.strip}
      </h2>
      <ol className="card grid overflow-hidden lg:grid-flow-col lg:auto-cols-fr">
        {chain.stages.map(({ seriesKey, name, organisationId }, index) => {
          const judged = stages[index] ?? null;
          const organisation = names.get(organisationId) ?? "";
          return judged === null ? (
            <HiddenStage key={seriesKey} name={name} organisation={organisation} />
          ) : (
            <Stage
              key={seriesKey}
              name={name}
              organisation={organisation}
              href={hrefOf(
                `${base}/metrics/${page.facts.stages[index]?.metric.code}?period=${period}`,
              )}
              judged={judged}
              isWeakest={index === health.weakest}
              slippedMost={index === slipped}
            />
          );
        })}
      </ol>
    </section>
  );
}

function Stage({
  name,
  organisation,
  href,
  judged,
  isWeakest,
  slippedMost,
}: {
  name: string;
  organisation: string;
  href: string;
  judged: Judged;
  isWeakest: boolean;
  slippedMost: boolean;
}) {
  const ring = isWeakest ? "shadow-[inset_0_0_0_2px_var(--watch-mark)]" : "";
  return (
    <li
      className={`border-line not-first:border-t lg:not-first:border-t-0 lg:not-first:border-l ${ring}`}
    >
      <Link
        href={href}
        className="grid h-full grid-cols-[1fr_auto] content-start gap-x-3 gap-y-1 p-3 hover:bg-hover lg:grid-cols-1 lg:px-3 lg:py-4"
      >
        <span className="text-[13px] leading-4 text-ink-3">
          {name}
          <span className="block text-ink-2">{organisation}</span>
        </span>
        <span className="row-span-2 self-center lg:order-3 lg:row-span-1 lg:justify-self-start">
          <LevelChip level={judged.level} notApplicable={judged.notApplicable} />
        </span>
        <span className="text-xl leading-7 font-[590] whitespace-nowrap lg:order-2 lg:mt-auto">
          {formatValue(judged.value, judged.version)}
        </span>
        <span className="col-span-full flex flex-wrap gap-x-3 text-xs leading-4 font-[510] text-ink-2 lg:order-4 lg:min-h-8 lg:flex-col">
          {isWeakest ? <span>{words.chain.weakest}</span> : null}
          {slippedMost ? <span>{words.chain.slipped}</span> : null}
          <Provisional when={judged.provisional} />
        </span>
      </Link>
    </li>
  );
}

/** A stage whose figures are another's business: its place in the chain, and no number. */
function HiddenStage({ name, organisation }: { name: string; organisation: string }) {
  return (
    <li className="flex flex-col gap-2 border border-dashed border-line-strong p-3 lg:py-4">
      <span className="text-[13px] leading-4 text-ink-3">
        {name}
        <span className="block text-ink-2">{organisation}</span>
      </span>
      <span className="text-[13px] text-ink-2 lg:mt-auto">{words.chain.notShared}</span>
    </li>
  );
}
