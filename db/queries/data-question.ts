import { sql, type SQL } from "drizzle-orm";
import type { Parts } from "@/lib/metrics/kind";
import { periodOfMonthNumber, type Period } from "@/lib/periods/period";
import { outsideBoundsOf } from "@/lib/scorecards/outside-bounds";

/** The last month with a measured outcome, in parts; a stage is null where it has no figure that the viewer sees. */
export type OutcomeRow = {
  readonly period: number;
  readonly outcome: Parts;
  readonly stages: readonly (Parts | null)[];
};

const partsOf = (alias: SQL) =>
  sql`json_build_object('numerator', ${alias}.numerator, 'denominator', ${alias}.denominator)`;

/** The last month with a measured outcome, in JSON, for an organisation that reports one of its parts; no row for another. Once the chain was agreed anew its scorecard alone asks. */
export function outcomeFor(network: SQL, organisation: SQL): SQL {
  return sql`
  select json_build_object('period', o.period, 'outcome', ${partsOf(sql`o`)}, 'stages', case when o.period >= c.agreed_from then '[null]' else (
      select json_agg(case when f.numerator is not null then ${partsOf(sql`f`)} end)
      from chain_stages g left join figures f on f.network_id = g.network_id and f.series_key = g.series_key
        and f.period = o.period and f.status <> 'draft'
      where g.network_id = c.network_id and g.chain_number = c.number
    ) end)
  from chains c join figures o on o.network_id = c.network_id and o.series_key = c.outcome_series_key
    and o.status <> 'draft' and o.denominator > 0
  where c.network_id = ${network} and c.number = 1 and exists (
    select from series s where s.network_id = c.network_id and s.reporter_id = ${organisation}
      and (s.key = c.outcome_series_key or s.key in (
        select g.series_key from chain_stages g where g.network_id = c.network_id and g.chain_number = c.number))
  )
  order by o.period desc limit 1`;
}

/**
 * The month for which a question about the data is open: the last one with a measured outcome, where that lies outside the bounds
 * of the stages. Null where there is none, and where a stage isn't shared with the viewer.
 */
export function questionOf(row: OutcomeRow | null): Period | null {
  if (row === null || outsideBoundsOf(row.outcome, row.stages) === null) return null;
  return periodOfMonthNumber(row.period);
}
