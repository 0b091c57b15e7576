import { sql } from "drizzle-orm";
import { asOperator, copiedAsOperator, type Tx } from "../doors";
import { recordAsOperator } from "../queries/audit";
import {
  keepScan,
  lockScan,
  publishedTo,
  readFromOf,
  type ScanTerms,
} from "../queries/chain-scans";
import { engine } from "../queries/warnings";
import { copiedSeries, seriesFrom, type CopiedSeries } from "./copied-figures";

/** What came of a rescan. */
export type Rescanned = {
  readonly chains: number;
  readonly series: number;
  readonly figures: number;
  /** Chains whose figures changed meanwhile: their own jobs scan those. */
  readonly left: number;
};

/**
 * Scans the chains of all networks anew, whatever was found before, and keeps what is found as a job would. All figures are read
 * once, in one stream, of which one chain is in memory at a time; each chain is a transaction of its own.
 */
export function rescanChains(): Promise<Rescanned> {
  return copiedAsOperator(seriesFrom(sql`scanned_figures()`, sql`chain_number`), async (bytes) => {
    const done = { chains: 0, series: 0, figures: 0, left: 0 };
    const isSame = (one: CopiedSeries, next: CopiedSeries) =>
      one.networkId === next.networkId && one.chainNumber === next.chainNumber;
    for await (const series of copiedSeries(bytes, isSame)) {
      const kept = await asOperator((tx) => rescan(tx, series));
      if (!kept) done.left += 1;
      done.chains += 1;
      done.series += series.length;
      done.figures += figuresIn(series);
    }
    return done;
  });
}

/** Keeps nothing where figures have changed since they were read: a later scan may have been kept by now. */
async function rescan(tx: Tx, series: readonly CopiedSeries[]): Promise<boolean> {
  const { networkId, chainNumber } = series[0] ?? { networkId: "", chainNumber: 1 };
  // The stream stands still meanwhile: whoever waits for what it holds must not be waited for.
  await tx.execute(sql`set local lock_timeout = '10s'`);
  await lockScan(tx, networkId);
  const { terms, readFrom: now } = await readTerms(tx, networkId, chainNumber);
  if (now !== figuresReadFrom(series)) return false;
  const readFrom = readFromOf(now, terms);
  const figures = new Map(series.map(({ key, reported }) => [key, reported]));
  if (!(await keepScan(tx, networkId, { ...terms, figures, readFrom }))) return false;
  await recordAsOperator(tx, {
    networkId,
    verb: "rescan-chain",
    object: `chain ${chainNumber}`,
    payload: { engine, readFrom },
    audience: publishedTo(terms),
  });
  return true;
}

async function readTerms(tx: Tx, networkId: string, chain: number) {
  const [row] = await tx.execute<{ terms: ScanTerms; readFrom: string }>(sql`
    select scan_terms(${networkId}, ${chain}) as terms, (
      select count(*) || ' ' || coalesce(sum(revision), 0) from scanned_figures()
      where network_id = ${networkId} and chain_number = ${chain}
    ) as "readFrom"`);
  if (row === undefined) throw new RangeError(`no terms of ${networkId}, ${chain}`);
  return row;
}

function figuresIn(series: readonly CopiedSeries[]): number {
  return series.reduce((sum, { reported }) => sum + reported.periods.length, 0);
}

function figuresReadFrom(series: readonly CopiedSeries[]): string {
  return `${figuresIn(series)} ${series.reduce((sum, { revisions }) => sum + revisions, 0)}`;
}
