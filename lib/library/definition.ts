import type { OneSidedBounds, Bounds } from "@/lib/bands/bounds";
import type { MetricKind } from "@/lib/metrics/kind";
import type { MetricVersion } from "@/lib/metrics/metric-version";

/**
 * A definition that a network may propose from; adopting it agrees to nothing. Who reports it, from which system, and who
 * accepts it is for the network to say. `bounds` are a suggestion, null where no general one makes sense.
 */
export type StandardDefinition = {
  readonly key: string;
  readonly code: string;
  readonly name: string;
  readonly purpose: string;
  readonly kind: MetricKind;
  /** Where money is meant "currency" stands for the code of the network's currency. */
  readonly unit: string;
  readonly decimals: number;
  readonly direction: MetricVersion["direction"];
  readonly measuredAt: MetricVersion["measuredAt"];
  readonly forWhom: MetricVersion["forWhom"];
  readonly numerator: string;
  readonly denominator: string | null;
  readonly includes: string;
  readonly excludes: string;
  readonly frequency: "monthly" | "quarterly";
  readonly rounding: string;
  readonly evidence: string;
  readonly bounds: Bounds | null;
  /** The standard or practice that the definition follows, with its number where it has one. */
  readonly mapsTo: string;
};

/** Suggested bounds where more is better. */
export function atLeast(target: string, floor: string): OneSidedBounds {
  return { direction: "higher", target, floor, stretch: null };
}

/** Suggested bounds where less is better. */
export function atMost(target: string, floor: string): OneSidedBounds {
  return { direction: "lower", target, floor, stretch: null };
}
