import type { Grace } from "@/lib/bands/flex-rule";

/** A series by the names that were agreed to: its metric, its reporter and its subject, empty where there is only one. */
export type SeriesName = {
  readonly metric: string;
  readonly reporter: string;
  readonly subject: string;
};

/** A limit of an obligation's own, in the metric's unit as decimal text. It doesn't flex, and reaching it exactly meets it. */
export type OwnThreshold =
  | { readonly kind: "at-least"; readonly value: string }
  | { readonly kind: "at-most"; readonly value: string }
  | { readonly kind: "within"; readonly from: string; readonly to: string };

/** What an obligation is held against: a threshold of its own, or a level of the metric's band in force, which flexes. */
export type Threshold =
  OwnThreshold | { readonly kind: "level"; readonly level: "ahead" | "on-track" | "watch" };

/** What is measured together: a month, a quarter of the network's fiscal year, or the last `months` months, anew each month. */
export type Window =
  | { readonly kind: "month" }
  | { readonly kind: "quarter" }
  | { readonly kind: "rolling"; readonly months: number };

/**
 * What a credit is so many per cent of: the monthly fee that the beneficiary pays the obligor (of the window's last month), a stake
 * in it (fee × at risk × pool × allocation, each in per cent), or an amount that is reported as a series, summed over the window.
 */
export type Base =
  | { readonly kind: "fee" }
  | { readonly kind: "stake"; readonly pool: string; readonly allocation: string }
  | { readonly kind: "amount"; readonly series: SeriesName };

/** From so much worse than the threshold on, in the metric's unit, so many per cent; 0 is any miss. */
type Tier = { readonly worseBy: string; readonly percent: string };

/** From so much worse than the threshold on, so many points. */
type PointTier = { readonly worseBy: string; readonly points: string };

/**
 * What follows a miss: nothing, a joint improvement plan, a credit by tiers, a credit of so many per cent or of so much money for
 * each unit worse than the threshold, or points, which the obligor's points scale turns into a credit. The tier that counts is the
 * one furthest from the threshold that the miss reaches.
 */
export type Consequence =
  | { readonly kind: "none" }
  | { readonly kind: "plan" }
  | { readonly kind: "credit"; readonly base: Base; readonly tiers: readonly Tier[] }
  | { readonly kind: "per-unit"; readonly base: Base; readonly percent: string }
  | { readonly kind: "amount-per-unit"; readonly amount: string }
  | { readonly kind: "points"; readonly tiers: readonly PointTier[] };

/**
 * An obligation of the other side in the same SLA that this one depends on. A miss of it `lag` windows before relieves a miss of
 * this one by `share`, a decimal text above 0 and up to 1.
 */
export type Dependency = { readonly on: string; readonly lag: number; readonly share: string };

/** A credit comes back when each of the next `windows` windows reaches `threshold`, or the obligation's own where it is null. */
export type EarnBack = { readonly windows: number; readonly threshold: OwnThreshold | null };

/** One commitment inside an SLA. `key` names it there, such as "F2"; the other party is its beneficiary. */
export type Obligation = {
  readonly key: string;
  readonly obligor: string;
  readonly series: SeriesName;
  readonly threshold: Threshold;
  readonly window: Window;
  readonly consequence: Consequence;
  /** At its own threshold, counted in windows; without grace null. */
  readonly grace: Grace | null;
  readonly dependsOn: readonly Dependency[];
  /** Names of declared conditions in whose months a miss is relieved. */
  readonly exclusions: readonly string[];
  readonly earnBack: EarnBack | null;
};

/** The most that one obligor's credits of one month may come to: per cent of its fee, or an amount of money. */
type Cap =
  | { readonly kind: "percent"; readonly percent: string }
  | { readonly kind: "amount"; readonly amount: string };

/** What an obligor's points of a month come to: from so many points on so many per cent of the base. */
export type PointsScale = {
  readonly base: Base;
  readonly steps: readonly { readonly from: string; readonly percent: string }[];
};

/** What is agreed of one party as obligor. `atRisk`: per cent of its fee, which stakes are taken of. */
export type SideTerms = {
  readonly organisation: string;
  readonly atRisk: string | null;
  readonly cap: Cap | null;
  readonly points: PointsScale | null;
};

/**
 * Which remedy comes first. `at-once`: a credit for each miss. `second-miss`: a credit when another of the last six windows was
 * missed too. `plan-first`: a joint plan, and a credit only for a miss later than `months` months and at most twelve months after
 * another one.
 */
export type Remedy =
  | { readonly order: "at-once" }
  | { readonly order: "second-miss" }
  | { readonly order: "plan-first"; readonly months: number };

/** A window is a serious breach when it and the windows before it make so many misses in so many windows: two in two, three in six. */
type SeriousRule = { readonly misses: number; readonly windows: number };

/**
 * A mutual agreement between two organisations. They stand by the names that the caller uses for them throughout, slugs in a text
 * and identifiers in the database. The order of lists means nothing.
 */
export type SlaTerms = {
  readonly parties: readonly [string, string];
  readonly obligations: readonly Obligation[];
  readonly sides: readonly SideTerms[];
  readonly remedy: Remedy;
  readonly serious: readonly SeriousRule[];
  /** Whether a closed month without a figure counts as missed, beside being a breach of reporting. */
  readonly noDataIsMissed: boolean;
  /** Why only one side owes anything; null where both do. */
  readonly oneSidedReason: string | null;
  /** Whether the other members of the network may know that it exists. */
  readonly isVisible: boolean;
};
