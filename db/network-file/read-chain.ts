import type { NetworkFileInput } from "@/lib/network-file/network-file";
import type { Tx } from "../doors";
import { findChain } from "../queries/chains";
import { nameBehind, type Names } from "./names";
import type { SeriesRow } from "./read-metrics";

type Chain = NonNullable<NonNullable<NetworkFileInput["networks"]>[number]["chain"]>;

/** A network's chain as its file has it; null where none was agreed. */
export async function readChain(
  tx: Tx,
  networkId: string,
  { series, names }: { readonly series: readonly SeriesRow[]; readonly names: Names },
): Promise<Chain | null> {
  const chain = await findChain(tx, networkId);
  if (chain === null) return null;
  const measuredBy = (key: number) => {
    const row = series.find((one) => one.key === key);
    if (row === undefined) throw new RangeError(`no series ${key}`);
    return row;
  };
  const outcome = measuredBy(chain.outcomeSeriesKey);
  return {
    name: chain.name,
    customer: chain.customer,
    promise: chain.promise,
    outcome: {
      metric: outcome.metricCode,
      reporter: nameBehind(names.organisations, outcome.reporterId),
      subject: outcome.subject,
    },
    composed: chain.composedMetricCode,
    stages: chain.stages.map(({ name, organisationId, seriesKey }) => {
      const { metricCode, subject } = measuredBy(seriesKey);
      return {
        name,
        organisation: nameBehind(names.organisations, organisationId),
        metric: metricCode,
        subject,
      };
    }),
  };
}
