import { addMonths, type Period } from "@/lib/periods/period";
import { at } from "./at";
import type { Harmonics } from "./design";
import { dispersionOf, type Dispersion } from "./dispersion";
import { defaultStart, evidenceOf } from "./evidence";
import { defaultLevels, firstReached, type Levels } from "./levels";
import type { Onset } from "./onset";
import type { Reading } from "./reading";
import { scoresOf, type SeriesScores } from "./scores";
import type { Series } from "./series";
import { shocksOf } from "./shocks";
import { driftSize, slopeOf, type Slope } from "./slope";
import { standingOf, type Standing } from "./standing";
import type { Templates } from "./templates";
import { nativeUnit } from "./transform";
import { whiteningOf } from "./whitening";

/** A chain of series that serve one end customer, from its first month on. */
export type Chain = {
  readonly name: string;
  readonly first: Period;
  readonly series: readonly Series[];
};

/** What may be chosen of a scan: harmonics by length, start at 12, levels 60 and 370 and whitening on if not said. */
export type ScanChoices = {
  readonly harmonics?: Harmonics;
  readonly start?: number;
  readonly levels?: Levels;
  readonly whiten?: boolean;
  /** The first month (counted from 0) whose reading is kept; the last one if not said. */
  readonly readFrom?: number;
};

/**
 * A series in a month: how likely it drifts, given that the chain does, since when, and by how much a month in sigma (above 0 is
 * worse) and in its own unit. Onset is null and slopes are 0 while the series shows no noise to tell them from.
 */
export type SeriesReading = {
  readonly series: Series;
  readonly probability: number;
  readonly onset: Onset | null;
  readonly inSigma: Slope;
  readonly inUnit: Slope;
};

/** What the evidence says in a month; null while M is 1 or less, and where no series has 12 valid months. */
export type ChainReading = Omit<Reading, "probabilities"> & {
  readonly series: readonly SeriesReading[];
};

/** What a chain's figures say, all months in one pass. Months are counted from the chain's first. */
export type ChainScan = {
  readonly chain: Chain;
  readonly standing: Standing;
  readonly whitening: number;
  /** The first month whose onset is summed. */
  readonly start: number;
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

const none: Slope = { mean: 0, from: 0, to: 0 };

/** The scores of all series of a chain under its own whitening. */
function scoresOfChain(
  series: readonly Series[],
  { harmonics, whiten = true }: ScanChoices = {},
): { readonly scores: readonly SeriesScores[]; readonly whitening: number } {
  const season = harmonics === undefined ? {} : { harmonics };
  const whitening = whiten ? whiteningOf(series, harmonics) : 0;
  return { scores: series.map((one) => scoresOf(one, { ...season, whitening })), whitening };
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
  const evidence = evidenceOf(monitored, {
    start,
    ...(readFrom === undefined ? {} : { readFrom }),
  });
  // Series too young to speak have evidence of no month.
  const months = chain.series[0]?.figures.length ?? 0;
  const logs = monitored.length > 0 ? evidence.logs : new Float64Array(months).fill(Number.NaN);
  const longest = Math.max(0, ...scores.map(({ validMonths }) => validMonths));
  return {
    chain,
    standing: standingOf(longest),
    whitening,
    start,
    logs,
    look: firstReached(logs, levels.look),
    act: firstReached(logs, levels.act),
    readings: evidence.readings
      .filter(({ month }) => at(logs, month) > 0)
      .map((one) => inUnits(one, monitored, evidence.templates, start)),
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

function inUnits(
  { probabilities, ...reading }: Reading,
  scores: readonly SeriesScores[],
  templates: readonly Templates[],
  start: number,
): ChainReading {
  const series = scores.map((own, place): SeriesReading => {
    const probability = at(probabilities, place);
    const image = templates[place];
    const size =
      image === undefined ? null : driftSize(own.residuals, image, { start, until: reading.month });
    const slope = size === null ? none : slopeOf(size, probability);
    const unit = nativeUnit(own.series, levelAt(own, reading.month));
    return {
      series: own.series,
      probability,
      onset: size?.onset ?? null,
      inSigma: times(slope, 1 / (size?.sigma ?? 1)),
      inUnit: times(slope, unit),
    };
  });
  return { ...reading, series };
}

function times({ mean, from, to }: Slope, factor: number): Slope {
  const ends = [factor * from, factor * to];
  return { mean: factor * mean, from: Math.min(...ends), to: Math.max(...ends) };
}

/** Where a series has stood over its last twelve valid months. */
function levelAt({ values }: SeriesScores, month: number): number {
  const known = values.subarray(0, month + 1).filter((one) => !Number.isNaN(one));
  const late = known.subarray(-12);
  return late.reduce((sum, one) => sum + one, 0) / late.length;
}
