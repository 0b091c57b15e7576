import { agreedVersions } from "@/lib/network-file/agreed-versions";
import { partsOfFigure, seriesOfFigure } from "@/lib/network-file/check-figures";
import type { NetworkFile } from "@/lib/network-file/network-file";
import { inForce } from "@/lib/periods/in-force";
import { monthNumber } from "@/lib/periods/period";
import { figureAudience } from "@/lib/reporting/audience";
import type { Tx } from "../doors";
import { chains, chainStages } from "../schema/chains";
import { figureRevisions, figures } from "../schema/figures";
import { sha256 } from "../sha256";
import { insertAll } from "./batches";
import { idOf, type Ids } from "./ids";
import { seriesName } from "./write-metrics";

type Network = NetworkFile["networks"][number];
type Figure = Network["figures"][number];
type Metric = Network["metrics"][number];

/** The metrics by code, each with the versions that figures count under. */
type Metrics = ReadonlyMap<
  string,
  { readonly metric: Metric; readonly versions: ReturnType<typeof agreedVersions> }
>;

/** Where the rows go: the network, the ids of organisations and people, the keys of series. */
type Place = {
  readonly networkId: string;
  readonly ids: Ids;
  readonly keys: ReadonlyMap<string, number>;
};

/** Writes the figures of a checked network, each with its first revision. */
export async function writeFigures(tx: Tx, network: Network, place: Place): Promise<void> {
  const metrics = new Map(
    network.metrics.map((metric) => [
      metric.code,
      { metric, versions: agreedVersions(network.slug, metric, sha256) },
    ]),
  );
  const rows = network.figures.map((figure) => figureRow(figure, metrics, place));
  await insertAll(tx, figures, rows);
  await insertAll(tx, figureRevisions, rows);
}

/** Writes the network's chain and its stages, if it has one. */
export async function writeChain(tx: Tx, { chain }: Network, place: Place): Promise<void> {
  if (chain === null) return;
  const { networkId, ids, keys } = place;
  const key = (metric: string, reporter: string, subject: string) =>
    keyOf(keys, seriesName(metric, reporter, subject));
  const { outcome } = chain;
  await tx.insert(chains).values({
    networkId,
    number: 1,
    name: chain.name,
    customer: chain.customer,
    promise: chain.promise,
    outcomeSeriesKey: key(outcome.metric, outcome.reporter, outcome.subject),
    composedMetricCode: chain.composed,
  });
  await insertAll(
    tx,
    chainStages,
    chain.stages.map(({ name, organisation, metric, subject }, index) => ({
      networkId,
      chainNumber: 1,
      position: index + 1,
      name,
      organisationId: idOf(ids.organisations, organisation),
      seriesKey: key(metric, organisation, subject),
    })),
  );
}

function keyOf(keys: Place["keys"], name: string): number {
  const key = keys.get(name);
  if (key === undefined) throw new RangeError(`no series ${name}`);
  return key;
}

/** What a checked figure belongs to. */
function known(figure: Figure, metrics: Metrics) {
  const found = metrics.get(figure.metric);
  const series = found === undefined ? null : seriesOfFigure(figure, found.metric);
  const version = found === undefined ? null : inForce(found.versions, figure.period);
  if (series === null || version === null) {
    throw new RangeError(`the figure of ${figure.metric} for ${figure.period} wasn't checked`);
  }
  const parts = partsOfFigure(figure, version.kind);
  if (typeof parts === "string") throw new RangeError(parts);
  return { series, version, parts: parts ?? { numerator: null, denominator: null } };
}

function figureRow(figure: Figure, metrics: Metrics, { networkId, ids, keys }: Place) {
  const { series, version, parts } = known(figure, metrics);
  const organisation = (slug: string) => idOf(ids.organisations, slug);
  const audience = figureAudience({
    visibility: version.visibility,
    partyIds: version.parties.map(organisation),
    reporterId: organisation(series.reporter),
    seriesAudience: series.audience?.map(organisation) ?? null,
  });
  return {
    networkId,
    seriesKey: keyOf(keys, seriesName(figure.metric, series.reporter, series.subject)),
    period: monthNumber(figure.period),
    revision: 1,
    ...parts,
    notApplicable: figure.notApplicable === true,
    status: figure.status,
    metricCode: figure.metric,
    metricVersion: version.version,
    reporterId: organisation(series.reporter),
    audience: audience === null ? null : [...audience],
    personId: idOf(ids.people, figure.email),
    reportedAt: new Date(figure.at),
  };
}
