import { words } from "@/app/words/words";
import { markup, type Markup } from "./markup";
import type { Trend, TrendPoint, TrendSignal } from "./trend";

/** A mark as the chart draws it: a class for its colour and a path in a box of 24 by 12. */
type Mark = { readonly look: string; readonly path: string; readonly dash: string };

const line = "M0 6h24";
const marks = {
  value: { look: "value", path: `${line}M12 3a3 3 0 1 0 .01 0`, dash: "none" },
  restated: { look: "value", path: "M12 1l5 5-5 5-5-5z", dash: "none" },
  compared: { look: "compared", path: line, dash: "5 4" },
  mean: { look: "mean", path: line, dash: "none" },
  limits: { look: "limits", path: line, dash: "3 3" },
  target: { look: "target", path: "M0 1h24v10h-24z", dash: "none" },
  floor: { look: "floor", path: line, dash: "2 3" },
} as const satisfies Readonly<Record<string, Mark>>;

const triangles: Readonly<Record<TrendSignal["side"], string>> = {
  high: "M12 1l5 9H7z",
  low: "M12 11l5-9H7z",
};

/** What the marks of a chart mean, those that it has, as a list beside it. */
export function chartLegend({ names, points }: Trend): Markup {
  const has = (is: (point: TrendPoint) => boolean) => points.some(is);
  const entries: readonly (readonly [string | null, Mark])[] = [
    [names.value, marks.value],
    [
      has(({ restated }) => restated === true) ? words.settlement.restatedMark : null,
      marks.restated,
    ],
    [names.compared, marks.compared],
    ...signals(points),
    [has(({ limits }) => limits !== null) ? names.mean : null, marks.mean],
    [has(({ limits }) => limits !== null) ? names.limits : null, marks.limits],
    [
      has(({ onTrack }) => onTrack.from !== null || onTrack.to !== null) ? names.onTrack : null,
      marks.target,
    ],
    [
      has(({ watch }) => watch.from !== null || watch.to !== null) ? names.floor : null,
      marks.floor,
    ],
  ];
  return markup`<ul class="chart-legend" aria-label="${words.charts.marks}">
    ${entries.flatMap(([name, mark]) => (name === null ? [] : [entry(name, mark)]))}
  </ul>`;
}

/** Each signal that the chart shows, to each side. */
function signals(points: readonly TrendPoint[]): readonly (readonly [string, Mark])[] {
  const shown = new Map(
    points.flatMap(({ signal }) =>
      signal === null ? [] : [[`${signal.kind} ${signal.side}`, signal] as const],
    ),
  );
  return [...shown.values()].map(({ kind, side }) => [
    words.charts.signals[kind],
    { look: kind, path: triangles[side], dash: "none" },
  ]);
}

function entry(name: string, { look, path, dash }: Mark): Markup {
  return markup`<li><svg class="of-${look}" viewBox="0 0 24 12" aria-hidden="true"><path d="${path}" stroke-dasharray="${dash}"/></svg>${name}</li>`;
}
