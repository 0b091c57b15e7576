import { chainCoherence, productOf, type Bounded, type Coherence } from "@/lib/chain/coherence";
import type { BandSet } from "@/lib/bands/band-set";
import type { Ratio } from "@/lib/metrics/ratio";
import type { Period } from "@/lib/periods/period";
import { agreedBandSets, boundsIn, versionIn, type Metric } from "@/lib/reporting/metric";
import type { ChainFacts } from "./chain-month";

type Facts = Pick<ChainFacts, "stages" | "outcome">;

/** The coherence of a chain's targets, or of its floors, as agreed for a month; null where it can't be told. */
export function coherenceIn(
  { stages, outcome }: Facts,
  at: Period,
  which: "target" | "floor",
): Coherence | null {
  return chainCoherence(
    stages.map((stage) => boundedIn(stage?.metric ?? null, at)),
    boundedIn(outcome.metric, at),
    which,
  );
}

/** The first month after this one from which other bounds of the chain are agreed; null where none are yet. */
export function nextBoundsAfter({ stages, outcome }: Facts, at: Period): Period | null {
  const coming = [...stages, outcome]
    .flatMap((one) => (one === null ? [] : agreedBandSets(one.metric)))
    .map(({ effectiveFrom }) => effectiveFrom)
    .filter((from) => from > at);
  return coming.toSorted()[0] ?? null;
}

/** The product of the stages' targets as they were first agreed, in per cent; null where one isn't known, or isn't a share of which more is better. */
export function firstTargets({ stages }: Pick<Facts, "stages">): Ratio | null {
  const targets = stages.map((stage) => (stage === null ? null : firstTarget(stage.metric)));
  const known = targets.filter((target) => target !== null);
  return known.length > 0 && known.length === targets.length ? productOf(known) : null;
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
