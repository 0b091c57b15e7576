import { sql, type SQL } from "drizzle-orm";
import type { LoadedChain } from "@/lib/scorecards/agreed-chain";
import type { Tx } from "../doors";
import { jsonRows, jsonStatement, periodText } from "../json-statement";

/** A chain of work as it was loaded: its stages in order, and the series of what the customer got. */
export type Chain = LoadedChain & {
  readonly customer: string;
  readonly composedMetricCode: string | null;
};

/** A network's chain as it was loaded, in JSON; no row where none was. */
export function chainIn(network: SQL): SQL {
  return sql`select json_build_object('name', name, 'customer', customer, 'promise', promise,
      'outcomeSeriesKey', outcome_series_key, 'composedMetricCode', composed_metric_code,
      'agreedFrom', ${periodText(sql`agreed_from`)}, 'stages', stages) as chain
    from chains cross join lateral (
      select json_agg(json_build_object('name', chain_stages.name, 'organisationId', organisation_id,
        'seriesKey', series_key) order by position) as stages
      from chain_stages
      where chain_stages.network_id = chains.network_id and chain_number = chains.number
    ) staged
    where network_id = ${network} and number = 1 and stages is not null`;
}

/** A chain by the metrics that measure it: each stage's, in order, and the outcome's, as far as the viewer sees them. */
export type ChainMetrics = {
  readonly stages: readonly { readonly name: string; readonly metric: string | null }[];
  readonly outcome: string | null;
};

const readMetrics = jsonStatement<ChainMetrics>(sql`
  select json_build_object(
    'stages', ${jsonRows(sql`
      select chain_stages.name, series.metric_code as metric from chain_stages
      left join series on series.network_id = chain_stages.network_id and series.key = chain_stages.series_key
      where chain_stages.network_id = chains.network_id and chain_number = chains.number order by position`)},
    'outcome', (
      select metric_code from series where series.network_id = chains.network_id and series.key = chains.outcome_series_key
    )
  )::text as json
  from chains where network_id = ${sql.placeholder("networkId")}::uuid and number = 1`);

/** The metrics of a network's chain; null where none was agreed. */
export async function findChainMetrics(tx: Tx, networkId: string): Promise<ChainMetrics | null> {
  return readMetrics(tx, { networkId });
}
