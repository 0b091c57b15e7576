import { markup, type Markup } from "@/app/_components/markup";
import { words } from "@/app/words/words";
import type { AgreedTerms } from "@/db/queries/agreed-terms";
import type { ChainMetrics } from "@/db/queries/chains";
import { chainCoherence, type Bounded } from "@/lib/chain/coherence";
import type { ProposalTerms } from "@/lib/proposals/proposal-terms";
import { coherenceCard } from "../../metrics/coherence";

/** Whether a proposal's changes touch the bounds of the chain. */
export function touchesChain({ changes }: ProposalTerms, chain: ChainMetrics | null): boolean {
  const codes = codesOf(chain);
  return changes.some((one) => one.change === "band-set" && codes.includes(one.metric));
}

/** The codes of the metrics that measure the chain, as far as they are known. */
export function codesOf(chain: ChainMetrics | null): readonly string[] {
  if (chain === null) return [];
  return [...chain.stages.map(({ metric }) => metric), chain.outcome].filter(
    (code) => code !== null,
  );
}

/** Whether the chain's bounds would keep the customer's, if this were agreed; null where it changes none of them, or it can't be told. */
export function chainCoherenceOf(
  terms: ProposalTerms,
  chain: ChainMetrics | null,
  agreed: readonly AgreedTerms[],
): Markup | null {
  if (chain === null || !touchesChain(terms, chain)) return null;
  const bounded = (code: string | null) => boundedIn(terms, agreed, code);
  const stages = chain.stages.map(({ metric }) => bounded(metric));
  const names = chain.stages.map(({ name }) => name);
  const cards = (["target", "floor"] as const).flatMap((which) => {
    const found = chainCoherence(stages, bounded(chain.outcome), which);
    return found === null
      ? []
      : [coherenceCard(found, which, { base: "", stages: names, shape: null }, false)];
  });
  return cards.length === 0
    ? null
    : markup`<section aria-labelledby="chain" class="flex flex-col gap-3">
        <h2 id="chain" class="section-title">${words.proposals.coherence}</h2>
        <div class="grid gap-4 lg:grid-cols-2">${cards}</div>
      </section>`;
}

/** The bounds that would hold in the first month: those proposed, or those agreed already. */
function boundedIn(
  { changes, from }: ProposalTerms,
  agreed: readonly AgreedTerms[],
  code: string | null,
): Bounded | null {
  const terms = agreed.find((one) => one.code === code);
  const kind = terms?.versions.findLast(({ effectiveFrom }) => effectiveFrom <= from)?.kind;
  const proposed = changes.find((one) => one.change === "band-set" && one.metric === code);
  const bounds =
    proposed?.change === "band-set"
      ? proposed.bounds
      : terms?.bands.findLast(({ effectiveFrom }) => effectiveFrom <= from)?.bounds;
  return kind === undefined || bounds === undefined ? null : { kind, bounds };
}
