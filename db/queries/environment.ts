import { sql, type SQL } from "drizzle-orm";
import {
  environmentOf,
  type Environment,
  type EnvironmentFacts,
} from "@/lib/reporting/environment";
import type { Metric } from "@/lib/reporting/metric";
import { jsonRows, periodText } from "../json-statement";
import { figureColumns, figuresOf, figuresOfEach, type FigureColumns } from "./figures";
import type { MetricScope } from "./metric-scope";

/** What `environmentIn` gives; null where no band set in its scope has flex or grace. */
export type EnvironmentRows =
  (Omit<EnvironmentFacts, "figures"> & { readonly figures: FigureColumns }) | null;

const relaxes = sql`(flex is not null or grace is not null)`;

/** What flex and grace of the metrics in a scope depend on, in JSON: `environmentFrom` reads it. Nothing is read where none has any. */
export function environmentIn({ network, only }: MetricScope): SQL {
  const scope = sql`network_id = ${network} and ${only}`;
  const driverKeys = sql`select (driver ->> 'seriesKey')::int
    from band_sets, jsonb_path_query(flex, '$.rules[*].trigger.driver') driver where ${scope}`;
  const countedKeys = sql`select key from series where network_id = ${network} and metric_code in (
    select metric_code from band_sets where ${scope} and (grace is not null or flex ->> 'budget' is not null)
  )`;
  const inZone = (instant: SQL) =>
    sql`to_char(${instant} at time zone (select time_zone from networks where id = ${network}), 'YYYY-MM')`;
  return sql`case when exists (select from band_sets where ${scope} and ${relaxes}) then json_build_object(
    'terms', ${jsonRows(sql`
      select metric_code as "metricCode", version, measured_at as "measuredAt", party_ids as "partyIds"
      from metric_versions where network_id = ${network} and metric_code in (
        select metric_code from band_sets where ${scope} and ${relaxes}
      )`)},
    'conditions', ${jsonRows(sql`
      select number, condition, ${periodText(sql`first_period`)} as first, ${periodText(sql`last_period`)} as last,
        organisation_id as "declaredBy", ${inZone(sql`declared_at`)} as "declaredIn",
        withdrawn_at is not null as "isWithdrawn", audience, array(
          select confirmed.organisation_id from condition_confirmations confirmed
          where confirmed.network_id = declared.network_id and confirmed.condition_number = declared.number
          order by confirmed.confirmed_at
        ) as "confirmedBy"
      from declared_conditions declared where network_id = ${network} order by number`)},
    'forecasts', ${jsonRows(sql`
      select series_key as "seriesKey", part, ${periodText(sql`period`)} as period, amount,
        ${inZone(sql`agreed_at`)} as "agreedIn", proposal_number as "proposalNumber"
      from forecasts where network_id = ${network} and series_key in (${driverKeys})`)},
    'figures', ${figureColumns(
      figuresOfEach(
        network,
        sql`array(${driverKeys} union ${countedKeys})`,
        sql`status <> 'draft'`,
      ),
    )}
  ) end`;
}

/** The environment that `environmentIn` gave. */
export function environmentFrom(rows: EnvironmentRows): Environment | null {
  return rows === null ? null : environmentOf({ ...rows, figures: figuresOf(rows.figures) });
}

/** The environment of a metric with these band sets: null where none has flex or grace. */
export function environmentFor(
  bands: Metric["bands"],
  environment: Environment | null,
): Environment | null {
  return bands.some(({ flex, grace }) => flex !== null || grace !== null) ? environment : null;
}
