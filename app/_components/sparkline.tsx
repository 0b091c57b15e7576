const width = 96;
const height = 24;

/** A line without axes, drawn on the server; a gap where a value is missing. The words beside it say what it shows. */
export function Sparkline({ values }: { values: readonly (number | null)[] }) {
  const known = values.filter((value) => value !== null);
  if (known.length < 2) return null;
  const least = Math.min(...known);
  const span = Math.max(...known) - least || 1;
  const points = values.map((value, index) =>
    value === null
      ? null
      : {
          x: 2 + (index * (width - 4)) / (values.length - 1),
          y: height - 3 - ((value - least) / span) * (height - 6),
        },
  );
  const path = points
    .map((point, index) =>
      point === null
        ? ""
        : `${points[index - 1] ? "L" : "M"}${point.x.toFixed(1)} ${point.y.toFixed(1)}`,
    )
    .join("");
  const last = points.at(-1) ?? null;
  return (
    <svg aria-hidden="true" width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
      <path d={path} fill="none" className="stroke-chart-actual" strokeWidth="1.4" />
      {last === null ? null : (
        <circle cx={last.x} cy={last.y} r="2" className="fill-chart-actual" />
      )}
    </svg>
  );
}
