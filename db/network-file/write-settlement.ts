import type { NetworkFile } from "@/lib/network-file/network-file";
import { monthNumber } from "@/lib/periods/period";
import type { Tx } from "../doors";
import {
  figureActs,
  frozenEvaluations,
  frozenStatements,
  periodSignatures,
} from "../schema/settlement";
import { sha256 } from "../sha256";
import { insertAll } from "./batches";
import { idOf, type Ids } from "./ids";
import { storedInstant } from "./instants";
import { seriesName } from "./write-metrics";

type Network = NetworkFile["networks"][number];
type Frame = { readonly networkId: string; readonly network: Network; readonly ids: Ids };

/** Who reports each series, and for which metric, by its key. */
type SeriesByKey = ReadonlyMap<number, { readonly reporter: string; readonly metric: string }>;

/** Writes what was done about a network's figures, the signatures under its months, and how its closed months stood. */
export async function writeSettlement(
  tx: Tx,
  frame: Frame,
  keys: ReadonlyMap<string, number>,
): Promise<void> {
  const { networkId, network } = frame;
  const all = seriesByKey(network, keys);
  await insertAll(tx, figureActs, actRows(frame, all));
  await insertAll(
    tx,
    periodSignatures,
    network.periods.flatMap(({ period, signatures }) =>
      signatures.map(({ text, covers, at, ...signed }, index) => ({
        networkId,
        period: monthNumber(period),
        number: index + 1,
        ...by(signed, frame.ids),
        text,
        textHash: sha256(text),
        covers,
        signedAt: storedInstant(at),
      })),
    ),
  );
  await insertAll(
    tx,
    frozenEvaluations,
    network.evaluations.map(({ series, period, revision, level, base, text, at, audience }) => ({
      networkId,
      seriesKey: series,
      period: monthNumber(period),
      metricCode: seriesOf(all, series).metric,
      revision,
      level,
      baseLevel: base,
      text,
      textHash: sha256(text),
      frozenAt: storedInstant(at),
      audience: readers(audience, frame.ids),
    })),
  );
  await writeStatements(tx, frame);
}

/** How the SLAs and pools of a network's closed months stood. */
async function writeStatements(tx: Tx, { networkId, network, ids }: Frame): Promise<void> {
  await insertAll(
    tx,
    frozenStatements,
    network.statements.map(({ object, period, text, at, audience }) => ({
      networkId,
      object,
      period: monthNumber(period),
      text,
      textHash: sha256(text),
      frozenAt: storedInstant(at),
      audience: audience.map((slug) => idOf(ids.organisations, slug)),
    })),
  );
}

/** The acts of each figure count from 1. */
function actRows({ networkId, network, ids }: Frame, all: SeriesByKey) {
  const counts = new Map<string, number>();
  return network.acts.map(({ series, period, at, organisation, email, audience, ...act }) => {
    const figure = `${series} ${period}`;
    const number = (counts.get(figure) ?? 0) + 1;
    counts.set(figure, number);
    return {
      networkId,
      seriesKey: series,
      period: monthNumber(period),
      reporterId: idOf(ids.organisations, seriesOf(all, series).reporter),
      number,
      ...act,
      ...by({ organisation, email }, ids),
      actedAt: storedInstant(at),
      audience: readers(audience, ids),
    };
  });
}

function seriesByKey({ metrics }: Network, keys: ReadonlyMap<string, number>): SeriesByKey {
  return new Map(
    metrics.flatMap(({ code: metric, series }) =>
      series.flatMap(({ reporter, subject, parallelVersion }) => {
        const key = keys.get(seriesName(metric, reporter, subject, parallelVersion));
        return key === undefined ? [] : [[key, { reporter, metric }] as const];
      }),
    ),
  );
}

function seriesOf(all: SeriesByKey, key: number) {
  const found = all.get(key);
  if (found === undefined) throw new RangeError(`series ${key} wasn't checked`);
  return found;
}

function by(
  { organisation, email }: { readonly organisation: string; readonly email: string },
  ids: Ids,
) {
  return {
    organisationId: idOf(ids.organisations, organisation),
    personId: idOf(ids.people, email),
  };
}

function readers(slugs: readonly string[] | null, ids: Ids): string[] | null {
  return slugs === null ? null : slugs.map((slug) => idOf(ids.organisations, slug));
}
