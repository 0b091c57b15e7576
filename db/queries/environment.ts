import { sql, type SQL } from "drizzle-orm";
import type { BandSet } from "@/lib/bands/band-set";
import {
  environmentOf,
  type Environment,
  type EnvironmentFacts,
} from "@/lib/reporting/environment";
import type { Tx } from "../doors";
import { jsonRows, jsonStatement, periodText } from "../json-statement";
import { figureColumns, figuresOf, figuresOfEach, type FigureColumns } from "./figures";

type Rows = Omit<EnvironmentFacts, "figures"> & { readonly figures: FigureColumns };

const network = sql`${sql.placeholder("networkId")}::uuid`;
const codes = sql`${sql.placeholder("codes")}::text[]`;
const drivers = sql`${sql.placeholder("drivers")}::int[]`;
const timeZone = sql`(select time_zone from networks where id = ${network})`;

/** Declared conditions of a network as far as `only` keeps them, by number, in JSON: `DeclaredCondition`s. */
export function declaredIn(of: SQL, only: SQL): SQL {
  return jsonRows(sql`
      select number, condition, ${periodText(sql`first_period`)} as first, ${periodText(sql`last_period`)} as last,
        organisation_id as "declaredBy", to_char(declared_at at time zone (select time_zone from networks where id = ${of}), 'YYYY-MM')
          as "declaredIn",
        withdrawn_at is not null as "isWithdrawn", party_ids as confirmable, array(
          select confirmed.organisation_id from condition_confirmations confirmed
          where confirmed.network_id = declared.network_id and confirmed.condition_number = declared.number
          order by confirmed.confirmed_at
        ) as "confirmedBy"
      from declared_conditions declared where network_id = ${of} and ${only} order by number`);
}

const read = jsonStatement<Rows>(sql`select json_build_object(
    'terms', ${jsonRows(sql`
      select metric_code as "metricCode", version, measured_at as "measuredAt", party_ids as "partyIds"
      from metric_versions where network_id = ${network} and metric_code = any (${codes})`)},
    'conditions', ${declaredIn(network, sql`condition = any (${sql.placeholder("conditions")}::text[])`)},
    'forecasts', ${jsonRows(sql`
      select series_key as "seriesKey", part, ${periodText(sql`period`)} as period, amount,
        to_char(agreed_at at time zone ${timeZone}, 'YYYY-MM') as "agreedIn", proposal_number as "proposalNumber"
      from forecasts where network_id = ${network} and series_key = any (${drivers})`)},
    'figures', ${figureColumns(
      figuresOfEach(
        network,
        sql`array(
          select unnest(${drivers})
          union select key from series
            where network_id = ${network} and metric_code = any (${sql.placeholder("counted")}::text[])
        )`,
        sql`status <> 'draft'`,
      ),
    )}
  )::text as json`);

type Relaxing = Pick<BandSet, "flex" | "grace"> & { readonly metricCode: string };

/** What flex and grace of these band sets depend on; null, and nothing is read, where none has any. */
export async function findEnvironment(
  tx: Tx,
  networkId: string,
  bands: readonly Relaxing[],
): Promise<Environment | null> {
  const relaxing = bands.filter(relaxes);
  if (relaxing.length === 0) return null;
  const triggers = relaxing.flatMap(({ flex }) => flex?.rules.map(({ trigger }) => trigger) ?? []);
  const rows = await read(tx, {
    networkId,
    codes: codesOf(relaxing),
    counted: codesOf(
      relaxing.filter(({ flex, grace }) => grace !== null || (flex?.budget ?? null) !== null),
    ),
    conditions: triggers.flatMap((one) => (one.kind === "condition" ? one.condition : [])),
    drivers: triggers.flatMap((one) => (one.kind === "volume" ? one.driver.seriesKey : [])),
  });
  return rows === null ? null : environmentOf({ ...rows, figures: figuresOf(rows.figures) });
}

/** Whether a band set has flex or grace. */
export function relaxes({ flex, grace }: Pick<BandSet, "flex" | "grace">): boolean {
  return flex !== null || grace !== null;
}

function codesOf(bands: readonly Relaxing[]): readonly string[] {
  return [...new Set(bands.map(({ metricCode }) => metricCode))];
}
