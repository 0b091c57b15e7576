import type { Chart, Plugin } from "chart.js";
import type { ThemeColors } from "./theme-colors";
import type { Trend } from "./trend";

/** What a chart marks beside its lines: where a definition begins, from when a band holds, that a month is missing, and what levels are called where the scale is one of factors. */
export function marks({ names, points, scale }: Trend, colors: ThemeColors): Plugin<"line"> {
  const bandFrom = points.flatMap(({ label, onTrack, flexed }, index) => {
    const before = points[index - 1];
    const at = onTrack.from ?? onTrack.to;
    if (before === undefined || at === null || before.flexed) return [];
    const isNew = before.onTrack.from !== onTrack.from || before.onTrack.to !== onTrack.to;
    return isNew ? [{ index, at, text: flexed ? names.flexed : `${names.bandFrom} ${label}` }] : [];
  });
  const [first] = points;
  const levels =
    scale === "log"
      ? [
          { at: first?.onTrack.to ?? null, text: names.target },
          { at: first?.watch.to ?? null, text: names.floor },
        ]
      : [];
  const breaks = points.flatMap(({ newBaseline }, index) =>
    newBaseline && index > 0 ? [index] : [],
  );
  const missing = points.flatMap(({ value }, index) => (value === null ? [index] : []));
  return {
    id: "marks",
    afterDatasetsDraw: (chart) => {
      const { context, left, top, bottom, middle, y, write } = drawnOn(chart, colors);
      context.save();
      context.strokeStyle = colors.text;
      context.setLineDash([4, 3]);
      for (const index of breaks) {
        const x = (middle(index - 1) + middle(index)) / 2;
        line(context, [x, top], [x, bottom]);
        write(names.newBaseline, x, top + 8);
      }
      context.setLineDash([]);
      for (const index of missing) {
        const x = middle(index);
        line(context, [x - 3, bottom - 3], [x + 3, bottom + 3]);
        line(context, [x - 3, bottom + 3], [x + 3, bottom - 3]);
      }
      for (const { index, at, text } of bandFrom) write(text, middle(index), y(at) + 9);
      for (const { at, text } of levels) if (at !== null) write(text, left, y(at) - 8);
      context.restore();
    },
  };
}

function drawnOn({ ctx: context, chartArea, scales }: Chart<"line">, colors: ThemeColors) {
  const { left, right, top, bottom } = chartArea;
  const middle = (index: number) => scales["x"]?.getPixelForValue(index) ?? 0;
  const y = (value: number) => scales["y"]?.getPixelForValue(value) ?? 0;
  /** To the right of a place, or to its left where it would leave the chart. */
  const write = (text: string, x: number, at: number) => {
    context.font = `11px ${getComputedStyle(context.canvas).fontFamily}`;
    context.fillStyle = colors.text;
    context.textBaseline = "middle";
    const width = context.measureText(text).width + 4;
    const start = x + width > right ? Math.max(left, x - width) : x + 4;
    context.fillText(text, start, at);
  };
  return { context, left, top, bottom, middle, y, write };
}

function line(
  context: CanvasRenderingContext2D,
  [x, y]: readonly [number, number],
  to: readonly [number, number],
): void {
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(...to);
  context.stroke();
}
