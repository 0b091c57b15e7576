import { textBehindBand, textBehindVersion } from "@/lib/network-file/agreed-text";
import type { NetworkFile } from "@/lib/network-file/network-file";
import { withKeys } from "@/lib/network-file/series-keys";
import { inForce } from "@/lib/periods/in-force";
import { monthNumber } from "@/lib/periods/period";
import type { Tx } from "../doors";
import {
  agreements,
  bandSets,
  metrics,
  metricVersions,
  series,
  type StoredFlex,
} from "../schema/metrics";
import { sha256 } from "../sha256";
import { insertAll } from "./batches";
import { idOf, type Ids } from "./ids";
import { storedInstant } from "./instants";

type Network = NetworkFile["networks"][number];
type Metric = Network["metrics"][number];
type Version = Metric["versions"][number];
type BandFlex = NonNullable<Metric["bands"][number]["flex"]>;
type Agreement = Version["agreements"][number];

/** What the rows of a network's metrics have in common. */
type Frame = { readonly networkId: string; readonly network: Network; readonly ids: Ids };

/**
 * Writes a network's metrics: versions, band sets, who agreed to what, and series.
 *
 * @returns the key of each series, by `seriesName`
 */
export async function writeMetrics(tx: Tx, frame: Frame): Promise<ReadonlyMap<string, number>> {
  const { networkId, network, ids } = frame;
  const all = network.metrics;
  await insertAll(
    tx,
    metrics,
    all.map((metric) => ({
      networkId,
      code: metric.code,
      audience: copied(metricAudience(metric, ids)),
    })),
  );
  await insertAll(
    tx,
    metricVersions,
    all.flatMap((metric) => versionRows(metric, frame)),
  );
  const keyed = withKeys(all.flatMap((metric) => metric.series.map((one) => ({ ...one, metric }))));
  const keys = new Map(
    keyed.map(({ key, metric, reporter, subject, parallelVersion }) => [
      seriesName(metric.code, reporter, subject, parallelVersion),
      key,
    ]),
  );
  await insertAll(
    tx,
    bandSets,
    all.flatMap((metric) => bandRows(metric, { ...frame, keys })),
  );
  await insertAll(
    tx,
    agreements,
    all.flatMap((metric) => agreementRows(metric, frame)),
  );
  await insertAll(
    tx,
    series,
    keyed.map(({ key, metric, subject, reporter, audience, parallelVersion }) => ({
      networkId,
      key,
      metricCode: metric.code,
      subject,
      reporterId: idOf(ids.organisations, reporter),
      audience: copied(
        audience?.map((slug) => idOf(ids.organisations, slug)) ?? metricAudience(metric, ids),
      ),
      parallelVersion,
    })),
  );
  return keys;
}

/** What a series is called in a file: metric, reporter and subject in one text, and the version that it runs beside, if any. */
export function seriesName(
  metric: string,
  reporter: string,
  subject: string,
  parallelVersion: number | null = null,
): string {
  const name = `${metric} ${reporter} ${subject}`;
  return parallelVersion === null ? name : `${parallelVersion} beside ${name}`;
}

function copied(audience: readonly string[] | null): string[] | null {
  return audience === null ? null : [...audience];
}

/** Whoever may see one version or another of the definition. */
function metricAudience({ versions }: Metric, ids: Ids): readonly string[] | null {
  const audiences = versions.map((version) => versionAudience(version, ids));
  const open = audiences.includes(null);
  return open ? null : [...new Set(audiences.flatMap((audience) => audience ?? []))];
}

function versionAudience(version: Version, ids: Ids): string[] | null {
  return version.visibility === "network"
    ? null
    : version.parties.map((slug) => idOf(ids.organisations, slug));
}

function versionRows(metric: Metric, { networkId, network, ids }: Frame) {
  const organisation = (of: string) => idOf(ids.organisations, of);
  return metric.versions.map((version) => ({
    ...version,
    networkId,
    metricCode: metric.code,
    effectiveFrom: monthNumber(version.effectiveFrom),
    parallelFrom: version.parallelFrom === null ? null : monthNumber(version.parallelFrom),
    proposalNumber: version.proposal,
    numeratorSays: version.numerator,
    denominatorSays: version.denominator,
    acceptingId: version.accepting === null ? null : organisation(version.accepting),
    retainedOwnerId: version.retainedOwner === null ? null : organisation(version.retainedOwner),
    ownerIds: version.owners.map(organisation),
    partyIds: version.parties.map(organisation),
    textHash: sha256(textBehindVersion(network, metric.code, version)),
    audience: versionAudience(version, ids),
  }));
}

function bandRows(
  metric: Metric,
  { networkId, network, ids, keys }: Frame & { readonly keys: ReadonlyMap<string, number> },
) {
  return metric.bands.map((band) => {
    const { bounds } = band;
    const columns =
      bounds.direction === "in-range"
        ? {
            innerFrom: bounds.inner.from,
            innerTo: bounds.inner.to,
            outerFrom: bounds.outer.from,
            outerTo: bounds.outer.to,
          }
        : { target: bounds.target, floor: bounds.floor, stretch: bounds.stretch };
    return {
      networkId,
      metricCode: metric.code,
      effectiveFrom: monthNumber(band.effectiveFrom),
      direction: bounds.direction,
      ...columns,
      flex: band.flex === null ? null : keyedFlex(band.flex, keys),
      grace: band.grace,
      proposalNumber: band.proposal,
      textHash: sha256(textBehindBand(network, metric.code, band)),
      audience: bandAudience(metric, band, ids),
    };
  });
}

/** Flex with the key of the series that drives each rule of volume. */
function keyedFlex(flex: BandFlex, keys: ReadonlyMap<string, number>): StoredFlex {
  return {
    ...flex,
    rules: flex.rules.map((rule) => {
      const { trigger } = rule;
      if (trigger.kind !== "volume") return { ...rule, trigger };
      const { metric, reporter, subject } = trigger.driver;
      const seriesKey = keys.get(seriesName(metric, reporter, subject));
      if (seriesKey === undefined) throw new RangeError(`no series of ${metric} by ${reporter}`);
      return { ...rule, trigger: { ...trigger, driver: { ...trigger.driver, seriesKey } } };
    }),
  };
}

function bandAudience(metric: Metric, band: Metric["bands"][number], ids: Ids): string[] | null {
  const version = inForce(metric.versions, band.effectiveFrom) ?? metric.versions.at(-1);
  return version === undefined ? null : versionAudience(version, ids);
}

function agreementRows(metric: Metric, frame: Frame) {
  return [
    ...metric.versions.flatMap((version) =>
      version.agreements.map((one) => ({
        ...agreementRow(one, metric, frame),
        subject: "metric-version" as const,
        number: version.version,
        audience: versionAudience(version, frame.ids),
      })),
    ),
    ...metric.bands.flatMap((band) =>
      band.agreements.map((one) => ({
        ...agreementRow(one, metric, frame),
        subject: "band-set" as const,
        number: monthNumber(band.effectiveFrom),
        audience: bandAudience(metric, band, frame.ids),
      })),
    ),
  ];
}

function agreementRow(one: Agreement, metric: Metric, { networkId, ids }: Frame) {
  return {
    networkId,
    metricCode: metric.code,
    organisationId: idOf(ids.organisations, one.organisation),
    personId: idOf(ids.people, one.email),
    agreedAt: storedInstant(one.at),
    textHash: one.hash,
  };
}
