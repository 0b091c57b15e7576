import type { ChainTerms } from "@/lib/chain/composed-chain";
import type { Period } from "@/lib/periods/period";
import type { Metric } from "@/lib/reporting/metric";
import type { SeriesName } from "@/lib/slas/terms";
import { wholeStage, type ChainStep, type HandOff, type Staged } from "./chain-shape";
import type { Measured } from "./measured";

/** A chain as it was loaded, with the series by their keys, and the month from which its parties agreed otherwise. */
export type LoadedChain = {
  readonly name: string;
  readonly promise: string;
  readonly agreedFrom: Period | null;
  readonly outcomeSeriesKey: number;
  readonly stages: readonly {
    readonly name: string;
    readonly organisationId: string;
    readonly seriesKey: number;
  }[];
};

/**
 * What the viewer's organisation agreed of the chain that is shown, in the words of proposals, oldest first; the keys of the series
 * named there that the viewer sees, and organisations by their slugs. `names` are those of all chains that it may look at: the one that
 * was loaded, then by name.
 */
export type AgreedChain = {
  readonly names: readonly string[];
  readonly versions: readonly {
    readonly name: string;
    readonly effectiveFrom: Period;
    readonly proposalNumber: number;
    readonly says: ChainTerms | null;
  }[];
  readonly series: readonly (SeriesName & { readonly key: number })[];
  readonly organisations: Readonly<Record<string, string>>;
};

/** The chains that a viewer may choose from, the first one shown without a choice. */
export function chainNames(
  loaded: Pick<LoadedChain, "name"> | null,
  agreed: Pick<AgreedChain, "names"> | null,
): readonly string[] {
  return agreed?.names ?? (loaded === null ? [] : [loaded.name]);
}

/** The keys of all series that a chain is measured by, in any of its months, as far as the viewer sees those that were agreed. */
export function chainKeys(
  loaded: LoadedChain | null,
  agreed: AgreedChain | null,
): readonly number[] {
  const first =
    loaded === null
      ? []
      : [loaded.outcomeSeriesKey, ...loaded.stages.map(({ seriesKey }) => seriesKey)];
  return [...first, ...(agreed?.series ?? []).map(({ key }) => key)];
}

/**
 * What a chain is made of from which month on, oldest first: as it was loaded, then as each version says; to whoever isn't a party of
 * these no stage is shared from their first month on. Null where there is no chain, and where an outcome of it isn't shared with
 * the viewer.
 */
export function chainSteps(
  loaded: LoadedChain | null,
  agreed: AgreedChain | null,
  metrics: readonly Metric[],
): readonly ChainStep[] | null {
  const measuredBy = measuring(metrics);
  const versions = agreed?.versions ?? [];
  const steps: (ChainStep | null)[] =
    loaded === null ? [] : loadedSteps(loaded, measuredBy, versions);
  for (const version of versions) {
    steps.push(agreedStep(version, agreed, { measuredBy, before: steps.at(-1) ?? null }));
  }
  const known = steps.filter((step) => step !== null);
  return known.length === 0 || known.length < steps.length ? null : known;
}

/** What was loaded, and what is left of it to whoever isn't a party of what was agreed since. */
function loadedSteps(
  loaded: LoadedChain,
  measuredBy: MeasuredBy,
  versions: AgreedChain["versions"],
): (ChainStep | null)[] {
  const step = loadedStep(loaded, measuredBy);
  const { agreedFrom } = loaded;
  if (step === null || agreedFrom === null || versions.length > 0) return [step];
  return [step, { ...step, effectiveFrom: agreedFrom, stages: step.stages.map(() => null) }];
}

type MeasuredBy = (key: number | null) => Measured | null;

function measuring(metrics: readonly Metric[]): MeasuredBy {
  return (seriesKey) => {
    if (seriesKey === null) return null;
    const metric = metrics.find(({ series }) => series.some(({ key }) => key === seriesKey));
    return metric === undefined ? null : { metric, seriesKey };
  };
}

function loadedStep(loaded: LoadedChain, measuredBy: MeasuredBy): ChainStep | null {
  const { name, promise, stages, outcomeSeriesKey } = loaded;
  const outcome = measuredBy(outcomeSeriesKey);
  if (outcome === null) return null;
  return {
    effectiveFrom: null,
    named: {
      name,
      promise,
      stages: stages.map((stage) => ({
        name: stage.name,
        organisationIds: [stage.organisationId],
        isOptional: false,
      })),
      proposal: null,
    },
    stages: stages.map(({ seriesKey }) => {
      const measured = measuredBy(seriesKey);
      return measured === null ? null : wholeStage(measured);
    }),
    handOffs: [],
    outcome,
  };
}

type Version = AgreedChain["versions"][number];
type Stage = ChainTerms["stages"][number];

function agreedStep(
  { name, effectiveFrom, proposalNumber, says }: Version,
  agreed: AgreedChain | null,
  { measuredBy, before }: { readonly measuredBy: MeasuredBy; readonly before: ChainStep | null },
): ChainStep | null {
  const byName = (series: SeriesName) => measuredBy(keyOf(agreed, series));
  if (says === null)
    return before === null ? null : endedStep(before, effectiveFrom, proposalNumber);
  const outcome = byName(says.outcome);
  if (outcome === null) return null;
  const { promise, stages } = says;
  return {
    effectiveFrom,
    named: {
      name,
      promise,
      stages: stages.map((stage) => ({
        name: stage.name,
        organisationIds: idsOf(stage, agreed),
        isOptional: stage.isOptional,
      })),
      proposal: proposalNumber,
    },
    stages: stages.map((stage) => stagedBy(stage, byName)),
    handOffs: stages.flatMap(({ handOff }, after): readonly HandOff[] =>
      handOff === null ? [] : [{ after, measured: byName(handOff) }],
    ),
    outcome,
  };
}

/** Where a chain has ended, what customers get may still be measured as it was. */
function endedStep(before: ChainStep, effectiveFrom: Period, proposal: number): ChainStep {
  return {
    ...before,
    effectiveFrom,
    named: { ...before.named, stages: [], proposal },
    stages: [],
    handOffs: [],
  };
}

function keyOf(
  agreed: AgreedChain | null,
  { metric, reporter, subject }: SeriesName,
): number | null {
  const own = agreed?.series.find(
    (one) => one.metric === metric && one.reporter === reporter && one.subject === subject,
  );
  return own?.key ?? null;
}

function idsOf({ branches }: Stage, agreed: AgreedChain | null): readonly string[] {
  const ids = branches.map(({ organisation }) => agreed?.organisations[organisation] ?? "");
  return [...new Set(ids)];
}

/** What measures a stage; null where the series of one of its branches that takes any cases isn't shared with the viewer. */
function stagedBy(
  { branches }: Stage,
  byName: (series: SeriesName) => Measured | null,
): Staged | null {
  const found = branches.map(({ share, series }) => ({
    share,
    measured: series === null ? null : byName(series),
    isHidden: series !== null && byName(series) === null,
  }));
  if (found.some(({ share, isHidden }) => isHidden && /[1-9]/.test(share))) return null;
  const byShare = found.toSorted((a, b) => Number(b.share) - Number(a.share));
  return {
    lead: byShare.find(({ measured }) => measured !== null)?.measured ?? null,
    branches: found.map(({ share, measured }) => ({ share, measured })),
  };
}
