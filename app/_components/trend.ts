/** A month of a trend: values in the metric's unit, null where there is none. */
export type TrendPoint = {
  readonly label: string;
  readonly value: number | null;
  readonly compared: number | null;
  readonly provisional: boolean;
  /** Where the level on track begins and ends; null on a side that is open. */
  readonly onTrack: { readonly from: number | null; readonly to: number | null };
  /** Where watch ends and breach begins, likewise. */
  readonly watch: { readonly from: number | null; readonly to: number | null };
  /** True where a definition begins that can't be compared with the one before. */
  readonly newBaseline: boolean;
};

/** What a trend chart draws; `summary` is the sentence that stands for the picture. */
export type Trend = {
  readonly summary: string;
  readonly unit: string;
  readonly names: {
    readonly value: string;
    readonly compared: string | null;
    readonly target: string;
    readonly floor: string;
  };
  readonly points: readonly TrendPoint[];
};
