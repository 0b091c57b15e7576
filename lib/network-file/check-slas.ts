import type { ChainTerms } from "@/lib/chain/composed-chain";
import { termsProblems } from "@/lib/proposals/check-terms";
import { isOfMetric, objectOf, type ProposedChange } from "@/lib/proposals/proposal-terms";
import { actorName } from "./actor-name";
import { strangers } from "./check-conditions";
import { termsOf } from "./check-proposals";
import type { Finding } from "./file-problem";
import type { NetworkFile } from "./network-file";
import { repeated } from "./repeated";

type Network = NetworkFile["networks"][number];
type Series = { readonly metric: string; readonly reporter: string; readonly subject: string };

/** Mistakes in what agreed proposals say of SLAs, fees, amounts, pools and chains, and in the notices given in SLAs. */
export function checkSlas(network: Network, base: string): readonly Finding[] {
  return [
    ...network.proposals.flatMap((proposal, index) => {
      const terms = proposal.state === "agreed" ? termsOf(proposal) : null;
      const place = `${base}/proposals/${index}`;
      return (terms?.changes ?? []).flatMap((change) =>
        isOfMetric(change) ? [] : changeFindings(change, { network, proposal, place }),
      );
    }),
    ...noticeFindings(network, base),
  ];
}

type Context = {
  readonly network: Network;
  readonly proposal: Network["proposals"][number];
  readonly place: string;
};

function changeFindings(
  change: ProposedChange,
  { network, proposal, place }: Context,
): readonly Finding[] {
  const terms = termsOf(proposal);
  const problems =
    terms === null ? [] : termsProblems({ ...terms, changes: [change] }, proposal.organisation, []);
  const missing = namedIn(change).filter((slug) => !proposal.parties.includes(slug));
  const unknown = seriesIn(change).filter((one) => !isThere(one, network));
  return [
    ...problems.map((one) => ({
      place: `${place}/text`,
      says: `its terms can't be agreed: ${one.code}${one.cycle === undefined ? "" : ` (${one.cycle.join(", ")})`}`,
    })),
    ...missing.map((slug) => ({ place: `${place}/parties`, says: `"${slug}" is named in it` })),
    ...unknown.map(({ metric }) => ({
      place: `${place}/text`,
      says: `it names a series of "${metric}" that isn't there`,
      refers: ["metrics", "proposals"],
    })),
  ];
}

function namedIn(change: ProposedChange): readonly string[] {
  switch (change.change) {
    case "sla":
      return change.between;
    case "fee":
      return [change.payer, change.payee];
    case "amount":
    case "pool":
    case "chain":
      return change.parties;
    case "metric-version":
    case "band-set":
    case "forecast":
      return [];
  }
}

function seriesIn(change: ProposedChange): readonly Series[] {
  if (change.change === "pool") return change.terms === null ? [] : [change.terms.outcome];
  if (change.change === "chain") return change.terms === null ? [] : chainSeries(change.terms);
  if (change.change !== "sla") return [];
  return (change.terms?.obligations ?? []).map(({ series }) => series);
}

function chainSeries({ outcome, stages }: ChainTerms): readonly Series[] {
  const ofStages = stages.flatMap(({ branches, handOff }) => [
    ...branches.map(({ series }) => series),
    handOff,
  ]);
  return [outcome, ...ofStages.filter((one) => one !== null)];
}

function isThere({ metric, reporter, subject }: Series, { metrics }: Network): boolean {
  const found = metrics.find(({ code }) => code === metric);
  return found?.series.some((one) => one.reporter === reporter && one.subject === subject) === true;
}

function noticeFindings(network: Network, base: string): readonly Finding[] {
  const acting = new Set([...network.assignments, ...network.signatories].map(actorName));
  const names = ({ sla, obligation, period }: Network["notices"][number]) =>
    `${sla} ${obligation} ${period}`;
  const agreed = network.proposals
    .filter(({ state }) => state === "agreed")
    .flatMap((proposal) => termsOf(proposal)?.changes ?? []);
  const count = new Set(agreed.filter(({ change }) => change === "sla").map(objectOf)).size;
  return [
    ...repeated(network.notices, names).map((index) => ({
      place: `${base}/notices/${index}`,
      says: "this notice stands there already",
    })),
    ...network.notices.flatMap((notice, index) => {
      const place = `${base}/notices/${index}`;
      const isOf = notice.sla <= count;
      return [
        ...(isOf
          ? []
          : [{ place: `${place}/sla`, says: "there is no such SLA", refers: "proposals" }]),
        ...strangers([notice], place, acting),
      ];
    }),
  ];
}
