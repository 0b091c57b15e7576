import { sql } from "drizzle-orm";
import type { Published } from "@/lib/early-warning/warning";
import type { Period } from "@/lib/periods/period";
import type { Figure } from "@/lib/reporting/figure";
import type { Metric } from "@/lib/reporting/metric";
import type { Tx } from "../doors";
import { jsonStatement, periodText } from "../json-statement";
import { figureColumns, figuresOf, type FigureColumns } from "./figures";
import { metricsOf, metricTerms, type MetricTermsRows } from "./metric-terms";
import { networkJson, networkOf, type Network, type NetworkRow } from "./networks";

/** What the customers of a network's first chain got last, as it was agreed last: the metric, its series, and the last figure that has a value. */
type Outcome = {
  readonly metric: Metric;
  readonly seriesKey: number;
  readonly figures: readonly Figure[];
};

type Row = {
  readonly network: NetworkRow;
  readonly seriesKey: number | null;
  readonly metrics: MetricTermsRows | null;
  readonly figures: FigureColumns | null;
  readonly agreedFrom: Period | null;
  readonly evidence: Published | null;
};

const read = jsonStatement<readonly Row[]>(
  sql`select coalesce(json_agg(json_build_object(
      'network', ${networkJson},
      'seriesKey', outcome.key,
      'metrics', case when outcome.key is not null then ${metricTerms({
        network: sql`networks.id`,
        only: sql`metric_code = outcome.metric_code`,
      })} end,
      'figures', case when outcome.key is not null then ${figureColumns(sql`
        select * from figures
        where network_id = networks.id and series_key = outcome.key and status <> 'draft'
          and numerator is not null and denominator is distinct from 0
          and (otherwise.agreed_from is null or period < otherwise.agreed_from)
        order by period desc limit 1`)} end,
      'agreedFrom', ${periodText(sql`otherwise.agreed_from`)},
      'evidence', (
        select json_build_object('period', ${periodText(sql`period`)}, 'logEvidence', log_evidence)
        from published_evidence where network_id = networks.id and chain_number = coalesce(chains.number, agreed.chain_number)
        order by published_evidence.period desc limit 1
      )
    ) order by networks.name), '[]')::text as json
    from networks
    left join chains on chains.network_id = networks.id and chains.number = 1
    left join lateral (
      select version.terms -> 'outcome' as outcome, version.chain_number from chain_versions version
      where version.network_id = networks.id and version.name = coalesce(chains.name, (
        select min(first.name) from chain_versions first where first.network_id = networks.id
      )) and version.effective_from <= (
        select max(latest.period) from network_periods latest where latest.network_id = networks.id
      )
      order by version.effective_from desc limit 1
    ) agreed on true
    left join lateral (
      select chains.agreed_from where agreed.outcome is null and chains.agreed_from <= (
        select max(latest.period) from network_periods latest where latest.network_id = networks.id
      )
    ) otherwise on true
    left join series outcome on outcome.network_id = networks.id and outcome.key = case when agreed.outcome is null then chains.outcome_series_key else (
      select named.key from organisations reporter
      join series named on named.network_id = networks.id and named.reporter_id = reporter.id
        and named.metric_code = agreed.outcome ->> 'metric' and named.subject = agreed.outcome ->> 'subject'
        and named.parallel_version is null
      where reporter.slug = agreed.outcome ->> 'reporter'
    ) end`,
);

/** A network with what its customers got last, null where that isn't the viewer's to see, and its chain's last published evidence. */
type NetworkOutcome = {
  readonly network: Network;
  readonly outcome: Outcome | null;
  /** The month from which others agreed the chain anew, which the viewer's organisation isn't a party of: the outcome is from before it. */
  readonly agreedFrom: Period | null;
  readonly evidence: Published | null;
};

/** The networks that the viewer acts in, by name, each with what came of it last. */
export async function listOutcomes(tx: Tx): Promise<readonly NetworkOutcome[]> {
  const rows = (await read(tx)) ?? [];
  return Promise.all(
    rows.map(async ({ network, seriesKey, metrics, figures, agreedFrom, evidence }) => {
      const [metric] = metrics === null ? [] : await metricsOf(tx, network.id, metrics);
      const seen = seriesKey !== null && metric !== undefined && figures !== null;
      return {
        network: networkOf(network),
        outcome: seen ? { metric, seriesKey, figures: figuresOf(figures) } : null,
        agreedFrom,
        evidence,
      };
    }),
  );
}
