import { and, asc, eq, inArray, type SQL } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { missingParties } from "@/lib/agreements/missing-parties";
import type { Bounds } from "@/lib/bands/bounds";
import type { MetricVersion, PartyAgreement } from "@/lib/metrics/metric-version";
import { inForce } from "@/lib/periods/in-force";
import { periodOfMonthNumber } from "@/lib/periods/period";
import type { Metric, ProposedBandSet } from "@/lib/reporting/metric";
import type { Tx } from "../doors";
import { agreements, bandSets, metricVersions, series } from "../schema/metrics";
import { memberPeople } from "../schema/networks";

/**
 * The metrics of a network that the viewer may see, by code, each with versions (oldest first), who agreed to them,
 * band sets and series.
 *
 * @param codes only these metrics; all without it
 */
export async function listMetrics(
  tx: Tx,
  networkId: string,
  codes?: readonly string[],
): Promise<readonly Metric[]> {
  const only = (network: PgColumn, code: PgColumn): SQL | undefined =>
    and(eq(network, networkId), codes === undefined ? undefined : inArray(code, [...codes]));
  const versions = await tx
    .select()
    .from(metricVersions)
    .where(only(metricVersions.networkId, metricVersions.metricCode))
    .orderBy(asc(metricVersions.metricCode), asc(metricVersions.version));
  const answers = await tx
    .select({
      subject: agreements.subject,
      metricCode: agreements.metricCode,
      number: agreements.number,
      organisationId: agreements.organisationId,
      agreedAt: agreements.agreedAt,
      textHash: agreements.textHash,
      personName: memberPeople.name,
    })
    .from(agreements)
    .innerJoin(
      memberPeople,
      and(
        eq(memberPeople.networkId, agreements.networkId),
        eq(memberPeople.organisationId, agreements.organisationId),
        eq(memberPeople.personId, agreements.personId),
      ),
    )
    .where(only(agreements.networkId, agreements.metricCode))
    .orderBy(asc(agreements.agreedAt));
  const bands = await tx
    .select()
    .from(bandSets)
    .where(only(bandSets.networkId, bandSets.metricCode))
    .orderBy(asc(bandSets.effectiveFrom));
  const reported = await tx
    .select({
      key: series.key,
      metricCode: series.metricCode,
      subject: series.subject,
      reporterId: series.reporterId,
      audience: series.audience,
    })
    .from(series)
    .where(only(series.networkId, series.metricCode))
    .orderBy(asc(series.key));
  return [...new Set(versions.map(({ metricCode }) => metricCode))].map((code) => {
    const own = answers.filter(({ metricCode }) => metricCode === code);
    const defined = versions
      .filter(({ metricCode }) => metricCode === code)
      .map((row) => versionOf(row, own));
    return {
      code,
      versions: defined,
      bands: bands
        .filter(({ metricCode }) => metricCode === code)
        .map((row) => bandOf(row, defined, own)),
      series: reported.filter(({ metricCode }) => metricCode === code),
    };
  });
}

type Answer = PartyAgreement & {
  readonly subject: "metric-version" | "band-set";
  readonly number: number;
};

function versionOf(
  row: typeof metricVersions.$inferSelect,
  answers: readonly Answer[],
): MetricVersion {
  const { networkId: _network, audience: _audience, effectiveFrom, ...terms } = row;
  const own = answers.filter(
    ({ subject, number }) => subject === "metric-version" && number === row.version,
  );
  return {
    ...terms,
    effectiveFrom: periodOfMonthNumber(effectiveFrom),
    agreements: own,
    missingPartyIds: missing(row.partyIds, own, row.textHash),
  };
}

function bandOf(
  row: typeof bandSets.$inferSelect,
  versions: readonly MetricVersion[],
  answers: readonly Answer[],
): ProposedBandSet {
  const effectiveFrom = periodOfMonthNumber(row.effectiveFrom);
  const parties = (inForce(versions, effectiveFrom) ?? versions.at(-1))?.partyIds ?? [];
  const own = answers.filter(
    ({ subject, number }) => subject === "band-set" && number === row.effectiveFrom,
  );
  return {
    effectiveFrom,
    bounds: boundsOf(row),
    agreements: own,
    missingPartyIds: missing(parties, own, row.textHash),
  };
}

function missing(
  partyIds: readonly string[],
  answers: readonly Answer[],
  textHash: string,
): readonly string[] {
  return missingParties(
    partyIds,
    answers.map((one) => ({ organisation: one.organisationId, hash: one.textHash })),
    textHash,
  );
}

function boundsOf(row: typeof bandSets.$inferSelect): Bounds {
  if (row.direction === "in-range") {
    return {
      direction: row.direction,
      inner: { from: row.innerFrom ?? "", to: row.innerTo ?? "" },
      outer: { from: row.outerFrom ?? "", to: row.outerTo ?? "" },
    };
  }
  return {
    direction: row.direction,
    target: row.target ?? "",
    floor: row.floor ?? "",
    stretch: row.stretch,
  };
}
