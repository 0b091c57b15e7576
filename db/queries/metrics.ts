import { sql, type SQL } from "drizzle-orm";
import { missingParties } from "@/lib/agreements/missing-parties";
import type { MetricVersion, PartyAgreement } from "@/lib/metrics/metric-version";
import { inForce } from "@/lib/periods/in-force";
import { monthNumber, type Period } from "@/lib/periods/period";
import type { AnsweredBandSet, DefinedMetric, Series } from "@/lib/reporting/metric";
import type { Tx } from "../doors";
import { jsonRows, jsonStatement, periodText } from "../json-statement";
import type { StoredFlex } from "../schema/metrics";
import { boundsColumns, boundsOf, type BoundsRow } from "./bounds";
import { findEnvironment, relaxes } from "./environment";
import { byMetric, seriesIn, splitSeries, type MetricScope } from "./metric-scope";

/** What `definedMetrics` gives. */
export type DefinedMetricRows = {
  readonly versions: readonly VersionRow[];
  readonly bands: readonly BandRow[];
  readonly answers: readonly Answer[];
  readonly series: readonly Series[];
};

type VersionRow = Omit<MetricVersion, "agreements" | "missingPartyIds"> & {
  readonly metricCode: string;
};

type BandRow = Omit<BoundsRow, "flex"> & {
  readonly flex: StoredFlex | null;
  readonly metricCode: string;
  readonly effectiveFrom: Period;
  readonly proposalNumber: number | null;
  readonly textHash: string;
};

type Answer = Omit<PartyAgreement, "agreedAt"> & {
  readonly subject: "metric-version" | "band-set";
  readonly metricCode: string;
  readonly number: number;
  readonly agreedAt: string;
};

const from = periodText(sql`effective_from`);

/** Metrics in JSON, word for word and with who agreed to what: `definedMetricsOf` reads it. */
export function definedMetrics({ network, only }: MetricScope): SQL {
  const scope = sql`network_id = ${network} and ${only}`;
  return sql`json_build_object(
    'versions', ${jsonRows(sql`
      select metric_code as "metricCode", version, ${from} as "effectiveFrom", comparable, name, purpose, kind,
        unit, decimals, direction, measured_at as "measuredAt", for_whom as "forWhom",
        numerator_says as "numeratorSays", denominator_says as "denominatorSays", includes, excludes, frequency,
        in_aggregate as "inAggregate", ${periodText(sql`parallel_from`)} as "parallelFrom",
        proposal_number as "proposalNumber", rounding,
        source_system as "sourceSystem", evidence, accepting_id as "acceptingId",
        retained_owner_id as "retainedOwnerId", owner_ids as "ownerIds", party_ids as "partyIds", visibility,
        text_hash as "textHash"
      from metric_versions where ${scope} order by metric_code, version`)},
    'bands', ${jsonRows(sql`
      select metric_code as "metricCode", ${from} as "effectiveFrom", ${boundsColumns},
        proposal_number as "proposalNumber", text_hash as "textHash"
      from band_sets where ${scope} order by effective_from`)},
    'answers', ${jsonRows(sql`
      select subject, metric_code as "metricCode", number, organisation_id as "organisationId",
        member_people.name as "personName", agreed_at as "agreedAt", text_hash as "textHash"
      from agreements join member_people using (network_id, organisation_id, person_id)
      where ${scope} order by agreed_at, organisation_id`)},
    'series', ${jsonRows(seriesIn(scope))}
  )`;
}

const codes = sql`${sql.placeholder("codes")}::text[]`;

const read = jsonStatement<DefinedMetricRows>(
  sql`select ${definedMetrics({
    network: sql`${sql.placeholder("networkId")}::uuid`,
    only: sql`(${codes} is null or metric_code = any (${codes}))`,
  })}::text as json`,
);

/**
 * The metrics of a network that the viewer may see, by code, each with versions (oldest first), who agreed to them,
 * band sets and series.
 *
 * @param codes only these metrics; all without it
 */
export async function listMetrics(
  tx: Tx,
  networkId: string,
  codes: readonly string[] | null = null,
): Promise<readonly DefinedMetric[]> {
  const rows = await read(tx, { networkId, codes });
  return rows === null ? [] : definedMetricsOf(tx, networkId, rows);
}

/** The metrics of this network that `definedMetrics` gave, by code; what their flex and grace depend on is read where they have any. */
export async function definedMetricsOf(
  tx: Tx,
  networkId: string,
  { versions, bands, answers, series }: DefinedMetricRows,
): Promise<readonly DefinedMetric[]> {
  const environment = await findEnvironment(tx, networkId, bands);
  const [answersOf, bandsOf, seriesOf] = [byMetric(answers), byMetric(bands), byMetric(series)];
  return [...byMetric(versions)].map(([code, rows]) => {
    const own = answersOf.get(code) ?? [];
    const defined = rows.map((row) => versionOf(row, own));
    const sets = (bandsOf.get(code) ?? []).map((row) => bandOf(row, defined, own));
    return {
      code,
      versions: defined,
      bands: sets,
      ...splitSeries(seriesOf.get(code) ?? []),
      environment: sets.some(relaxes) ? environment : null,
    };
  });
}

function versionOf(row: VersionRow, answers: readonly Answer[]): MetricVersion {
  const { metricCode: _code, ...terms } = row;
  const own = answersTo("metric-version", row.version, answers);
  return {
    ...terms,
    agreements: own,
    missingPartyIds: missing(row.partyIds, own, row.textHash),
  };
}

function bandOf(
  row: BandRow,
  versions: readonly MetricVersion[],
  answers: readonly Answer[],
): AnsweredBandSet {
  const { effectiveFrom } = row;
  const parties = (inForce(versions, effectiveFrom) ?? versions.at(-1))?.partyIds ?? [];
  const own = answersTo("band-set", monthNumber(effectiveFrom), answers);
  return {
    effectiveFrom,
    bounds: boundsOf(row),
    flex: row.flex,
    grace: row.grace,
    proposalNumber: row.proposalNumber,
    agreements: own,
    missingPartyIds: missing(parties, own, row.textHash),
  };
}

function answersTo(
  subject: Answer["subject"],
  number: number,
  answers: readonly Answer[],
): readonly PartyAgreement[] {
  return answers
    .filter((one) => one.subject === subject && one.number === number)
    .map(({ organisationId, personName, agreedAt, textHash }) => ({
      organisationId,
      personName,
      agreedAt: new Date(agreedAt),
      textHash,
    }));
}

function missing(
  partyIds: readonly string[],
  answers: readonly PartyAgreement[],
  textHash: string,
): readonly string[] {
  return missingParties(
    partyIds,
    answers.map((one) => ({ organisation: one.organisationId, hash: one.textHash })),
    textHash,
  );
}
