/** A month of a trend: values in the metric's unit, null where there is none. */
export type TrendPoint = {
  readonly label: string;
  readonly value: number | null;
  readonly compared: number | null;
  readonly provisional: boolean;
  /** Whether the figure was restated after it was agreed. */
  readonly restated?: boolean;
  /** Where the level on track begins and ends; null on a side that is open. */
  readonly onTrack: { readonly from: number | null; readonly to: number | null };
  /** Where watch ends and breach begins, likewise. */
  readonly watch: { readonly from: number | null; readonly to: number | null };
  /** Whether the two are where flex moved them, and not where they were agreed. */
  readonly flexed: boolean;
  /** True where a definition begins that can't be compared with the one before. */
  readonly newBaseline: boolean;
  /** The mean and the limits of a control chart; null where it has none, or where the trend isn't one. */
  readonly limits: TrendLimits | null;
  readonly signal: TrendSignal | null;
};

type TrendLimits = { readonly mean: number; readonly lower: number; readonly upper: number };

/** How a point stands out: for better, for worse or neither, and to which side. */
export type TrendSignal = {
  readonly kind: "improvement" | "concern" | "neutral";
  readonly side: "high" | "low";
};

/** What a trend chart draws; `summary` is the sentence that stands for the picture. */
export type Trend = {
  readonly summary: string;
  readonly unit: string;
  /** "log" for what grows by factors, with its levels named in the chart; values and bounds are above 0. */
  readonly scale: "linear" | "log";
  readonly names: {
    readonly value: string;
    readonly compared: string | null;
    readonly target: string;
    readonly floor: string;
    /** What lies on the good side of the target. */
    readonly onTrack: string;
    /** What stands at a new baseline, and before the month from which a band holds. */
    readonly newBaseline: string;
    readonly bandFrom: string;
    readonly flexed: string;
    /** Of a control chart. */
    readonly mean: string;
    readonly limits: string;
  };
  readonly points: readonly TrendPoint[];
};

/** The least and the most of all that is drawn; infinite where that is nothing. */
export function extent({ points }: Trend): readonly [least: number, most: number] {
  const shown = points.flatMap(({ value, compared, onTrack, watch, limits }) =>
    [
      value,
      compared,
      onTrack.from,
      onTrack.to,
      watch.from,
      watch.to,
      limits?.lower ?? null,
      limits?.upper ?? null,
    ].filter((one) => one !== null),
  );
  return [Math.min(...shown), Math.max(...shown)];
}

type Edge = TrendPoint["onTrack"];

/** A trend column by column, and a band only where it begins: by the index of its month. */
type Packed = Omit<Trend, "points"> & {
  readonly labels: readonly string[];
  readonly values: readonly (number | null)[];
  readonly compared: readonly (number | null)[];
  readonly provisional: readonly number[];
  readonly restated: readonly number[];
  readonly newBaselines: readonly number[];
  readonly bands: readonly {
    readonly from: number;
    readonly onTrack: Edge;
    readonly watch: Edge;
    readonly flexed: boolean;
  }[];
  /** Means, lower and upper limits; null where no month has any. */
  readonly limits:
    | readonly [readonly (number | null)[], readonly (number | null)[], readonly (number | null)[]]
    | null;
  readonly signals: readonly (readonly [number, TrendSignal["kind"], TrendSignal["side"]])[];
};

/** A trend as one short text: what is sent to the browser costs by its pieces. Values are rounded to eight digits. */
export function packTrend({ points, ...rest }: Trend): string {
  const indexesOf = (is: (point: TrendPoint) => boolean) =>
    points.flatMap((point, index) => (is(point) ? [index] : []));
  const bands: Packed["bands"][number][] = [];
  for (const [from, { onTrack, watch, flexed }] of points.entries()) {
    const last = bands.at(-1);
    const isSame = last?.onTrack === onTrack && last.watch === watch && last.flexed === flexed;
    if (!isSame) bands.push({ from, onTrack, watch, flexed });
  }
  const packed: Packed = {
    ...rest,
    labels: points.map(({ label }) => label),
    values: points.map(({ value }) => rounded(value)),
    compared: points.map(({ compared }) => rounded(compared)),
    provisional: indexesOf(({ provisional }) => provisional),
    restated: indexesOf(({ restated }) => restated === true),
    newBaselines: indexesOf(({ newBaseline }) => newBaseline),
    bands,
    limits: points.every(({ limits }) => limits === null)
      ? null
      : [
          points.map(({ limits }) => rounded(limits?.mean ?? null)),
          points.map(({ limits }) => rounded(limits?.lower ?? null)),
          points.map(({ limits }) => rounded(limits?.upper ?? null)),
        ],
    signals: points.flatMap(({ signal }, index) =>
      signal === null ? [] : [[index, signal.kind, signal.side] as const],
    ),
  };
  return JSON.stringify(packed);
}

function rounded(value: number | null): number | null {
  return value === null ? null : Number(value.toPrecision(8));
}

const open: Edge = { from: null, to: null };

/** The trend of a text that `packTrend` made. */
export function unpackTrend(text: string): Trend {
  const packed: Packed = JSON.parse(text);
  const { labels, values, compared, provisional, restated, ...more } = packed;
  const { newBaselines, bands, limits, signals, ...rest } = more;
  return {
    ...rest,
    points: labels.map((label, index) => {
      const {
        onTrack = open,
        watch = open,
        flexed = false,
      } = bands.findLast(({ from }) => from <= index) ?? {};
      return {
        label,
        value: values[index] ?? null,
        compared: compared[index] ?? null,
        provisional: provisional.includes(index),
        ...(restated.includes(index) && { restated: true }),
        onTrack,
        watch,
        flexed,
        newBaseline: newBaselines.includes(index),
        limits: limitsAt(limits, index),
        signal: signalAt(signals, index),
      };
    }),
  };
}

function limitsAt(limits: Packed["limits"], index: number): TrendLimits | null {
  const [mean = null, lower = null, upper = null] =
    limits?.map((column) => column[index] ?? null) ?? [];
  return mean === null || lower === null || upper === null ? null : { mean, lower, upper };
}

function signalAt(signals: Packed["signals"], index: number): TrendSignal | null {
  const [, kind, side] = signals.find(([at]) => at === index) ?? [];
  return kind === undefined || side === undefined ? null : { kind, side };
}
