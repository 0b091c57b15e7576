import type { Course } from "./course";
import type { SeriesName, Window } from "./terms";

/**
 * What a pool pays by the outcome of a window. Percentages, values in the metric's unit and money are decimal texts.
 *
 * `saving`: each case that went wrong less than the baseline (per cent of all) saves `unitCost`, which is shared. Above the baseline
 * nobody pays for the first `patience` windows running; from the next one on all pay what is lost in the same shares.
 * `line`: what was paid in is released wholly at the target or better, in a straight line down to nothing at the floor; for each unit
 * below the floor each pays `pain` per cent of its contribution.
 * `steps`: the same, released by the best step that the outcome reaches.
 * `ranges`: of an amount of money: what stays below `target` is shared by ranges of per cent of the target, and what goes above it is
 * paid by ranges above 100.
 */
export type PoolRelease =
  | {
      readonly kind: "saving";
      /** Whether the numerator counts what went right or what went wrong. */
      readonly counts: "right" | "wrong";
      readonly baseline: string;
      readonly unitCost: string;
      readonly patience: number;
    }
  | {
      readonly kind: "line";
      readonly target: string;
      readonly floor: string;
      readonly pain: string;
    }
  | {
      readonly kind: "steps";
      readonly better: "higher" | "lower";
      readonly steps: readonly { readonly from: string; readonly percent: string }[];
      readonly floor: string;
      readonly pain: string;
    }
  | {
      readonly kind: "ranges";
      readonly target: string;
      readonly ranges: readonly {
        readonly from: string;
        readonly to: string;
        readonly percent: string;
      }[];
    };

/** What one party has in a pool: its weight in everything that is shared, and what it pays in for each window. */
type PoolShare = {
  readonly organisation: string;
  readonly weight: number;
  readonly contribution: string;
};

/** A pool that its parties stake on the outcome of a chain. */
export type PoolTerms = {
  readonly parties: readonly string[];
  readonly outcome: SeriesName;
  readonly window: Exclude<Window, { readonly kind: "rolling" }>;
  readonly release: PoolRelease;
  readonly shares: readonly PoolShare[];
};

/** A pool over time. */
export type PoolCourse = Course<PoolTerms>;
