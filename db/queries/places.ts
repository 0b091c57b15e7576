import { sql, type SQL } from "drizzle-orm";
import type { DefinedMetric, Metric } from "@/lib/reporting/metric";
import type { Tx } from "../doors";
import { jsonRows, jsonStatement, periodText } from "../json-statement";
import type { Figure } from "@/lib/reporting/figure";
import { chainNames, type AgreedChain } from "@/lib/scorecards/agreed-chain";
import {
  agreedMember,
  agreedMembers,
  chainsNaming,
  chosenName,
  shownNumber,
} from "./agreed-chains";
import { chainIn, type Chain } from "./chains";
import {
  figureColumns,
  figuresOf,
  figuresOfEach,
  restatedMonths,
  type FigureColumns,
  type RestatedMonth,
} from "./figures";
import { definedMetrics, definedMetricsOf, type DefinedMetricRows } from "./metrics";
import { metricsOf, metricTerms, type MetricTermsRows } from "./metric-terms";
import { networkJson, networkOf, type Network, type NetworkRow } from "./networks";
import type { NetworkPeriod } from "./periods";
import { commentsOf, commentsOnMetric, type CommentRow, type ProposalComment } from "./proposals";

/**
 * What every page of a network stands on, read in one statement: the network with its chain, as it was loaded and as it was agreed
 * since, and its periods, oldest first, and the names of the organisations that the viewer knows, by id.
 */
type Place = {
  readonly network: Network;
  readonly chain: Chain | null;
  readonly agreed: AgreedChain | null;
  readonly periods: readonly NetworkPeriod[];
  readonly names: ReadonlyMap<string, string>;
};

/** What a statement of `placeWith` gives. */
export type PlaceRows = {
  readonly network: NetworkRow;
  readonly chain: Chain | null;
  readonly agreed: AgreedChain | null;
  readonly periods: readonly NetworkPeriod[];
  readonly names: Readonly<Record<string, string>> | null;
};

/** The id of the place's network, in a member. */
export const network = sql`(select id from here)`;
/** Whether there is a chain to show, in a member. */
const isThere = sql`(exists (select from chain) or exists (select from agreed))`;

const composedCode = sql`(select chain ->> 'composedMetricCode' from chain)`;

/** Whether a metric measures the chain or judges what its stages compose. */
const isOfChain = sql`(metric_code = any ((select codes from measured)::text[]) or metric_code = ${composedCode})`;

/** Rows of the chain that was loaded, where that is the one that is shown, in a member. */
export const ofChain = sql`network_id = ${network} and chain_number = 1 and exists (select from chain)`;

/** Rows of the chain that is shown, whichever that is, in a member. */
export const ofShownChain = sql`network_id = ${network} and chain_number = ${shownNumber}`;

const loadedSeries = sql`select series_key from chain_stages where ${ofChain}
  union select (chain ->> 'outcomeSeriesKey')::int from chain`;

/** The keys of the series that the chain is measured by as it was loaded, as an array, in a member. */
export const loadedKeys = sql`array(${loadedSeries})`;

/** The keys of the series that the chain is measured by in any of its months, as an array, in a member. */
export const chainKeys = sql`array(${loadedSeries} union select key from agreed_series)`;

const here = sql`
    here as materialized (
      select id, ${networkJson} as network from networks where slug = ${sql.placeholder("slug")}
    ),
    loaded as materialized (${chainIn(network)}),
    chain as materialized (
      select chain from loaded where chain ->> 'name' = coalesce(${chosenName}, chain ->> 'name')
    ),
    ${agreedMembers(network)}`;

/** The document of a place with more members, which may ask `here` and `chain`, for which `measured` has the codes of the metrics that measure the chain. No row where the viewer has no such network. */
export function placeWith(members: SQL): SQL {
  return sql`with ${here},
    measured as materialized (
      select array_agg(metric_code) as codes from series where network_id = ${network} and key = any (${chainKeys})
    )
    select json_build_object(
      'network', here.network,
      'chain', (select chain from chain),
      'agreed', ${agreedMember},
      'periods', ${jsonRows(sql`
        select ${periodText(sql`period`)} as period, due_on as "dueOn", closed_on as "closedOn"
        from network_periods where network_id = ${network} order by network_periods.period`)},
      'names', (select json_object_agg(id, name) from organisations),
      ${members}
    )::text as json from here`;
}

/** The place that a document tells. */
export function placeOf({ network: row, chain, agreed, periods, names }: PlaceRows): Place {
  return {
    network: networkOf(row),
    chain,
    agreed,
    periods,
    names: new Map(Object.entries(names ?? {})),
  };
}

/** A place with metrics, by code. */
export type MetricsPlace<Terms extends Metric = Metric> = Place & {
  readonly metrics: readonly Terms[];
};

/** A place with its metrics and those of their figures that a page shows, oldest first. */
export type Scorecard = MetricsPlace & { readonly figures: readonly Figure[] };

/** What is read of a place with its metrics. */
export type ScorecardRows = PlaceRows & { readonly metrics: MetricTermsRows };

/** Reads a scorecard, with the rows that it was made of; null where the viewer has no such network. */
type ScorecardReader<Rows> = (
  tx: Tx,
  slug: string,
  values?: Readonly<Record<string, unknown>>,
) => Promise<(Scorecard & { readonly rows: Rows }) | null>;

