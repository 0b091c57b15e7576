import type { Metadata } from "next";
import { Frame } from "@/app/_components/frame";
import { levelChip, provisionalMark } from "@/app/_components/level";
import { markup, type Markup } from "@/app/_components/markup";
import { StaticMarkup } from "@/app/_components/static-markup";
import { formatMonth, formatPercent } from "@/app/format";
import { asSignedIn, hrefOf } from "@/app/viewer";
import { words } from "@/app/words/words";
import type { Network } from "@/db/queries/networks";
import { listOutcomes } from "@/db/queries/outcomes";
import type { Viewer } from "@/lib/access/viewer";
import { listedChains } from "@/lib/early-warning/ledger-chains";
import type { WarningLevel } from "@/lib/early-warning/warning";
import type { Judged } from "@/lib/reporting/judged";
import type { Period } from "@/lib/periods/period";
import { lastMeasured } from "@/lib/scorecards/measured";

const said = words.networks;

export const metadata: Metadata = { title: words.navigation.networks };

/** The networks that the viewer acts in, each with what its customers got last. */
export default async function NetworksPage() {
  const { viewer, outcomes } = await asSignedIn("/networks", async (tx, entered) => ({
    viewer: entered,
    outcomes: await listOutcomes(tx),
  }));
  const asks = askedOf(outcomes);
  const networks = outcomes.map(({ network, outcome, agreedFrom }) => ({
    network,
    agreedFrom,
    last: outcome === null ? null : lastMeasured(outcome, outcome.figures),
    asks: asks.get(network.id) ?? null,
  }));
  return (
    <Frame viewer={viewer}>
      <h1 className="text-2xl leading-8 font-semibold tracking-tight">{said.title}</h1>
      {networks.length === 0 ? <NoNetwork viewer={viewer} /> : null}
      <StaticMarkup
        className="mt-6"
        of={markup`<ul class="grid gap-4 sm:grid-cols-2">${networks.map((one) => card(one, viewer))}</ul>`}
      />
    </Frame>
  );
}

/** What the evidence of each network's chain asks for, by the network's id: chosen together, so that many networks cry wolf no more often than one. */
function askedOf(outcomes: Awaited<ReturnType<typeof listOutcomes>>) {
  const chains = outcomes.map(({ network: { id }, evidence }) => ({
    id,
    logEvidence: evidence?.logEvidence ?? null,
  }));
  const levels = ["look", "act"] as const;
  return new Map(
    levels.flatMap((level) => listedChains(chains, level).map(({ id }) => [id, level] as const)),
  );
}

function NoNetwork({ viewer }: { viewer: Viewer }) {
  return (
    <div className="mt-4 flex max-w-[60ch] flex-col gap-2 text-ink-2">
      <p>{said.none}</p>
      <p>{viewer.isAdmin ? said.noneForAdmin : said.noneNext}</p>
    </div>
  );
}

function card(
  {
    network,
    last,
    agreedFrom,
    asks,
  }: {
    readonly network: Network;
    readonly last: Judged | null;
    readonly agreedFrom: Period | null;
    readonly asks: WarningLevel | null;
  },
  { roles }: Viewer,
): Markup {
  const held = (roles[network.id] ?? []).map((role) => said.roles[role]).join(", ");
  return markup`<li class="card flex flex-col gap-2 p-5">
    <h2 class="section-title">
      <a href="${hrefOf(`/networks/${network.slug}`)}" class="text-link">${network.name}</a>
    </h2>
    ${last === null ? markup`<p class="text-ink-2">${said.noOutcome}</p>` : measured(last)}
    ${agreedFrom === null ? null : markup`<p class="max-w-[60ch] text-[13px] text-ink-2">${said.agreedFrom(formatMonth(agreedFrom))}</p>`}
    ${
      asks === null
        ? null
        : markup`<p><a href="${hrefOf(`/networks/${network.slug}/warnings`)}" class="text-link">${said.asks[asks]}</a></p>`
    }
    <p class="text-[13px] text-ink-2">${said.as(held)}</p>
    ${network.synthetic ? markup`<p class="text-xs text-ink-3">${words.demoData}</p>` : null}
  </li>`;
}

/** What the customers got, with what it is of: a percentage alone says nothing. */
function measured({ value, period, level, provisional }: Judged): Markup {
  return markup`<p class="flex flex-wrap items-center gap-x-2 text-xl leading-7 font-[590]">
      <span>${formatPercent(value)}</span>${levelChip(level)}${provisionalMark(provisional)}
    </p>
    <p>${said.measured(formatMonth(period))}</p>`;
}
