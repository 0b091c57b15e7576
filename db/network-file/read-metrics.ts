import { asc, eq } from "drizzle-orm";
import type { MetricKind } from "@/lib/metrics/kind";
import { utcText } from "@/lib/network-file/instant";
import type { NetworkFileInput } from "@/lib/network-file/network-file";
import { sortedBy } from "@/lib/network-file/sorted-by";
import { periodOfMonthNumber } from "@/lib/periods/period";
import type { Tx } from "../doors";
import { agreements, bandSets, metrics, metricVersions, series } from "../schema/metrics";
import { writtenInstant } from "./instants";
import { namedFlex } from "../queries/agreed-terms";
import { nameBehind, type Names } from "./names";

type Metric = NonNullable<NonNullable<NetworkFileInput["networks"]>[number]["metrics"]>[number];
type Version = Metric["versions"][number];
type Band = NonNullable<Metric["bands"]>[number];
type Agreement = NonNullable<Version["agreements"]>[number];

/** A series' own row. */
export type SeriesRow = typeof series.$inferSelect;

/** A network's metrics as its file has them, and what figures are read by: the series by key, and the kind of each version. */
export type ReadMetrics = {
  readonly metrics: Metric[];
  readonly series: readonly SeriesRow[];
  readonly kindOf: (metricCode: string, version: number) => MetricKind;
};

type BandRow = typeof bandSets.$inferSelect;

/** The agreements to one text, by subject, metric and number. */
type AgreementsTo = (subject: string, metricCode: string, number: number) => Agreement[];

/** The metrics of a network by code: versions, band sets, who agreed to what, and series. */
export async function readMetrics(tx: Tx, networkId: string, names: Names): Promise<ReadMetrics> {
  const all = await tx.select().from(metrics).where(eq(metrics.networkId, networkId));
  const versions = await tx
    .select()
    .from(metricVersions)
    .where(eq(metricVersions.networkId, networkId))
    .orderBy(asc(metricVersions.version));
  const bands = await tx
    .select()
    .from(bandSets)
    .where(eq(bandSets.networkId, networkId))
    .orderBy(asc(bandSets.effectiveFrom));
  const reported = await tx
    .select()
    .from(series)
    .where(eq(series.networkId, networkId))
    .orderBy(asc(series.key));
  const agreementsTo = await readAgreements(tx, networkId, names);
  const kinds = new Map(versions.map((one) => [`${one.metricCode} ${one.version}`, one.kind]));
  return {
    metrics: sortedBy(all, ({ code }) => code).map(({ code, audience }) => ({
      code,
      versions: versions
        .filter(({ metricCode }) => metricCode === code)
        .map((row) => versionEntry(row, names, agreementsTo)),
      bands: bands
        .filter(({ metricCode }) => metricCode === code)
        .map((row) => bandEntry(row, agreementsTo)),
      series: reported
        .filter(({ metricCode }) => metricCode === code)
        .map((row) => seriesEntry(row, names, audience)),
    })),
    series: reported,
    kindOf: (code, version) => {
      const kind = kinds.get(`${code} ${version}`);
      if (kind === undefined) throw new RangeError(`no version ${version} of "${code}"`);
      return kind;
    },
  };
}

async function readAgreements(tx: Tx, networkId: string, names: Names): Promise<AgreementsTo> {
  const rows = await tx
    .select({
      subject: agreements.subject,
      metricCode: agreements.metricCode,
      number: agreements.number,
      organisationId: agreements.organisationId,
      personId: agreements.personId,
      at: writtenInstant(agreements.agreedAt),
      hash: agreements.textHash,
    })
    .from(agreements)
    .where(eq(agreements.networkId, networkId));
  const byText = new Map<string, Agreement[]>();
  for (const { subject, metricCode, number, ...row } of rows) {
    const text = `${subject} ${metricCode} ${number}`;
    const entry = {
      organisation: nameBehind(names.organisations, row.organisationId),
      email: nameBehind(names.people, row.personId),
      at: utcText(row.at),
      hash: row.hash,
    };
    byText.set(text, [...(byText.get(text) ?? []), entry]);
  }
  return (subject, metricCode, number) =>
    sortedBy(
      byText.get(`${subject} ${metricCode} ${number}`) ?? [],
      ({ organisation }) => organisation,
    );
}

function versionEntry(
  row: typeof metricVersions.$inferSelect,
  names: Names,
  agreementsTo: AgreementsTo,
): Version {
  const slug = (id: string) => nameBehind(names.organisations, id);
  const { version, comparable, name, purpose, kind, unit, decimals, direction } = row;
  const { measuredAt, forWhom, rounding, sourceSystem, visibility, evidence } = row;
  return {
    version,
    effectiveFrom: periodOfMonthNumber(row.effectiveFrom),
    comparable,
    name,
    purpose,
    kind,
    unit,
    decimals,
    direction,
    measuredAt,
    forWhom,
    numerator: row.numeratorSays,
    denominator: row.denominatorSays,
    includes: row.includes,
    excludes: row.excludes,
    frequency: row.frequency,
    rounding,
    sourceSystem,
    accepting: row.acceptingId === null ? null : slug(row.acceptingId),
    retainedOwner: row.retainedOwnerId === null ? null : slug(row.retainedOwnerId),
    owners: row.ownerIds.map(slug),
    parties: row.partyIds.map(slug),
    visibility,
    inAggregate: row.inAggregate,
    evidence,
    parallelFrom: row.parallelFrom === null ? null : periodOfMonthNumber(row.parallelFrom),
    proposal: row.proposalNumber,
    agreements: agreementsTo("metric-version", row.metricCode, version),
  };
}

function bandEntry(row: BandRow, agreementsTo: AgreementsTo): Band {
  return {
    effectiveFrom: periodOfMonthNumber(row.effectiveFrom),
    bounds: boundsEntry(row),
    flex: row.flex === null ? null : namedFlex(row.flex),
    grace: row.grace,
    proposal: row.proposalNumber,
    agreements: agreementsTo("band-set", row.metricCode, row.effectiveFrom),
  };
}

function boundsEntry({ direction, target, floor, stretch, ...range }: BandRow): Band["bounds"] {
  if (direction === "in-range") {
    return {
      direction,
      inner: { from: range.innerFrom ?? "", to: range.innerTo ?? "" },
      outer: { from: range.outerFrom ?? "", to: range.outerTo ?? "" },
    };
  }
  return { direction, target: target ?? "", floor: floor ?? "", stretch };
}

/** A series without an audience of its own was given its metric's. */
function seriesEntry(row: SeriesRow, names: Names, metricAudience: readonly string[] | null) {
  const { key, subject, reporterId, audience, parallelVersion } = row;
  const own = audience === null || sameSet(audience, metricAudience ?? []) ? null : audience;
  const slug = (id: string) => nameBehind(names.organisations, id);
  const reporter = slug(reporterId);
  return { key, subject, reporter, audience: own?.map(slug) ?? null, parallelVersion };
}

function sameSet(some: readonly string[], others: readonly string[]): boolean {
  return new Set(some).size === new Set(others).size && some.every((one) => others.includes(one));
}