/** Reads a place with its metrics, and its figures at the same time: neither waits for the other. */
function scorecard<Rows extends ScorecardRows>(members: SQL, figures: SQL): ScorecardReader<Rows> {
  const readPlace = jsonStatement<Rows>(placeWith(members));
  const readFigures = jsonStatement<FigureColumns>(
    sql`with ${here} select ${figures}::text as json`,
  );
  return async (tx, slug, values = {}) => {
    const given = { chain: null, ...values, slug };
    const [rows, found] = await Promise.all([readPlace(tx, given), readFigures(tx, given)]);
    if (rows === null) return null;
    const metrics = await metricsOf(tx, rows.network.id, rows.metrics);
    return { ...placeOf(rows), metrics, figures: found === null ? [] : figuresOf(found), rows };
  };
}

/** A year and the month that is compared with it: what is older isn't the last figure of anything. */
export const monthsShown = 13;

/** The figures of all series in a network's last months. */
const recently = figureColumns(sql`
  select * from figures where network_id = ${network} and period > (
    select max(latest.period) from network_periods latest where latest.network_id = ${network}
  ) - ${monthsShown}::int`);

const readAll = scorecard(sql`'metrics', ${metricTerms({ network, only: sql`true` })}`, recently);

/**
 * The network of this slug with all its metrics that the viewer may see, and their figures of its last months; null where
 * the viewer has no such network.
 */
export async function findMetricsPlace(tx: Tx, slug: string): Promise<Scorecard | null> {
  return readAll(tx, slug);
}

/** The figures of the series that a chain is measured by, of all months. */
const chainFigures = figuresOfEach(network, chainKeys);

/** What of a network is read beside its chain: whether a metric is, by its `metric_code`, and the figures. */
type BesideChain = { readonly metrics: SQL; readonly figures: SQL };

/**
 * Reads the scorecard of a chain, the metrics that measure or judge it and their figures of all months, with more members, which
 * begin with a comma, and what else is asked for. Where there is no chain: all metrics and their figures of the last months.
 */
export function chainScorecard<Rows extends ScorecardRows>(
  more: SQL,
  beside: BesideChain | null = null,
): ScorecardReader<Rows> {
  const only = beside === null ? isOfChain : sql`(${isOfChain} or ${beside.metrics})`;
  const figures =
    beside === null ? chainFigures : sql`(${chainFigures}) union all (${beside.figures})`;
  return scorecard<Rows>(
    sql`'metrics', ${metricTerms({
      network,
      only: sql`(${only} or not ${isThere})`,
    })}${more}`,
    sql`case when ${isThere} then ${figureColumns(figures)} else ${recently} end`,
  );
}

const readTerms = jsonStatement<PlaceRows & { readonly metrics: MetricTermsRows }>(
  placeWith(sql`'metrics', ${metricTerms({ network, only: sql`true` })}`),
);

/** The network of this slug with all its metrics that the viewer may see, without figures; null as above. */
export async function findMetricTermsPlace(tx: Tx, slug: string): Promise<MetricsPlace | null> {
  const rows = await readTerms(tx, { chain: null, slug });
  if (rows === null) return null;
  return { ...placeOf(rows), metrics: await metricsOf(tx, rows.network.id, rows.metrics) };
}

/** The code of the metric that is asked for. */
const askedCode = sql`${sql.placeholder("code")}::text`;

const readOne = jsonStatement<
  PlaceRows & {
    readonly defined: DefinedMetricRows;
    readonly metrics: MetricTermsRows;
    readonly comments: readonly CommentRow[];
    readonly restated: readonly RestatedMonth[];
    readonly chains: readonly string[];
  }
>(
  placeWith(sql`
    'restated', ${restatedMonths(
      network,
      sql`array(select key from series where network_id = ${network} and metric_code = ${askedCode})`,
    )},
    'chains', (select coalesce(json_agg(name), '[]') from (
      select chain ->> 'name' as name from chain where exists (
        select from series where network_id = ${network} and metric_code = ${askedCode} and key = any (${loadedKeys})
      )
      union ${chainsNaming(askedCode)}
    ) measured_by_it),
    'comments', ${commentsOnMetric(network, askedCode)},
    'defined', ${definedMetrics({
      network,
      only: sql`metric_code = ${askedCode}`,
    })},
    'metrics', ${metricTerms({
      network,
      only: sql`${isOfChain} and ${composedCode} = ${askedCode}`,
    })}`),
);

/** The network of this slug with one metric word for word, and, where that is composed of the chain, with the metrics that measure it. */
export async function findMetricPlace(
  tx: Tx,
  slug: string,
  code: string,
): Promise<
  | (MetricsPlace & {
      readonly metric: DefinedMetric | null;
      /** What was said about its changes, as far as the viewer is a party of them. */
      readonly comments: readonly ProposalComment[];
      readonly restated: readonly RestatedMonth[];
      /** The names of the chains that it measures in any of their months, as a choice has them. */
      readonly chains: readonly string[];
    })
  | null
> {
  const rows = await readOne(tx, { chain: null, slug, code });
  if (rows === null) return null;
  const { id } = rows.network;
  const [metric = null] = await definedMetricsOf(tx, id, rows.defined);
  const comments = commentsOf(rows.comments);
  const chains = chainNames(rows.chain, rows.agreed).filter((name) => rows.chains.includes(name));
  return {
    ...placeOf(rows),
    metric,
    comments,
    restated: rows.restated,
    chains,
    metrics: await metricsOf(tx, id, rows.metrics),
  };
}
