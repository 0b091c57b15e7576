import Link from "next/link";
import { LevelChip } from "@/app/_components/level-chip";
import { PeriodLinks } from "@/app/_components/period-links";
import { Provisional } from "@/app/_components/provisional";
import { formatChange, formatMonth, formatPercent, formatWhole } from "@/app/format";
import { hrefOf } from "@/app/viewer";
import { words } from "@/app/words/words";
import type { Chain } from "@/db/queries/chains";
import type { Network } from "@/db/queries/networks";
import type { Period } from "@/lib/periods/period";
import type { ChainHealth } from "@/lib/scorecards/chain-health";
import type { ChainFacts } from "@/lib/scorecards/chain-month";
import { ChainStrip } from "./chain-strip";
import { Composition } from "./composition";
import { HiddenHarm } from "./hidden-harm";
import { OutcomeTrend } from "./outcome-trend";
import { WhereFrom } from "./where-from";

/** What the parts of chain health have in common. */
export type ChainPage = {
  readonly base: string;
  readonly network: Network;
  readonly chain: Chain;
  readonly facts: ChainFacts;
  readonly health: ChainHealth;
  readonly names: ReadonlyMap<string, string>;
};

/** Chain health of a month, the customer first. */
export function ChainView({
  facts,
  health,
  periods,
  ...rest
}: Omit<ChainPage, "facts" | "health"> & {
  readonly facts: ChainFacts | null;
  readonly health: ChainHealth | null;
  readonly periods: readonly Period[];
}) {
  if (facts === null || health === null) {
    return (
      <h1 className="text-2xl leading-8 font-semibold tracking-tight">
        {facts === null ? words.chain.outcomeHidden : words.chain.noOutcome}
      </h1>
    );
  }
  const page: ChainPage = { ...rest, facts, health };
  return (
    <div className="flex flex-col gap-10">
      <Headline page={page} periods={periods} />
      <ChainStrip page={page} />
      <HiddenHarm page={page} />
      <Composition page={page} />
      <WhereFrom page={page} />
      <OutcomeTrend page={page} />
    </div>
  );
}

function Headline({ page, periods }: { page: ChainPage; periods: readonly Period[] }) {
  const { base, network, chain, facts, health } = page;
  const { period, outcome } = health.month;
  const month = formatMonth(period);
  return (
    <section className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-[13px] text-ink-2">
          {network.name} · {month} (<time dateTime={period}>{period}</time>)
        </p>
        <PeriodLinks base={base} period={period} periods={periods} />
      </div>
      <h1 className="max-w-[26ch] text-[28px] leading-9 font-semibold tracking-[-0.02em] sm:text-[32px] sm:leading-10">
        {outcome.value === null
          ? words.chain.headlineMissing(month)
          : words.chain.headline(formatPercent(outcome.value), month)}
      </h1>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-[15px] leading-[22px] text-ink-2">
        <LevelChip level={outcome.level} notApplicable={outcome.notApplicable} />
        <Provisional when={outcome.provisional} />
        <Moved health={health} facts={facts} />
      </p>
      <p className="max-w-[70ch] text-ink-2">
        {health.customers === null ? null : (
          <>
            <Link
              href={hrefOf(`${base}/metrics/${facts.outcome.metric.code}?period=${period}`)}
              className="text-link"
            >
              {words.chain.harmed(
                formatWhole(health.customers.harmed),
                formatWhole(health.customers.all),
              )}
            </Link>{" "}
            {words.chain.didNot}{" "}
          </>
        )}
        {words.chain.promise}: {chain.promise}
      </p>
    </section>
  );
}

/** How the outcome moved, against the reference window first. */
function Moved({ health, facts }: { health: ChainHealth; facts: ChainFacts }) {
  const { change, referenceOutcome } = health;
  const moves = [
    {
      by: change.reference,
      from:
        facts.reference === null
          ? ""
          : words.chain.against(
              formatMonth(facts.reference.first),
              formatMonth(facts.reference.last),
              formatPercent(referenceOutcome),
            ),
    },
    { by: change.lastMonth, from: words.chain.lastMonth },
    { by: change.lastYear, from: words.chain.lastYear },
  ].filter(({ by }) => by !== null);
  return (
    <span>
      {moves.map(({ by, from }) => words.chain.moved(formatChange(by), from)).join("; ")}
      {moves.length > 0 ? "." : ""}
    </span>
  );
}
