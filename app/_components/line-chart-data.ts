import type { ChartData, ChartDataset } from "chart.js";
import type { ThemeColors } from "./theme-colors";
import type { Trend, TrendPoint } from "./trend";

type Values = readonly (number | null)[];
type Line = ChartDataset<"line", (number | null)[]>;

const edge = {
  stepped: "middle",
  pointRadius: 0,
  borderWidth: 1.5,
  spanGaps: true,
} as const;

/** The lines of a chart, the foremost first: signals, the value, what it is compared with, mean and limits, the band. */
export function lines(trend: Trend, colors: ThemeColors): ChartData<"line", (number | null)[]> {
  const { points } = trend;
  return {
    labels: points.map(({ label }) => label),
    datasets: [
      ...signals(trend, colors),
      value(trend, colors),
      ...compared(trend, colors),
      ...limits(trend, colors),
      ...band(trend, colors),
    ],
  };
}

/** Triangles the way they stand out, over the value's own points. */
function signals({ points }: Trend, colors: ThemeColors): Line[] {
  if (points.every(({ signal }) => signal === null)) return [];
  return [
    {
      data: points.map(({ value, signal }) => (signal === null ? null : value)),
      showLine: false,
      pointStyle: "triangle",
      pointRadius: 5,
      pointRotation: points.map(({ signal }) => (signal?.side === "low" ? 180 : 0)),
      pointBorderColor: points.map(({ signal }) => colors[signal?.kind ?? "neutral"]),
      pointBackgroundColor: points.map(({ signal }) => colors[signal?.kind ?? "neutral"]),
    },
  ];
}

function value({ names, points }: Trend, colors: ThemeColors): Line {
  return {
    label: names.value,
    data: points.map(({ value }) => value),
    borderColor: colors.actual,
    backgroundColor: points.map(({ provisional, restated }) =>
      provisional || restated === true ? colors.surface : colors.actual,
    ),
    pointBorderColor: colors.actual,
    borderWidth: 1.5,
    pointStyle: points.map(({ restated }) => (restated === true ? "rectRot" : "circle")),
    pointRadius: points.map(({ restated }) => (restated === true ? 5 : 3)),
    segment: { borderColor: (line) => breakColor(points, line.p1DataIndex) },
  };
}

function compared({ names, points }: Trend, colors: ThemeColors): Line[] {
  if (names.compared === null) return [];
  return [
    {
      label: names.compared,
      data: points.map(({ compared }) => compared),
      borderColor: colors.past,
      borderWidth: 1.5,
      borderDash: [5, 4],
      pointRadius: 0,
    },
  ];
}

function limits({ names, points }: Trend, colors: ThemeColors): Line[] {
  if (points.every(({ limits }) => limits === null)) return [];
  const line = {
    ...edge,
    borderColor: colors.past,
    borderWidth: 1,
    segment: {
      borderColor: ({ p1DataIndex }: { readonly p1DataIndex: number }) =>
        breakColor(points, p1DataIndex),
    },
  };
  const dashed = { ...line, label: names.limits, borderDash: [3, 3] };
  return [
    { ...line, label: names.mean, data: points.map(({ limits }) => limits?.mean ?? null) },
    { ...dashed, data: points.map(({ limits }) => limits?.upper ?? null) },
    { ...dashed, data: points.map(({ limits }) => limits?.lower ?? null) },
  ];
}

function band({ names, points }: Trend, colors: ThemeColors): Line[] {
  const from = points.map(({ onTrack }) => onTrack.from);
  const to = points.map(({ onTrack }) => onTrack.to);
  const floors = [
    points.map(({ watch }) => watch.from),
    points.map(({ watch }) => watch.to),
  ].filter(isSet);
  const target = {
    ...edge,
    label: names.target,
    borderColor: colors.edge,
    backgroundColor: colors.band,
  };
  return [
    ...(isSet(from) ? [{ ...target, data: from, fill: isSet(to) ? "+1" : "end" }] : []),
    ...(isSet(to) ? [{ ...target, data: to, fill: isSet(from) ? false : "start" }] : []),
    ...floors.map((data) => ({
      ...edge,
      label: names.floor,
      data,
      borderColor: colors.breach,
      borderDash: [2, 3],
    })),
  ];
}

function isSet(values: Values): boolean {
  return values.some((value) => value !== null);
}

/** A line across a break would say that the two sides can be compared. */
function breakColor(points: readonly TrendPoint[], index: number): string | undefined {
  return points[index]?.newBaseline === true ? "transparent" : undefined;
}
