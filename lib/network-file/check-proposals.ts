import { proposalTerms, proposalText, type ProposalTerms } from "@/lib/proposals/proposal-terms";
import { missingParties } from "@/lib/agreements/missing-parties";
import { actorName } from "./actor-name";
import { answeredTwice, checkConditions, outside, strangers } from "./check-conditions";
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
    ...checkConditions(network, base, acting),
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
      return answer.answer === "decline" && answer.reason === null
        ? [{ place: `${here}/reason`, says: "a decline says why" }]
        : [];
    }),
    ...answeredTwice(proposal.answers, `${place}/answers`),
    ...noParties(proposal, place),
    ...strangers([proposal, ...proposal.answers, ...proposal.comments], place, acting),
    ...outside(proposal.parties, `${place}/parties`, network),
    ...stateFindings(proposal, place),
    ...counterFindings(proposal, place, network),
    ...forecastFindings(proposal, terms, { place, network }),
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

function stateFindings({ state, settled, effectiveFrom, answers }: Proposal, place: string) {
  const isDeclined = answers.some(({ answer }) => answer === "decline");
  const wrong = [
    { is: (state === "open") !== (settled === null), says: "only an open proposal isn't settled" },
    {
      is: (state === "agreed") !== (effectiveFrom !== null),
      says: "an agreed proposal takes effect, and no other does",
    },
    {
      is: (state === "rejected") !== isDeclined,
      says: "a proposal that somebody declined is rejected, and no other is",
    },
  ].filter(({ is }) => is);
  return wrong.map(({ says }) => ({ place: `${place}/state`, says }));
}

/** Proposer, answers and comments are its parties'. */
function noParties(
  { organisation, parties, answers, comments }: Proposal,
  place: string,
): readonly Finding[] {
  const signed = [
    { organisation, at: place },
    ...answers.map((one, index) => ({ ...one, at: `${place}/answers/${index}` })),
    ...comments.map((one, index) => ({ ...one, at: `${place}/comments/${index}` })),
  ];
  return signed
    .filter((one) => !parties.includes(one.organisation))
    .map((one) => ({
      place: `${one.at}/organisation`,
      says: `"${one.organisation}" is no party of it`,
    }));
}

function counterFindings(
  { number, counterTo, state }: Proposal,
  place: string,
  { proposals }: Network,
): readonly Finding[] {
  const isThere = proposals.some((one) => one.number === counterTo && one.number < number);
  const isCountered = proposals.some((one) => one.counterTo === number);
  return [
    ...(counterTo === null || isThere
      ? []
      : [
          {
            place: `${place}/counterTo`,
            says: `there is no earlier proposal ${counterTo}`,
            refers: "proposals",
          },
        ]),
    ...((state === "superseded") === isCountered
      ? []
      : [
          {
            place: `${place}/state`,
            says: "a proposal that another counters is superseded, and no other is",
            refers: "proposals",
          },
        ]),
  ];
}

function forecastFindings(
  { state }: Proposal,
  { changes }: ProposalTerms,
  { place, network }: { readonly place: string; readonly network: Network },
): readonly Finding[] {
  const isKnown = (change: ProposalTerms["changes"][number]) =>
    change.change !== "forecast" ||
    network.metrics.some(
      ({ code, series }) =>
        code === change.metric &&
        series.some((one) => one.reporter === change.reporter && one.subject === change.subject),
    );
  return state !== "agreed" || changes.every(isKnown)
    ? []
    : [
        {
          place: `${place}/text`,
          says: "it forecasts a series that isn't there",
          refers: "metrics",
        },
      ];
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
