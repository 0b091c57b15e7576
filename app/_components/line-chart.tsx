"use client";

import {
  CategoryScale,
  Chart,
  Filler,
  LinearScale,
  LogarithmicScale,
  LineElement,
  PointElement,
  Tooltip,
  type ChartOptions,
} from "chart.js";
import { useMemo } from "react";
import { Line } from "react-chartjs-2";
import { lines } from "./line-chart-data";
import { marks } from "./line-chart-marks";
import { useThemeColors, type ThemeColors } from "./theme-colors";
import { extent, unpackTrend, type Trend } from "./trend";

Chart.register(
  CategoryScale,
  LinearScale,
  LogarithmicScale,
  PointElement,
  LineElement,
  Filler,
  Tooltip,
);

Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;

/** Sharp on paper too, where a screen's pixels would show. */
const pixels = 3;

/** The chart itself: the value as an ink line over the agreed band, whose edges step where it changes, with limits and signals where it has them. */
export default function LineChart({ trend: text }: { trend: string }) {
  const colors = useThemeColors();
  const trend = useMemo(() => unpackTrend(text), [text]);
  return (
    <Line
      // Plugins are read once: other marks and other colours are another chart.
      key={`${colors.surface} ${text}`}
      role="img"
      aria-label={trend.summary}
      data={lines(trend, colors)}
      options={optionsOf(trend, colors)}
      plugins={[marks(trend, colors)]}
    />
  );
}

function optionsOf(trend: Trend, colors: ThemeColors): ChartOptions<"line"> {
  const { unit, scale } = trend;
  return {
    animation: false,
    responsive: true,
    maintainAspectRatio: false,
    devicePixelRatio: pixels,
    interaction: { mode: "index", intersect: false },
    scales: {
      x: {
        grid: { display: false },
        border: { color: colors.line },
        ticks: { color: colors.text, maxRotation: 0, autoSkipPadding: 16 },
      },
      y: scale === "log" ? byFactors(trend, colors) : evenly(trend, colors),
    },
    plugins: {
      tooltip: {
        filter: ({ dataset }) => dataset.showLine !== false,
        callbacks: {
          label: ({ dataset, parsed }) =>
            `${dataset.label}: ${scale === "log" ? threeDigits(parsed.y ?? 0) : parsed.y?.toFixed(2)} ${unit}`,
        },
      },
    },
  };
}

type Scale = NonNullable<NonNullable<ChartOptions<"line">["scales"]>[string]>;

function evenly(trend: Trend, colors: ThemeColors): Scale {
  const { unit } = trend;
  const [least, most] = extent(trend);
  const margin = (most - least) * 0.12 || 1;
  return {
    suggestedMin: least - margin,
    suggestedMax: unit === "%" ? Math.min(100, most + margin) : most + margin,
    grid: { color: colors.line },
    border: { display: false },
    ticks: { color: colors.text, maxTicksLimit: 6 },
    title: { display: true, text: unit, color: colors.text },
  };
}

/** A scale on which ten times as much is always as far: from one power of ten to another, and these alone named. */
function byFactors(trend: Trend, colors: ThemeColors): Scale {
  const [least, most] = extent(trend);
  return {
    type: "logarithmic",
    min: 10 ** Math.floor(Math.log10(least)),
    max: 2 * most,
    afterBuildTicks: (axis) => {
      axis.ticks = axis.ticks.filter(({ value }) => Number.isInteger(round(Math.log10(value))));
    },
    grid: { color: colors.line },
    border: { display: false },
    ticks: { color: colors.text, callback: (value) => threeDigits(Number(value)) },
    title: { display: true, text: trend.unit, color: colors.text },
  };
}

function round(value: number): number {
  return Number(value.toFixed(9));
}

function threeDigits(value: number): string {
  return value.toLocaleString("en-GB", { maximumSignificantDigits: 3 });
}
