import { sql } from "drizzle-orm";
import { agreedVersions, versionOfReport } from "@/lib/network-file/agreed-versions";
import { seriesOfFigure } from "@/lib/network-file/check-figures";
import { partsOfFigure, type Report } from "@/lib/network-file/figure-parts";
import type { NetworkFile } from "@/lib/network-file/network-file";
import { monthNumber } from "@/lib/periods/period";
import { figureAudience } from "@/lib/reporting/audience";
import type { Tx } from "../doors";
import { chains, chainStages } from "../schema/chains";
import { figureRevisions, figures } from "../schema/figures";
import { sha256 } from "../sha256";
import { batchesOf, insertAll } from "./batches";
import { idOf, type Ids } from "./ids";
import { storedInstant } from "./instants";
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

/** From so many figures on, a search that is too long is felt. */
const many = 1000;

/** Writes the figures of a checked network, each with all its revisions. */
export async function writeFigures(tx: Tx, network: Network, place: Place): Promise<void> {
  const metrics = new Map(
    network.metrics.map((metric) => [
      metric.code,
      { metric, versions: agreedVersions(network, metric, sha256) },
    ]),
  );
  const revisionsOf = (figure: Figure) => revisionRows(figure, metrics, place);
  for (const some of batchesOf(network.figures)) {
    await insertAll(
      tx,
      figures,
      some.flatMap((figure) => revisionsOf(figure).slice(-1)),
    );
  }
  // Until Postgres knows how many there are, it looks for each revision's figure among all of its month.
  if (network.figures.length > many) await tx.execute(sql`analyze figures`);
  for (const some of batchesOf(network.figures)) {
    await insertAll(tx, figureRevisions, some.flatMap(revisionsOf));
  }
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

/** The series of a checked figure, and the versions that its reports may be made under. */
function known(figure: Figure, metrics: Metrics) {
  const found = metrics.get(figure.metric);
  const series = found === undefined ? null : seriesOfFigure(figure, found.metric);
  if (found === undefined || series === null) throw unchecked(figure);
  return { series, versions: found.versions };
}

function unchecked({ metric, period }: Figure): RangeError {
  return new RangeError(`the figure of ${metric} for ${period} wasn't checked`);
}

/** The revisions of a figure, oldest first. */
function revisionRows(figure: Figure, metrics: Metrics, { networkId, ids, keys }: Place) {
  const { series, versions } = known(figure, metrics);
  const organisation = (slug: string) => idOf(ids.organisations, slug);
  const reporterId = organisation(series.reporter);
  const seriesAudience = series.audience?.map(organisation) ?? null;
  const seriesKey = keyOf(
    keys,
    seriesName(figure.metric, series.reporter, series.subject, series.parallelVersion),
  );
  return [...(figure.revisions ?? []), figure].map((report: Report, earlier) => {
    const version = versionOfReport(report, figure, versions);
    if (version === null) throw unchecked(figure);
    const parts = partsOfFigure(report, version.kind);
    if (typeof parts === "string") throw new RangeError(parts);
    const audience = figureAudience({
      visibility: version.visibility,
      partyIds: version.parties.map(organisation),
      reporterId,
      seriesAudience,
    });
    return {
      networkId,
      seriesKey,
      period: monthNumber(figure.period),
      revision: earlier + 1,
      ...(parts ?? { numerator: null, denominator: null }),
      notApplicable: report.notApplicable === true,
      status: report.status,
      metricCode: figure.metric,
      metricVersion: version.version,
      reporterId,
      audience: audience === null ? null : [...audience],
      personId: idOf(ids.people, report.email),
      reportedAt: storedInstant(report.at),
      source: report.source ?? null,
      reason: report.reason ?? null,
    };
  });
}
