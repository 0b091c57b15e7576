import { markup, type Markup } from "@/app/_components/markup";
import { extent, type Trend, type TrendPoint } from "@/app/_components/trend";
import { formatDouble, formatMonth } from "@/app/format";
import { period } from "@/lib/periods/period";

const [width, height] = [720, 300];

/**
 * A trend as two plain lines over its band, with the ends of both axes: what stands there until the chart is fetched, and on paper
 * where it never was.
 */
export function outcomeLine(trend: Trend): Markup {
  const { points, summary, unit } = trend;
  const [least, most] = extent(trend);
  const [first] = points;
  const last = points.at(-1);
  if (!Number.isFinite(least) || first === undefined || last === undefined) {
    return markup`<svg role="img" aria-label="${summary}"></svg>`;
  }
  const step = width / Math.max(1, points.length - 1);
  const x = (index: number) => Math.round(Math.min(width, Math.max(0, index * step)));
  const y = (value: number) => Math.round(((most - value) / (most - least || 1)) * height);
  const line = (of: (point: TrendPoint) => number | null) =>
    points
      .map((point, index) => {
        const value = of(point);
        const before = points[index - 1];
        if (value === null) return "";
        const joins = before !== undefined && of(before) !== null;
        return `${joins ? "L" : "M"}${x(index)} ${y(value)}`;
      })
      .join("");
  const bands = bandsOf(points).map(({ from, to, onTrack, watch }) => {
    const [left, right] = [x(from - 0.5), x(to + 0.5)];
    const [top, bottom] = [y(onTrack.to ?? most), y(onTrack.from ?? least)];
    return {
      area:
        onTrack.from === null && onTrack.to === null
          ? ""
          : `M${left} ${top}H${right}V${bottom}H${left}Z`,
      floor: [watch.from, watch.to]
        .map((edge) => (edge === null ? "" : `M${left} ${y(edge)}H${right}`))
        .join(""),
    };
  });
  return markup`<div class="grid h-full grid-cols-[auto_minmax(0,1fr)] grid-rows-[minmax(0,1fr)_auto] gap-x-2 gap-y-1">
    <div aria-hidden="true" class="flex flex-col justify-between text-right text-[12px] text-ink-3 tabular-nums"><span>${formatDouble(most, 1)} ${unit}</span><span>${formatDouble(least, 1)} ${unit}</span></div>
    <svg role="img" aria-label="${summary}" viewBox="0 0 ${width} ${height}" preserveAspectRatio="none" class="h-full w-full overflow-visible">
      <path d="${bands.map(({ area }) => area).join("")}" class="fill-chart-band"/>
      <path d="${bands.map(({ floor }) => floor).join("")}" fill="none" stroke-width="1.5" stroke-dasharray="2 3" vector-effect="non-scaling-stroke" class="stroke-breach-mark"/>
      <path d="${line(({ compared }) => compared)}" fill="none" stroke-width="1.5" stroke-dasharray="4 3" vector-effect="non-scaling-stroke" class="stroke-ink-3"/>
      <path d="${line(({ value }) => value)}" fill="none" stroke-width="1.5" vector-effect="non-scaling-stroke" class="stroke-chart-actual"/>
    </svg>
    <div aria-hidden="true" class="col-start-2 flex justify-between text-[12px] text-ink-3"><span>${formatMonth(period(first.label))}</span><span>${formatMonth(period(last.label))}</span></div>
  </div>`;
}

type Band = Pick<TrendPoint, "onTrack" | "watch"> & { readonly from: number; readonly to: number };

/** The bands one after another, each from the first to the last of its months by index. */
function bandsOf(points: readonly TrendPoint[]): readonly Band[] {
  const found: Band[] = [];
  for (const [index, { onTrack, watch }] of points.entries()) {
    const last = found.at(-1);
    // Months of the same band share its edges.
    if (last?.onTrack === onTrack) found.splice(-1, 1, { ...last, to: index });
    else found.push({ from: index, to: index, onTrack, watch });
  }
  return found;
}
