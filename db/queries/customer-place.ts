import { sql } from "drizzle-orm";
import { decimal, type Ratio } from "@/lib/metrics/ratio";
import { monthNumber, type Period } from "@/lib/periods/period";
import type { Expectation } from "@/lib/promises/expectation";
import type { Tx } from "../doors";
import { jsonRows, periodText } from "../json-statement";
import { expectationsIn, expectationsOf, type ExpectationRow } from "./expectations";
import { lastAsLoaded, lastMeasuredAsAgreed } from "./agreed-chains";
import { figuresOfEach } from "./figures";
import { chainKeys, chainScorecard, network, ofChain } from "./places";
import { healthOf, told, type HealthPlace, type HealthRows } from "./warnings";

/**
 * A chain's health with what customers experience beside its outcome: the codes of the metrics that are measured at them, with
 * the figures of the months that a month is looked at by, and, in percent, what stages that aren't shared compose with the
 * others, in the months in which that gives none of them away.
 */
export type CustomerPlace = HealthPlace & {
  readonly customerCodes: readonly string[];
  readonly aggregate: ReadonlyMap<Period, Ratio>;
  readonly expectations: readonly Expectation[];
};

type Rows = HealthRows & {
  readonly customerCodes: readonly string[];
  readonly aggregate: readonly { readonly period: Period; readonly percent: string }[];
  readonly expectations: readonly ExpectationRow[];
};

/** The metrics that a version says are measured at the customer. */
const customerCodes = sql`array(
  select metric_code from metric_versions of_customer
  where of_customer.network_id = ${network} and of_customer.measured_at = 'customer'
)`;

const customerKeys = sql`array(
  select key from series
  where network_id = ${network} and metric_code = any (${customerCodes}) and key <> all (${chainKeys})
)`;

const isMeasured = sql`measured.status <> 'draft' and measured.numerator is not null
  and measured.denominator is distinct from 0`;

/** The month that is shown: the one asked for, or the last with a measured outcome in which the chain holds. */
const shown = sql`coalesce(${sql.placeholder("asked")}::int, greatest((
  select max(measured.period) from figures measured
  where measured.network_id = ${network} and measured.series_key = (select (chain ->> 'outcomeSeriesKey')::int from chain)
    and measured.period <= ${lastAsLoaded} and ${isMeasured}
), ${lastMeasuredAsAgreed(network, isMeasured)}))`;

/** That month, the one before, the same month last year and the reference window. */
const comparedMonths = sql`(period in (${shown}, ${shown} - 1, ${shown} - 12) or period between
  (select (network ->> 'referenceFirst')::int from here) and (select (network ->> 'referenceLast')::int from here))`;

const read = chainScorecard<Rows>(
  sql`${told},
    'expectations', ${expectationsIn(network)},
    'customerCodes', (select to_json(${customerCodes})),
    'aggregate', (select case when count(*) < (select count(*) from chain_stages where ${ofChain})
      then ${jsonRows(sql`
        select ${periodText(sql`period`)} as period, percent::text from chain_aggregates() found
        where found.network_id = ${network}`)} else '[]' end
      from chain_stages join series on series.network_id = chain_stages.network_id and series.key = series_key
      where chain_stages.network_id = ${network} and chain_number = 1 and exists (select from chain))`,
  {
    metrics: sql`metric_code = any (${customerCodes})`,
    figures: figuresOfEach(network, customerKeys, comparedMonths),
  },
);

/**
 * The network of this slug as its customers experience it, in the month asked for or the last one with a measured outcome; null
 * where the viewer has no such network. `chain` names the chain that is asked for, null the first.
 */
export async function findCustomerPlace(
  tx: Tx,
  slug: string,
  asked: Period | null,
  chain: string | null = null,
): Promise<CustomerPlace | null> {
  const found = await read(tx, slug, {
    chain,
    asked: asked === null ? null : monthNumber(asked),
  });
  if (found === null) return null;
  const { customerCodes: codes, aggregate, expectations } = found.rows;
  return {
    ...healthOf(found),
    expectations: expectationsOf(expectations),
    customerCodes: [...new Set(codes)],
    aggregate: new Map(aggregate.map(({ period, percent }) => [period, decimal(percent)])),
  };
}
