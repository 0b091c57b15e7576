import { and, asc, eq, inArray, type SQL } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { missingParties } from "@/lib/agreements/missing-parties";
import type { Bounds } from "@/lib/bands/bounds";
import type { MetricVersion } from "@/lib/metrics/metric-version";
import { periodOfMonthNumber } from "@/lib/periods/period";
import type { Metric } from "@/lib/reporting/metric";
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
    .where(
      and(
        only(agreements.networkId, agreements.metricCode),
        eq(agreements.subject, "metric-version"),
      ),
    )
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
  return [...new Set(versions.map(({ metricCode }) => metricCode))].map((code) => ({
    code,
    versions: versions
      .filter(({ metricCode }) => metricCode === code)
      .map((row) => versionOf(row, answers)),
    bands: bands
      .filter(({ metricCode }) => metricCode === code)
      .map((row) => ({
        effectiveFrom: periodOfMonthNumber(row.effectiveFrom),
        textHash: row.textHash,
        bounds: boundsOf(row),
      })),
    series: reported.filter(({ metricCode }) => metricCode === code),
  }));
}

type Answer = {
  readonly metricCode: string;
  readonly number: number;
  readonly organisationId: string;
  readonly agreedAt: Date;
  readonly textHash: string;
  readonly personName: string;
};

function versionOf(
  row: typeof metricVersions.$inferSelect,
  answers: readonly Answer[],
): MetricVersion {
  const { networkId: _network, audience: _audience, effectiveFrom, ...terms } = row;
  const own = answers.filter(
    ({ metricCode, number }) => metricCode === row.metricCode && number === row.version,
  );
  return {
    ...terms,
    effectiveFrom: periodOfMonthNumber(effectiveFrom),
    agreements: own,
    missingPartyIds: missingParties(
      row.partyIds,
      own.map(({ organisationId, textHash }) => ({
        organisation: organisationId,
        hash: textHash,
      })),
      row.textHash,
    ),
  };
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
