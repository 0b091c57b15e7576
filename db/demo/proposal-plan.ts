import type { NetworkFileInput } from "@/lib/network-file/network-file";
import { proposalText, type ProposalTerms } from "@/lib/proposals/proposal-terms";
import { address } from "./organisations";

type Network = NonNullable<NetworkFileInput["networks"]>[number];
type Proposal = NonNullable<Network["proposals"]>[number];
type Answer = NonNullable<Proposal["answers"]>[number];

/** Who did something when: an organisation's manager or a member of the board for it. */
type Signature = {
  readonly organisation: string;
  readonly account: "manager" | "board";
  readonly at: string;
};

/** A proposal of the demo: what it says, who proposed it, and what its parties did. Proposing is agreeing. */
export type ProposalPlan = {
  readonly terms: ProposalTerms;
  readonly parties: readonly string[];
  readonly proposed: Signature;
  readonly answers: readonly (Signature & {
    readonly answer: Answer["answer"];
    readonly reason?: string;
  })[];
  readonly comments?: readonly (Signature & { readonly place: string; readonly says: string })[];
  /** The proposal in whose place this one was put. */
  readonly counterTo?: ProposalPlan;
};

/** A proposal as the network file has it, and what its text says. */
export type DemoProposal = { readonly terms: ProposalTerms; readonly entry: Proposal };

/**
 * Proposals as the network file has them, numbered in the order in which they were made.
 *
 * @param hash the SHA-256 of a text, lower-case hexadecimal
 */
export function proposalEntries(
  plans: readonly ProposalPlan[],
  hash: (text: string) => string,
): readonly DemoProposal[] {
  const ordered = plans.toSorted((a, b) => (a.proposed.at < b.proposed.at ? -1 : 1));
  return ordered.map((plan, index) => {
    const text = proposalText(plan.terms);
    const answers = answersOf(plan, hash(text));
    return {
      terms: plan.terms,
      entry: {
        number: index + 1,
        text,
        ...signed(plan.proposed),
        counterTo: plan.counterTo ? ordered.indexOf(plan.counterTo) + 1 : null,
        parties: plan.parties.toSorted(),
        ...outcome(plan, answers),
        answers,
        comments: (plan.comments ?? []).map(({ place, says, ...by }) => ({
          ...signed(by),
          place,
          says,
        })),
      },
    };
  });
}

function signed({ organisation, account, at }: Signature) {
  return { organisation, email: address(account, organisation), at };
}

function answersOf({ proposed, answers }: ProposalPlan, hash: string): Answer[] {
  return [{ ...proposed, answer: "agree" as const }, ...answers].map((one) => ({
    ...signed(one),
    answer: one.answer,
    reason: "reason" in one ? one.reason : null,
    hash,
  }));
}

function outcome({ terms, parties }: ProposalPlan, answers: readonly Answer[]) {
  const against = answers.find(({ answer }) => answer !== "agree");
  if (against) {
    const state = against.answer === "decline" ? ("rejected" as const) : ("superseded" as const);
    return { state, settled: against.at, effectiveFrom: null };
  }
  if (answers.length < parties.length) {
    return { state: "open" as const, settled: null, effectiveFrom: null };
  }
  const settled = answers
    .map(({ at }) => at)
    .toSorted()
    .at(-1);
  return { state: "agreed" as const, settled, effectiveFrom: terms.from };
}
