import { and, asc, eq } from "drizzle-orm";
import type { NetworkFileInput } from "@/lib/network-file/network-file";
import type { Tx } from "../doors";
import { chains, chainStages } from "../schema/chains";
import { nameBehind, type Names } from "./names";
import type { SeriesRow } from "./read-metrics";

type Chain = NonNullable<NonNullable<NetworkFileInput["networks"]>[number]["chain"]>;

/** A network's chain as its file has it; null where none was agreed. */
export async function readChain(
  tx: Tx,
  networkId: string,
  { series, names }: { readonly series: readonly SeriesRow[]; readonly names: Names },
): Promise<Chain | null> {
  const [chain] = await tx
    .select()
    .from(chains)
    .where(and(eq(chains.networkId, networkId), eq(chains.number, 1)));
  if (chain === undefined) return null;
  const stages = await tx
    .select()
    .from(chainStages)
    .where(and(eq(chainStages.networkId, networkId), eq(chainStages.chainNumber, chain.number)))
    .orderBy(asc(chainStages.position));
  const measuredBy = (key: number) => {
    const row = series.find((one) => one.key === key);
    if (row === undefined) throw new RangeError(`no series ${key}`);
    return { metric: row.metricCode, subject: row.subject, reporterId: row.reporterId };
  };
  const { reporterId, ...outcome } = measuredBy(chain.outcomeSeriesKey);
  return {
    name: chain.name,
    customer: chain.customer,
    promise: chain.promise,
    outcome: { ...outcome, reporter: nameBehind(names.organisations, reporterId) },
    composed: chain.composedMetricCode,
    stages: stages.map(({ name, organisationId, seriesKey }) => {
      const { metric, subject } = measuredBy(seriesKey);
      const organisation = nameBehind(names.organisations, organisationId);
      return { name, organisation, metric, subject };
    }),
  };
}
