import { expect, test } from "vitest";
import type { Trend, TrendPoint } from "@/app/_components/trend";
import { words } from "@/app/words/words";
import { outcomeLine } from "./outcome-line";

const band = { onTrack: { from: 85, to: null }, watch: { from: 78, to: null } };
const noBand = { onTrack: { from: null, to: null }, watch: { from: null, to: null } };

function point(label: string, value: number | null, bounds: typeof band | typeof noBand) {
  return {
    label,
    value,
    compared: null,
    provisional: false,
    ...bounds,
    flexed: false,
    newBaseline: false,
    limits: null,
    signal: null,
  } satisfies TrendPoint;
}

function drawn(points: readonly TrendPoint[]): string {
  const names = { ...words.charts.legend, value: "Outcome", compared: null };
  const trend: Trend = { summary: "It fell.", unit: "%", scale: "linear", names, points };
  return outcomeLine(trend).text;
}

test("a line has the ends of both axes, its band where one holds, and a gap where nothing is known", () => {
  const html = drawn([
    point("2025-08", 88, noBand),
    point("2025-09", null, band),
    point("2025-10", 83, band),
    point("2025-11", 76, band),
  ]);
  expect(html).toContain('aria-label="It fell."');
  for (const end of ["88.0 %", "76.0 %", "August 2025", "November 2025"]) {
    expect(html).toContain(end);
  }
  // 300 high from 88 down to 76: 85 lies at 75, 78 at 250, 83 at 125; months are 240 apart, the band begins between the first two.
  expect(html).toContain("M120 0H720V75H120Z");
  expect(html).toContain("M120 250H720");
  expect(html).toContain("M0 0M480 125L720 300");
});

test("nothing is drawn of nothing", () => {
  expect(drawn([point("2025-08", null, noBand)])).not.toContain("<path");
});
