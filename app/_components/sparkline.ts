import { markup, type Markup } from "./markup";

const height = 24;
const step = 8;

/** A line without axes, a gap where a value is missing; null where there is no line. The words beside it say what it shows. */
export function sparkline(values: readonly (number | null)[]): Markup | null {
  let [least, most, known] = [Infinity, -Infinity, 0];
  for (const value of values) {
    if (value === null) continue;
    least = Math.min(least, value);
    most = Math.max(most, value);
    known += 1;
  }
  if (known < 2) return null;
  const scale = (height - 6) / (most - least || 1);
  let path = "";
  let drawn = false;
  for (const [index, value] of values.entries()) {
    if (value !== null) {
      path += `${drawn ? " " : "M"}${index * step} ${Math.round(height - 3 - (value - least) * scale)}`;
    }
    drawn = value !== null;
  }
  return markup`<svg class="spark" viewBox="0 0 ${(values.length - 1) * step} ${height}" preserveAspectRatio="none" aria-hidden="true"><path d="${path}"/></svg>`;
}
