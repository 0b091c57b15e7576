import { sql, type SQL } from "drizzle-orm";

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

/** A network's chain in JSON; no row where none was agreed. */
export function chainIn(network: SQL): SQL {
  return sql`select json_build_object('name', name, 'customer', customer, 'promise', promise,
      'outcomeSeriesKey', outcome_series_key, 'composedMetricCode', composed_metric_code, 'stages', stages) as chain
    from chains cross join lateral (
      select json_agg(json_build_object('name', chain_stages.name, 'organisationId', organisation_id,
        'seriesKey', series_key) order by position) as stages
      from chain_stages
      where chain_stages.network_id = chains.network_id and chain_number = chains.number
    ) staged
    where network_id = ${network} and number = 1 and stages is not null`;
}
