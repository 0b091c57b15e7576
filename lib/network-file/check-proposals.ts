import { proposalTerms, proposalText, type ProposalTerms } from "@/lib/proposals/proposal-terms";
import { missingParties } from "@/lib/agreements/missing-parties";
import { actorName } from "./actor-name";
import { notMember } from "./check-networks";
import type { Finding } from "./file-problem";
import type { NetworkFile } from "./network-file";
import { repeated } from "./repeated";

type Network = NetworkFile["networks"][number];
type Proposal = Network["proposals"][number];

/** Mistakes in a network's proposals and declared conditions, and in what says that it came of a proposal. */
export function checkProposals(
  network: Network,
  base: string,
  hash: (text: string) => string,
): readonly Finding[] {
  const acting = new Set([...network.assignments, ...network.signatories].map(actorName));
  return [
    ...repeated(network.proposals, ({ number }) => String(number)).map((index) => ({
      place: `${base}/proposals/${index}/number`,
      says: "another proposal has this number",
    })),
    ...network.proposals.flatMap((proposal, index) =>
      proposalFindings(proposal, `${base}/proposals/${index}`, { network, hash, acting }),
    ),
    ...network.conditions.flatMap((condition, index) => {
      const place = `${base}/conditions/${index}`;
      return [
        ...(condition.first <= condition.last
          ? []
          : [{ place, says: "the last month is before the first" }]),
        ...strangers([condition, ...condition.confirmations], place, acting),
        ...outside(condition.parties, `${place}/parties`, network),
      ];
    }),
    ...madeByProposals(network, base),
  ];
}

type Context = {
  readonly network: Network;
  readonly hash: (text: string) => string;
  readonly acting: ReadonlySet<string>;
};

function proposalFindings(
  proposal: Proposal,
  place: string,
  { network, hash, acting }: Context,
): readonly Finding[] {
  const terms = termsOf(proposal);
  if (terms === null || terms.network !== network.slug) {
    return [{ place: `${place}/text`, says: "no proposal's canonical text for this network" }];
  }
  const wanted = hash(proposal.text);
  const agreed = proposal.answers.filter(({ answer }) => answer === "agree");
  return [
    ...proposal.answers.flatMap((answer, index) => {
      const here = `${place}/answers/${index}`;
      if (answer.hash !== wanted) {
        return [{ place: `${here}/hash`, says: `the hash is of another text: it is ${wanted}` }];
      }
      return proposal.parties.includes(answer.organisation)
        ? []
        : [{ place: `${here}/organisation`, says: `"${answer.organisation}" is no party of it` }];
    }),
    ...strangers([proposal, ...proposal.answers, ...proposal.comments], place, acting),
    ...outside(proposal.parties, `${place}/parties`, network),
    ...stateFindings(proposal, place),
    ...(proposal.state === "agreed"
      ? missingParties(proposal.parties, agreed, wanted).map((slug) => ({
          place: `${place}/answers`,
          says: `"${slug}" hasn't agreed to this proposal, so it isn't agreed`,
        }))
      : []),
  ];
}

/** What a proposal says; null where its text isn't the canonical one of any. */
export function termsOf({ text }: Pick<Proposal, "text">): ProposalTerms | null {
  const parsed = proposalTerms.safeParse(json(text));
  return parsed.success && proposalText(parsed.data) === text ? parsed.data : null;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function stateFindings({ state, settled, effectiveFrom }: Proposal, place: string) {
  const says =
    (state === "open") !== (settled === null)
      ? "only an open proposal isn't settled"
      : "an agreed proposal takes effect, and no other does";
  const isRight =
    (state === "open") === (settled === null) && (state === "agreed") === (effectiveFrom !== null);
  return isRight ? [] : [{ place: `${place}/state`, says }];
}

function strangers(
  signed: readonly { readonly organisation: string; readonly email: string }[],
  place: string,
  acting: ReadonlySet<string>,
): readonly Finding[] {
  return signed
    .filter((one) => !acting.has(actorName(one)))
    .map(({ organisation, email }) => ({
      place,
      says: `${email} has no assignment for "${organisation}" here, and is no signatory`,
      refers: ["assignments", "signatories"],
    }));
}

function outside(slugs: readonly string[], place: string, { members }: Network) {
  return slugs
    .map((slug, index) => ({ slug, index }))
    .filter(({ slug }) => !members.includes(slug))
    .map(({ slug, index }) => notMember(`${place}/${index}`, slug));
}

function madeByProposals(network: Network, base: string): readonly Finding[] {
  const agreed = new Map(
    network.proposals.flatMap((one) => {
      const terms = one.state === "agreed" ? termsOf(one) : null;
      return terms === null ? [] : [[one.number, terms] as const];
    }),
  );
  const made = (number: number | null, kind: "metric-version" | "band-set", metric: string) =>
    number === null ||
    agreed.get(number)?.changes.some((one) => one.change === kind && one.metric === metric) ===
      true;
  return network.metrics.flatMap(({ code, versions, bands }, index) => {
    const place = `${base}/metrics/${index}`;
    const says = "the proposal that it names isn't agreed, or changes something else";
    return [
      ...versions.flatMap((one, at) =>
        made(one.proposal, "metric-version", code)
          ? []
          : [{ place: `${place}/versions/${at}/proposal`, says, refers: "proposals" }],
      ),
      ...bands.flatMap((one, at) =>
        made(one.proposal, "band-set", code)
          ? []
          : [{ place: `${place}/bands/${at}/proposal`, says, refers: "proposals" }],
      ),
    ];
  });
}
