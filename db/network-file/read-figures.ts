import { and, asc, eq, gte, lte } from "drizzle-orm";
import { namedParts, type Report } from "@/lib/network-file/figure-parts";
import { utcText } from "@/lib/network-file/instant";
import type { NetworkFileInput } from "@/lib/network-file/network-file";
import type { MetricKind } from "@/lib/metrics/kind";
import { periodOfMonthNumber } from "@/lib/periods/period";
import type { Tx } from "../doors";
import { figureRevisions } from "../schema/figures";
import { writtenInstant } from "./instants";
import { nameBehind, type Names } from "./names";
import type { ReadMetrics, SeriesRow } from "./read-metrics";

type Figure = NonNullable<NonNullable<NetworkFileInput["networks"]>[number]["figures"]>[number];

/** The rows of so many series are read at once: a network's whole history needn't stand in memory as objects. */
const seriesAtOnce = 100;

type Place = {
  readonly networkId: string;
  readonly read: ReadMetrics;
  readonly names: Names;
};

/** The figures of a network as its file has them, each as JSON: by the key of their series, then by period. */
export async function readFigures(tx: Tx, place: Place): Promise<readonly string[]> {
  const { series } = place.read;
  const lines: string[] = [];
  for (let start = 0; start < series.length; start += seriesAtOnce) {
    const some = series.slice(start, start + seriesAtOnce);
    for (const figure of await figuresOf(tx, some, place)) lines.push(JSON.stringify(figure));
  }
  return lines;
}

async function figuresOf(tx: Tx, some: readonly SeriesRow[], place: Place): Promise<Figure[]> {
  const rows = await readRevisions(tx, place.networkId, some);
  const byKey = new Map(some.map((one) => [one.key, one]));
  const figures: Figure[] = [];
  let start = 0;
  rows.forEach((row, index) => {
    const next = rows[index + 1];
    if (next?.seriesKey === row.seriesKey && next.period === row.period) return;
    const series = byKey.get(row.seriesKey);
    if (series === undefined) throw new RangeError(`no series ${row.seriesKey}`);
    figures.push(figureEntry(series, rows.slice(start, index + 1), place));
    start = index + 1;
  });
  return figures;
}

type Row = Awaited<ReturnType<typeof readRevisions>>[number];

function readRevisions(tx: Tx, networkId: string, some: readonly SeriesRow[]) {
  const { seriesKey, period, revision } = figureRevisions;
  return tx
    .select({
      seriesKey,
      period,
      numerator: figureRevisions.numerator,
      denominator: figureRevisions.denominator,
      notApplicable: figureRevisions.notApplicable,
      status: figureRevisions.status,
      version: figureRevisions.metricVersion,
      personId: figureRevisions.personId,
      at: writtenInstant(figureRevisions.reportedAt),
      source: figureRevisions.source,
      reason: figureRevisions.reason,
    })
    .from(figureRevisions)
    .where(
      and(
        eq(figureRevisions.networkId, networkId),
        gte(seriesKey, some.at(0)?.key ?? 0),
        lte(seriesKey, some.at(-1)?.key ?? 0),
      ),
    )
    .orderBy(asc(seriesKey), asc(period), asc(revision));
}

/** @param revisions of one figure, oldest first */
function figureEntry(series: SeriesRow, revisions: readonly Row[], place: Place): Figure {
  const { metricCode, subject, reporterId, parallelVersion } = series;
  const reports = revisions.map((row) =>
    reportEntry(row, place.read.kindOf(metricCode, row.version), place.names),
  );
  const last = reports.pop();
  const first = revisions[0];
  if (last === undefined || first === undefined) throw new RangeError("a figure has a revision");
  return {
    metric: metricCode,
    subject,
    reporter: nameBehind(place.names.organisations, reporterId),
    ...(parallelVersion !== null && { parallel: parallelVersion }),
    period: periodOfMonthNumber(first.period),
    ...last,
    ...(reports.length > 0 && { revisions: reports }),
  };
}

function reportEntry(row: Row, kind: MetricKind, names: Names): Report {
  const { numerator, denominator, notApplicable, version, status, source, reason } = row;
  return {
    ...(numerator !== null && namedParts(kind, { numerator, denominator })),
    ...(notApplicable && { notApplicable: true }),
    ...(numerator === null && !notApplicable && { empty: true }),
    version,
    status,
    email: nameBehind(names.people, row.personId),
    at: utcText(row.at),
    ...(source !== null && { source }),
    ...(reason !== null && { reason }),
  };
}
