/** Whether higher or lower values of a series are better for the end customer. */
export type Better = "higher" | "lower";

/**
 * How values are brought to a scale on which noise is even: none, arcsine of the root for a share, logarithm for duration and
 * money (for a rate of events (events + 1/2) / volume), root for a count.
 */
export type Transform = "identity" | "asin" | "log" | "sqrt";

/**
 * What a series says of one month. A value stands in the numerator and has no denominator.
 *
 * `version` names the definition in force: a new one starts a level of its own. `covariates` are the declared environment,
 * as many in every month of a series. `weight` is the month's precision against the others', 1 if not said.
 */
export type MonthFigure = {
  readonly numerator: number;
  readonly denominator: number | null;
  readonly version: string;
  readonly covariates?: readonly number[];
  readonly weight?: number;
};

/** A monitored series: one figure for each month from the chain's first on, null where there is none. */
export type Series = {
  readonly name: string;
  readonly partner: string | null;
  readonly stage: string | null;
  readonly better: Better;
  readonly transform: Transform;
  readonly figures: readonly (MonthFigure | null)[];
};
