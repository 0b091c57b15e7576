import type { Ratio } from "@/lib/metrics/ratio";
import type { Period } from "@/lib/periods/period";
import type { NoDataReason, RawResult } from "./raw-result";

/**
 * How an obligation stands in a window. `pending`: its own figure is disputed, or one that it depends on is disputed or missing.
 * `relieved`: the miss is excused wholly; one excused in part stays `missed`, with a smaller credit.
 */
export type OutcomeStatus = "met" | "missed" | "within-grace" | "relieved" | "no-data" | "pending";

/** Why a miss is excused: the other side missed what it depended on, or a declared condition held. */
export type ReliefReason =
  | {
      readonly kind: "dependency";
      /** The other side's obligation, and its raw result in the window that counts. */
      readonly on: string;
      readonly obligor: string;
      readonly missed: RawResult;
    }
  | {
      readonly kind: "condition";
      readonly condition: string;
      readonly number: number;
      readonly declaredBy: string;
      readonly confirmedBy: readonly string[];
      readonly periods: readonly Period[];
    };

/** By what share, above 0 and up to 1, a miss is relieved, and why. */
export type Relief = { readonly share: Ratio; readonly because: ReliefReason };

/** What a pending outcome waits for: a figure of the obligation itself, or of one that it depends on, in a window. */
export type WaitsFor = {
  readonly key: string;
  readonly last: Period;
  readonly because: "disputed" | "missing";
};

/** How one obligation came out in one window, step by step. It goes by the window's last month. */
export type Outcome = {
  readonly key: string;
  readonly obligor: string;
  readonly beneficiary: string;
  readonly first: Period;
  readonly last: Period;
  readonly status: OutcomeStatus;
  /** The figures against the threshold, before everything else. */
  readonly raw: RawResult;
  /** Why there is no data; null otherwise. A closed month that is `missing` is a breach of reporting. */
  readonly noData: NoDataReason | null;
  readonly waitsFor: WaitsFor | null;
  readonly relief: Relief | null;
  /** Of a miss that wasn't relieved wholly, its number in the window of grace and how many are excused; null without grace. */
  readonly grace: { readonly used: number; readonly of: number } | null;
  /** Whether a rule for serious breaches fires in this window. */
  readonly isSerious: boolean;
  /** What follows by the order of remedies: null where nothing does. */
  readonly remedy: "plan" | "credit" | null;
};
