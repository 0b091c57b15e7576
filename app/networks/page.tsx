import type { Metadata } from "next";
import Link from "next/link";
import { Frame } from "@/app/_components/frame";
import { LevelChip } from "@/app/_components/level-chip";
import { Provisional } from "@/app/_components/provisional";
import { formatMonth, formatPercent } from "@/app/format";
import { asSignedIn, hrefOf } from "@/app/viewer";
import { words } from "@/app/words/words";
import { listOutcomes } from "@/db/queries/outcomes";
import type { Viewer } from "@/lib/access/viewer";
import { lastMeasured } from "@/lib/scorecards/measured";

export const metadata: Metadata = { title: words.navigation.networks };

/** The networks that the viewer acts in, each with what its customers got last. */
export default async function NetworksPage() {
  const { viewer, outcomes } = await asSignedIn("/networks", async (tx, entered) => ({
    viewer: entered,
    outcomes: await listOutcomes(tx),
  }));
  const networks = outcomes.map(({ network, outcome }) => ({
    network,
    outcome: outcome === null ? null : lastMeasured(outcome, outcome.figures),
  }));
  return (
    <Frame viewer={viewer}>
      <h1 className="text-2xl leading-8 font-semibold tracking-tight">{words.networks.title}</h1>
      {networks.length === 0 ? <NoNetwork viewer={viewer} /> : null}
      <ul className="mt-6 grid gap-4 sm:grid-cols-2">
        {networks.map(({ network, outcome }) => (
          <li key={network.id} className="card flex flex-col gap-2 p-5">
            <h2 className="text-[15px] leading-[22px] font-[590]">
              <Link href={hrefOf(`/networks/${network.slug}`)} className="text-link">
                {network.name}
              </Link>
            </h2>
            <p className="flex flex-wrap items-center gap-2 text-xl leading-7 font-[590]">
              {outcome === null ? (
                <span className="text-sm font-normal text-ink-2">{words.networks.noOutcome}</span>
              ) : (
                <>
                  {words.networks.measured(
                    formatPercent(outcome.value),
                    formatMonth(outcome.period),
                  )}
                  <LevelChip level={outcome.level} />
                  <Provisional when={outcome.provisional} />
                </>
              )}
            </p>
            <p className="text-[13px] text-ink-2">
              {words.networks.as(
                (viewer.roles[network.id] ?? [])
                  .map((role) => words.networks.roles[role])
                  .join(", "),
              )}
            </p>
            {network.synthetic ? <p className="text-xs text-ink-3">{words.demoData}</p> : null}
          </li>
        ))}
      </ul>
    </Frame>
  );
}

function NoNetwork({ viewer }: { viewer: Viewer }) {
  return (
    <div className="mt-4 flex max-w-[60ch] flex-col gap-2 text-ink-2">
      <p>{words.networks.none}</p>
      <p>{viewer.isAdmin ? words.networks.noneForAdmin : words.networks.noneNext}</p>
    </div>
  );
}
