import { sql, type SQL } from "drizzle-orm";
import type { MetricTerms } from "@/lib/metrics/metric-version";
import { inForce } from "@/lib/periods/in-force";
import type { Period } from "@/lib/periods/period";
import type { Metric, ProposedBandSet, Series } from "@/lib/reporting/metric";
import type { Tx } from "../doors";
import { jsonRows, periodText } from "../json-statement";
import { boundsColumns, boundsOf, type BoundsRow } from "./bounds";
import { findEnvironment, relaxes } from "./environment";
import { byMetric, seriesIn, splitSeries, type MetricScope } from "./metric-scope";

/** What `metricTerms` gives. */
export type MetricTermsRows<Terms extends MetricTerms = MetricTerms> = {
  readonly versions: readonly (Terms & { readonly metricCode: string })[];
  readonly bands: readonly BandRow[];
  readonly series: readonly Series[];
};

type BandRow = BoundsRow & {
  readonly metricCode: string;
  readonly effectiveFrom: Period;
  /** Who hasn't agreed to the set, by each version that they are a party of. */
  readonly missing: readonly { readonly version: number; readonly partyId: string }[];
};

const from = periodText(sql`effective_from`);

/** The columns of a definition that say what is to be entered. */
export const entryColumns = sql`numerator_says as "numeratorSays", denominator_says as "denominatorSays",
  visibility, party_ids as "partyIds", text_hash as "textHash",`;

/** Metrics in JSON, with no more than their figures are judged by, and `also` these columns: `metricsOf` reads it. */
export function metricTerms({
  network,
  only,
  also = sql``,
}: MetricScope & { readonly also?: SQL }): SQL {
  const scope = sql`network_id = ${network} and ${only}`;
  return sql`json_build_object(
    'versions', ${jsonRows(sql`
      select metric_code as "metricCode", version, ${from} as "effectiveFrom", comparable, name, kind, unit,
        decimals, ${periodText(sql`parallel_from`)} as "parallelFrom", ${also} array(
          select party from unnest(party_ids) party
          where (metric_code, version, party, text_hash) not in (${agreedTo(network, "metric-version")})
        ) as "missingPartyIds"
      from metric_versions where ${scope} order by metric_code, version`)},
    'bands', ${jsonRows(sql`
      select metric_code as "metricCode", ${from} as "effectiveFrom", ${boundsColumns}, array(
          select json_build_object('version', version, 'partyId', party)
          from metric_versions defined, unnest(party_ids) party
          where defined.network_id = band_sets.network_id and defined.metric_code = band_sets.metric_code
            and (band_sets.metric_code, band_sets.effective_from, party, band_sets.text_hash)
              not in (${agreedTo(network, "band-set")})
        ) as missing
      from band_sets where ${scope} order by effective_from`)},
    'series', ${jsonRows(seriesIn(scope))}
  )`;
}

/** Which parties agreed to which text; looked up in memory, so that it is read once and not for each party. */
function agreedTo(network: SQL, subject: "metric-version" | "band-set"): SQL {
  return sql`select agreed.metric_code, agreed.number, agreed.organisation_id, agreed.text_hash
    from agreements agreed where agreed.network_id = ${network} and agreed.subject = ${subject}`;
}

/** The metrics of this network that `metricTerms` gave, by code; what their flex and grace depend on is read where they have any. */
export async function metricsOf<Terms extends MetricTerms>(
  tx: Tx,
  networkId: string,
  { versions, bands, series }: MetricTermsRows<Terms>,
): Promise<readonly Metric<Terms>[]> {
  const [bandsOf, seriesOf] = [byMetric(bands), byMetric(series)];
  const environment = await findEnvironment(tx, networkId, bands);
  return [...byMetric(versions)].map(([code, terms]) => {
    const own = (bandsOf.get(code) ?? []).map((row) => bandOf(row, terms));
    return {
      code,
      versions: terms,
      bands: own,
      ...splitSeries(seriesOf.get(code) ?? []),
      environment: own.some(relaxes) ? environment : null,
    };
  });
}

function bandOf(row: BandRow, versions: readonly MetricTerms[]): ProposedBandSet {
  const { effectiveFrom } = row;
  const under = inForce(versions, effectiveFrom) ?? versions.at(-1);
  return {
    effectiveFrom,
    bounds: boundsOf(row),
    flex: row.flex,
    grace: row.grace,
    missingPartyIds: row.missing
      .filter(({ version }) => version === under?.version)
      .map(({ partyId }) => partyId),
  };
}
