import type { Period } from "@/lib/periods/period";

/** How far a rule lets the bounds of a one-sided metric move to the worse: a decimal text in its unit, 0 or more. */
type OneSidedEffect = { readonly amount: string };

/** How far a rule moves each bound of a range, upwards where it is positive: decimal texts in the metric's unit. */
type InRangeEffect = Readonly<Record<"outerFrom" | "innerFrom" | "innerTo" | "outerTo", string>>;

/** What a flex rule does to bounds. Stretch never moves. */
export type Effect = OneSidedEffect | InRangeEffect;

/** The series whose volume is compared with its agreed forecast, and the part of its figures that is the volume. */
export type Driver = {
  readonly seriesKey: number;
  readonly part: "numerator" | "denominator";
};

/** A driver by the names that were agreed to: its metric, the slug of its reporter and its subject. */
export type DriverName = {
  readonly metric: string;
  readonly reporter: string;
  readonly subject: string;
  readonly part: Driver["part"];
};

/** What makes a flex rule apply in a month. Percentages and amounts are decimal texts. */
export type Trigger<VolumeDriver = Driver> =
  /** Calendar months, 1 to 12. */
  | { readonly kind: "season"; readonly months: readonly number[] }
  /**
   * The driver is more than `over` per cent above its forecast; for each further `every` per cent the effect grows by
   * `amount`, to `most` at most. A forecast counts when it was agreed before the first day of its month.
   */
  | {
      readonly kind: "volume";
      readonly driver: VolumeDriver;
      readonly over: string;
      readonly growth: {
        readonly every: string;
        readonly amount: string;
        readonly most: string;
      } | null;
    }
  /** A condition of this name that was declared for the month and confirmed by each party of the metric. */
  | { readonly kind: "condition"; readonly condition: string }
  /** From the effect in the rule's first month in a straight line to `last` in its last month. */
  | { readonly kind: "ramp"; readonly last: Effect };

/** An agreed rule by which bounds move with the environment, in its months: `to` is the last one, null where it has no end. */
export type FlexRule<VolumeDriver = Driver> = {
  readonly name: string;
  readonly from: Period;
  readonly to: Period | null;
  readonly trigger: Trigger<VolumeDriver>;
  readonly effect: Effect;
};

/**
 * How a band set may flex. `cap`: how far all its rules together may move a bound, a decimal text in the metric's unit; null
 * is no cap. `budget`: in how many months of any twelve flex may improve the level; null is any number.
 */
export type Flex<VolumeDriver = Driver> = {
  readonly cap: string | null;
  readonly budget: number | null;
  readonly rules: readonly FlexRule<VolumeDriver>[];
};

/**
 * Agreed wiggle room: up to `misses` of the last `periods` months may be below the effective floor without being a breach,
 * counted from the month `from` on; after the month `to` there is none (null: no end).
 */
export type Grace = {
  readonly misses: number;
  readonly periods: number;
  readonly from: Period;
  readonly to: Period | null;
};
