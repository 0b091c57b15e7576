import type { Acting } from "@/app/viewer";
import { findChain, type Chain } from "@/db/queries/chains";
import { listFigures } from "@/db/queries/figures";
import { listMetrics } from "@/db/queries/metrics";
import type { Period } from "@/lib/periods/period";
import { chainMonths, type ChainFacts, type ChainMonth } from "@/lib/scorecards/chain-month";
import { chainFacts, chainSeriesKeys } from "../../chain-facts";

/** A chain whose composed yield is a metric: what it is made of and its months, none where the viewer doesn't see its outcome. */
export type Composed = {
  readonly chain: Chain;
  readonly facts: ChainFacts | null;
  readonly months: readonly ChainMonth[];
};

/** The chain that composes the metric of this code; null for a metric that is reported. */
export async function readComposed(
  { tx, network }: Acting,
  code: string,
  periods: readonly Period[],
): Promise<Composed | null> {
  const chain = await findChain(tx, network.id);
  if (chain?.composedMetricCode !== code) return null;
  const facts = chainFacts({
    chain,
    metrics: await listMetrics(tx, network.id),
    figures: await listFigures(tx, network.id, { seriesKeys: chainSeriesKeys(chain) }),
    periods,
    reference: network.reference,
  });
  return { chain, facts, months: facts === null ? [] : chainMonths(facts) };
}
