import { and, asc, eq } from "drizzle-orm";
import type { Tx } from "../doors";
import { chains, chainStages } from "../schema/chains";

/** A chain of work: its stages in order, and the series of what the customer got. */
export type Chain = {
  readonly name: string;
  readonly customer: string;
  readonly promise: string;
  readonly outcomeSeriesKey: number;
  readonly composedMetricCode: string | null;
  readonly stages: readonly {
    readonly name: string;
    readonly organisationId: string;
    readonly seriesKey: number;
  }[];
};

/** The network's chain; null where none was agreed. */
export async function findChain(tx: Tx, networkId: string): Promise<Chain | null> {
  const rows = await tx
    .select({ chain: chains, stage: chainStages })
    .from(chains)
    .innerJoin(
      chainStages,
      and(eq(chainStages.networkId, chains.networkId), eq(chainStages.chainNumber, chains.number)),
    )
    .where(and(eq(chains.networkId, networkId), eq(chains.number, 1)))
    .orderBy(asc(chainStages.position));
  const [first] = rows;
  if (first === undefined) return null;
  const { name, customer, promise, outcomeSeriesKey, composedMetricCode } = first.chain;
  return {
    name,
    customer,
    promise,
    outcomeSeriesKey,
    composedMetricCode,
    stages: rows.map(({ stage }) => ({
      name: stage.name,
      organisationId: stage.organisationId,
      seriesKey: stage.seriesKey,
    })),
  };
}
