"use client";

import {
  CategoryScale,
  Chart,
  Filler,
  Legend,
  LinearScale,
  LineElement,
  PointElement,
  Tooltip,
  type ChartData,
  type ChartOptions,
} from "chart.js";
import { useMemo } from "react";
import { Line } from "react-chartjs-2";
import { useThemeColors, type ThemeColors } from "./theme-colors";
import { unpackTrend, type Trend, type TrendPoint } from "./trend";

Chart.register(CategoryScale, LinearScale, PointElement, LineElement, Filler, Legend, Tooltip);

/** The chart itself: the value as an ink line over the agreed band, whose edges step where it changes. */
export default function LineChart({ trend: text }: { trend: string }) {
  const colors = useThemeColors();
  const trend = useMemo(() => unpackTrend(text), [text]);
  return (
    <Line
      role="img"
      aria-label={trend.summary}
      data={dataOf(trend, colors)}
      options={optionsOf(trend, colors)}
    />
  );
}

function dataOf(
  { names, points }: Trend,
  colors: ThemeColors,
): ChartData<"line", (number | null)[]> {
  const edge = { stepped: "middle" as const, pointRadius: 0, borderWidth: 1.5, spanGaps: true };
  const isSet = (values: readonly (number | null)[]) => values.some((value) => value !== null);
  const from = points.map(({ onTrack }) => onTrack.from);
  const to = points.map(({ onTrack }) => onTrack.to);
  const floors = [
    points.map(({ watch }) => watch.from),
    points.map(({ watch }) => watch.to),
  ].filter(isSet);
  const band = { ...edge, borderColor: colors.edge, backgroundColor: colors.band };
  return {
    labels: points.map(({ label }) => label),
    datasets: [
      {
        label: names.value,
        data: points.map(({ value }) => value),
        borderColor: colors.actual,
        backgroundColor: points.map(({ provisional }) =>
          provisional ? colors.surface : colors.actual,
        ),
        pointBorderColor: colors.actual,
        borderWidth: 1.5,
        pointRadius: 3,
        segment: { borderColor: (line) => breakColor(points, line.p1DataIndex) },
      },
      ...(names.compared === null
        ? []
        : [
            {
              label: names.compared,
              data: points.map(({ compared }) => compared),
              borderColor: colors.past,
              borderWidth: 1.5,
              borderDash: [5, 4],
              pointRadius: 0,
            },
          ]),
      ...(isSet(from) ? [{ ...band, label: names.target, data: from, fill: upper(to) }] : []),
      ...(isSet(to)
        ? [{ ...band, label: names.target, data: to, fill: isSet(from) ? false : "start" }]
        : []),
      ...floors.map((data) => ({
        ...edge,
        label: names.floor,
        data,
        borderColor: colors.breach,
        borderDash: [2, 3],
      })),
    ],
  };
}

/** Up to the other edge of a range, or up to the top. */
function upper(to: readonly (number | null)[]): "+1" | "end" {
  return to.some((value) => value !== null) ? "+1" : "end";
}

/** A line across a break would say that the two sides can be compared. */
function breakColor(points: readonly TrendPoint[], index: number): string | undefined {
  return points[index]?.newBaseline === true ? "transparent" : undefined;
}

function optionsOf({ unit, points }: Trend, colors: ThemeColors): ChartOptions<"line"> {
  const shown = points.flatMap(({ value, compared, onTrack, watch }) =>
    [value, compared, onTrack.from, onTrack.to, watch.from, watch.to].filter((one) => one !== null),
  );
  const least = Math.min(...shown);
  const most = Math.max(...shown);
  const margin = (most - least) * 0.12 || 1;
  return {
    animation: false,
    responsive: true,
    maintainAspectRatio: false,
    interaction: { mode: "index", intersect: false },
    scales: {
      x: {
        grid: { display: false },
        border: { color: colors.line },
        ticks: { color: colors.text, maxRotation: 0, autoSkipPadding: 16 },
      },
      y: {
        suggestedMin: least - margin,
        suggestedMax: unit === "%" ? Math.min(100, most + margin) : most + margin,
        grid: { color: colors.line },
        border: { display: false },
        ticks: { color: colors.text, maxTicksLimit: 6 },
        title: { display: true, text: unit, color: colors.text },
      },
    },
    plugins: {
      legend: {
        position: "bottom",
        labels: {
          color: colors.text,
          boxHeight: 0,
          boxWidth: 24,
          filter: ({ text, datasetIndex }, { datasets }) =>
            datasets.findIndex(({ label }) => label === text) === datasetIndex,
        },
      },
      tooltip: {
        callbacks: {
          label: ({ dataset, parsed }) => `${dataset.label}: ${parsed.y?.toFixed(2)} ${unit}`,
        },
      },
    },
  };
}
