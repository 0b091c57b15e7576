import { chainCoherence, productOf, type Bounded, type Coherence } from "@/lib/chain/coherence";
import type { BandSet } from "@/lib/bands/band-set";
import type { Ratio } from "@/lib/metrics/ratio";
import type { Period } from "@/lib/periods/period";
import { agreedBandSets, boundsIn, versionIn, type Metric } from "@/lib/reporting/metric";
import type { ChainFacts } from "./chain-month";
import { shapeIn, wholeOf, type ChainShape, type Staged } from "./chain-shape";

type Facts = Pick<ChainFacts, "steps">;

/**
 * The coherence of a chain's targets, or of its floors, as agreed for a month; null where it can't be told: a stage with branches,
 * and a chain with figures of its hand-offs, have no bound of their own to multiply.
 */
export function coherenceIn(
  { steps }: Facts,
  at: Period,
  which: "target" | "floor",
): Coherence | null {
  const shape = shapeIn(steps, at);
  if (shape === null || shape.handOffs.length > 0) return null;
  return chainCoherence(
    shape.stages.map((stage) => boundedIn(metricOf(stage), at)),
    boundedIn(shape.outcome.metric, at),
    which,
  );
}

/** The first month after this one from which other bounds of the chain are agreed; null where none are yet. */
export function nextBoundsAfter({ steps }: Facts, at: Period): Period | null {
  const shape = shapeIn(steps, at);
  if (shape === null) return null;
  const coming = [...shape.stages.map(metricOf), shape.outcome.metric]
    .flatMap((metric) => (metric === null ? [] : agreedBandSets(metric)))
    .map(({ effectiveFrom }) => effectiveFrom)
    .filter((from) => from > at);
  return coming.toSorted()[0] ?? null;
}

/** The product of the stages' targets as they were first agreed, in per cent; null where one isn't known, or isn't a share of which more is better. */
export function firstTargets({ stages }: Pick<ChainShape, "stages">): Ratio | null {
  const targets = stages.map((stage) => {
    const metric = metricOf(stage);
    return metric === null ? null : firstTarget(metric);
  });
  const known = targets.filter((target) => target !== null);
  return known.length > 0 && known.length === targets.length ? productOf(known) : null;
}

function metricOf(stage: Staged | null): Metric | null {
  return wholeOf(stage)?.metric ?? null;
}

function firstTarget(metric: Metric): string | null {
  let first: BandSet | null = null;
  for (const set of agreedBandSets(metric)) {
    if (first === null || set.effectiveFrom < first.effectiveFrom) first = set;
  }
  if (first === null || first.bounds.direction !== "higher") return null;
  const kind = versionIn(metric, first.effectiveFrom)?.kind;
  return kind === "proportion" ? first.bounds.target : null;
}

function boundedIn(metric: Metric | null, at: Period): Bounded | null {
  const bounds = metric === null ? null : boundsIn(metric, at);
  const kind = metric === null ? undefined : versionIn(metric, at)?.kind;
  return bounds === null || kind === undefined ? null : { kind, bounds };
}
