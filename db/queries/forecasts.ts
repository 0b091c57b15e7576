import { sql } from "drizzle-orm";
import { monthNumber, type Period } from "@/lib/periods/period";
import type { Figure } from "@/lib/reporting/figure";
import type { Forecast } from "@/lib/scorecards/forecasts";
import type { Tx } from "../doors";
import { jsonRows, jsonStatement, periodText } from "../json-statement";
import { figureColumns, figuresOf, figuresOfEach, sinceFirst, type FigureColumns } from "./figures";

/** An open proposal of forecasts, by the objects that it is about, with who hasn't answered yet. */
type OpenForecast = {
  readonly number: number;
  readonly objects: readonly string[];
  readonly waitingFor: readonly string[];
};

/**
 * Agreed forecasts for a month and all after it, the figures of the series that drive flex from that month on, and what of
 * forecasts is still open: as far as the viewer may see. `readable` are the numbers of those proposals that the viewer can open.
 */
export type Forecasts = {
  readonly forecasts: readonly Forecast[];
  readonly figures: readonly Figure[];
  readonly open: readonly OpenForecast[];
  readonly readable: ReadonlySet<number>;
};

type Rows = {
  readonly forecasts: readonly (Omit<Forecast, "agreedAt"> & {
    readonly agreedAt: string;
    readonly isReadable: boolean;
  })[];
  readonly figures: FigureColumns;
  readonly open: readonly OpenForecast[];
};

const network = sql`${sql.placeholder("networkId")}::uuid`;
const first = sql`${sql.placeholder("first")}::int`;

const driverKeys = sql`array(
  select distinct (rule -> 'trigger' -> 'driver' ->> 'seriesKey')::int
  from band_sets flexing, jsonb_array_elements(flexing.flex -> 'rules') rule
  where flexing.network_id = ${network} and rule -> 'trigger' ->> 'kind' = 'volume'
)`;

const read = jsonStatement<Rows>(sql`select json_build_object(
  'forecasts', ${jsonRows(sql`
    select series_key as "seriesKey", part, ${periodText(sql`period`)} as period, amount,
      proposal_number as "proposalNumber", agreed_at as "agreedAt",
      to_char(agreed_at at time zone (select time_zone from networks where id = f.network_id), 'YYYY-MM') as "agreedIn",
      exists (select from proposals p where p.network_id = f.network_id and p.number = f.proposal_number) as "isReadable"
    from forecasts f where f.network_id = ${network} and f.period >= ${first}
    order by f.series_key, f.part, f.period, f.proposal_number`)},
  'figures', ${figureColumns(figuresOfEach(network, driverKeys, sinceFirst(sql`wanted`)))},
  'open', ${jsonRows(sql`
    select number, objects, array(
        select party from unnest(party_ids) party where not exists (
          select from proposal_answers a
          where a.network_id = p.network_id and a.proposal_number = p.number and a.organisation_id = party
        )
      ) as "waitingFor"
    from proposals p
    where p.network_id = ${network} and p.state = 'open'
      and exists (select from unnest(p.objects) about where about like 'forecast %')
    order by number`)}
  )::text as json`);

/** What was agreed and what came, of forecasts for `from` and later. */
export async function readForecasts(tx: Tx, networkId: string, from: Period): Promise<Forecasts> {
  const rows = await read(tx, { networkId, first: monthNumber(from) });
  const found = rows?.forecasts ?? [];
  return {
    forecasts: found.map(({ isReadable: _readable, agreedAt, ...one }) => ({
      ...one,
      agreedAt: new Date(agreedAt),
    })),
    figures: rows === null ? [] : figuresOf(rows.figures),
    open: rows?.open ?? [],
    readable: new Set(
      found.flatMap(({ isReadable, proposalNumber }) => (isReadable ? [proposalNumber] : [])),
    ),
  };
}
