import { addMonths, type Period } from "@/lib/periods/period";
import { scanChain, type Chain, type ChainReading, type ChainScan } from "./chain-scan";
import type { Onset } from "./onset";
import type { Slope } from "./slope";
import type { Standing } from "./standing";

/** A month since when something drifts, with the months that hold 80 % of the weight. */
type KeptOnset = { readonly period: Period; readonly from: Period; readonly to: Period };

/** What a scan says of one monitored series, known by its key; slopes are a month, above 0 is worse in sigma, in its own unit as it is. */
export type KeptSeries = {
  readonly key: number;
  readonly standing: Standing;
  readonly probability: number;
  readonly onset: KeptOnset | null;
  readonly inSigma: Slope;
  readonly inUnit: Slope;
  /** Months of a sudden failure. */
  readonly shocks: readonly Period[];
  /** Whether its last year is more restless than before, which the promise doesn't cover. */
  readonly isRestless: boolean;
};

/** A chain's evidence month by month, and what it says now. `logEvidence` is ln M, null before there is any. */
export type KeptScan = {
  readonly standing: Standing;
  readonly months: readonly { readonly period: Period; readonly logEvidence: number | null }[];
  readonly look: Period | null;
  readonly act: Period | null;
  readonly onset: KeptOnset | null;
  readonly series: readonly KeptSeries[];
};

/** What is kept of a network's chain: its stages together, and what gets lost between them. */
export type KeptWarning = { readonly chain: KeptScan; readonly betweenSilos: KeptScan | null };

/**
 * What is kept of a scan, to be shown without scanning again.
 *
 * @param keys of the chain's series, in their order
 * @throws RangeError if there are more keys than series
 */
export function keptScan(chain: Chain, keys: readonly number[]): KeptScan {
  const scan = scanChain(chain);
  const period = (month: number) => addMonths(chain.first, month);
  const last = scan.readings.at(-1);
  const reading = last?.month === scan.logs.length - 1 ? last : undefined;
  return {
    standing: scan.standing,
    months: [...scan.logs].map((log, month) => ({
      period: period(month),
      logEvidence: Number.isFinite(log) ? log : null,
    })),
    look: scan.look === null ? null : period(scan.look),
    act: scan.act === null ? null : period(scan.act),
    onset: keptOnset(chain, reading?.onset ?? null),
    series: keys.map((key, place) => keptSeries({ scan, reading, place }, key)),
  };
}

function keptOnset({ first }: Chain, onset: Onset | null): KeptOnset | null {
  return onset === null
    ? null
    : {
        period: addMonths(first, onset.month),
        from: addMonths(first, onset.from),
        to: addMonths(first, onset.to),
      };
}

const none: Slope = { mean: 0, from: 0, to: 0 };

/** What is said of a series while there is no reading of it. */
const silent = { probability: 0, onset: null, inSigma: none, inUnit: none };

function keptSeries(
  {
    scan,
    reading,
    place,
  }: {
    readonly scan: ChainScan;
    readonly reading: ChainReading | undefined;
    readonly place: number;
  },
  key: number,
): KeptSeries {
  const own = scan.series[place];
  if (own === undefined) throw new RangeError(`no series ${place} in ${scan.chain.name}`);
  const said = reading?.series.find(({ series }) => series === scan.chain.series[place]) ?? silent;
  return {
    key,
    standing: own.standing,
    probability: said.probability,
    onset: keptOnset(scan.chain, said.onset),
    inSigma: said.inSigma,
    inUnit: said.inUnit,
    shocks: own.shocks.map((month) => addMonths(scan.chain.first, month)),
    isRestless: own.dispersion?.grew === true,
  };
}
