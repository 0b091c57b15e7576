import { addMonths, type Period } from "@/lib/periods/period";
import { at } from "./at";
import type { Harmonics } from "./design";
import { dispersionOf, type Dispersion } from "./dispersion";
import { defaultStart, evidenceOf } from "./evidence";
import { defaultLevels, firstReached, type Levels } from "./levels";
import type { Reading, Suspect } from "./reading";
import { scoresOf, sigmaAt, type SeriesScores } from "./scores";
import type { Series } from "./series";
import { shocksOf } from "./shocks";
import type { Slope } from "./slope";
import { standingOf, type Standing } from "./standing";
import { nativeUnit } from "./transform";
import { whiteningOf } from "./whitening";

/** A chain of series that serve one end customer, from its first month on. */
export type Chain = { readonly name: string; readonly first: Period; readonly series: readonly Series[] };

/** What may be chosen of a scan: harmonics by length, start at 12, levels 60 and 370 and whitening on if not said. */
export type ScanChoices = {
  readonly harmonics?: Harmonics;
  readonly start?: number;
  readonly levels?: Levels;
  readonly whiten?: boolean;
  /** The first month (counted from 0) whose reading is kept; the last one if not said. */
  readonly readFrom?: number;
};

/** A series in a month: how likely it drifts, given that the chain does, and by how much a month in sigma and in its own unit. */
export type SeriesReading = { readonly series: Series } & Suspect & { readonly inUnit: Slope };

/** What the evidence says in a month; null while M is 1 or less, and where no series has 12 valid months. */
export type ChainReading = Omit<Reading, "suspects"> & { readonly series: readonly SeriesReading[] };

/** What a chain's figures say, all months in one pass. Months are counted from the chain's first. */
export type ChainScan = {
  readonly chain: Chain;
  readonly standing: Standing;
  readonly whitening: number;
  readonly logs: Float64Array;
  readonly look: number | null;
  readonly act: number | null;
  readonly readings: readonly ChainReading[];
  readonly series: readonly {
    readonly scores: SeriesScores;
    readonly standing: Standing;
    readonly shocks: readonly number[];
    readonly dispersion: Dispersion | null;
  }[];
};

/** The scores of all series of a chain under its own whitening. */
export function scoresOfChain(
  series: readonly Series[],
  { harmonics, whiten = true }: ScanChoices = {},
): { readonly scores: readonly SeriesScores[]; readonly whitening: number } {
  const season = harmonics === undefined ? {} : { harmonics };
  const plain = series.map((one) => scoresOf(one, season));
  const whitening = whiten ? whiteningOf(plain) : 0;
  const scores =
    whitening === 0 ? plain : series.map((one) => scoresOf(one, { ...season, whitening }));
  return { scores, whitening };
}

/**
 * Scans a chain for drift: scores, evidence, levels, readings, shocks and restlessness.
 *
 * @throws RangeError if series differ in their months, or months of one in the number of covariates
 */
export function scanChain(chain: Chain, choices: ScanChoices = {}): ChainScan {
  const lengths = new Set(chain.series.map(({ figures }) => figures.length));
  if (lengths.size > 1) throw new RangeError(`${chain.name}: series differ in their months`);
  const { scores, whitening } = scoresOfChain(chain.series, choices);
  const monitored = scores.filter(({ validMonths }) => standingOf(validMonths) !== "too-early");
  const { start = defaultStart, readFrom, levels = defaultLevels } = choices;
  const evidence = evidenceOf(monitored, { start, ...(readFrom === undefined ? {} : { readFrom }) });
  const longest = Math.max(0, ...scores.map(({ validMonths }) => validMonths));
  return {
    chain,
    standing: standingOf(longest),
    whitening,
    logs: evidence.logs,
    look: firstReached(evidence.logs, levels.look),
    act: firstReached(evidence.logs, levels.act),
    readings: evidence.readings
      .filter(({ month }) => at(evidence.logs, month) > 0)
      .map((one) => inUnits(one, monitored)),
    series: scores.map((one) => ({
      scores: one,
      standing: standingOf(one.validMonths),
      shocks: shocksOf(one),
      dispersion: dispersionOf(one),
    })),
  };
}

/** The period of a month of a chain. */
export function periodOf({ first }: Chain, month: number): Period {
  return addMonths(first, month);
}

function inUnits({ suspects, ...reading }: Reading, scores: readonly SeriesScores[]): ChainReading {
  const series = suspects.flatMap((suspect, place) => {
    const own = scores[place];
    return own === undefined ? [] : [readingOfSeries(own, suspect, reading.month)];
  });
  return { ...reading, series };
}

function readingOfSeries(own: SeriesScores, suspect: Suspect, month: number): SeriesReading {
  const { series } = own;
  const unit = nativeUnit(series, levelAt(own, month)) * sigmaAt(own, month);
  const { mean, from, to } = suspect.slope;
  const [low, high] = unit < 0 ? [to, from] : [from, to];
  return { series, ...suspect, inUnit: { mean: unit * mean, from: unit * low, to: unit * high } };
}

/** Where a series has stood over its last twelve valid months. */
function levelAt({ values }: SeriesScores, month: number): number {
  const known = values.subarray(0, month + 1).filter((one) => !Number.isNaN(one));
  const late = known.subarray(-12);
  return late.reduce((sum, one) => sum + one, 0) / late.length;
}
