import { expect, test } from "vitest";
import { packTrend, unpackTrend, type Trend, type TrendPoint } from "./trend";

const band = { onTrack: { from: 95, to: null }, watch: { from: 90, to: null } };
const later = { onTrack: { from: 96, to: null }, watch: { from: 92, to: null } };

function point(label: string, changes: Partial<TrendPoint> = {}): TrendPoint {
  return {
    label,
    value: 94.25,
    compared: null,
    provisional: false,
    flexed: false,
    newBaseline: false,
    limits: null,
    signal: null,
    ...band,
    ...changes,
  };
}

function trend(points: readonly TrendPoint[]): Trend {
  const names = {
    value: "Measured",
    compared: "Composed",
    target: "Target",
    floor: "Floor",
    onTrack: "On track",
    newBaseline: "New definition",
    bandFrom: "band from",
    flexed: "flexed",
    mean: "Mean",
    limits: "Limits",
  };
  return { summary: "“Came” <as> promised", unit: "%", scale: "linear", names, points };
}

test.each([
  { why: "no month", points: [] },
  {
    why: "gaps, marks and a band that changes",
    points: [
      point("2025-01", {
        value: null,
        onTrack: { from: null, to: null },
        watch: { from: null, to: null },
      }),
      point("2025-02", { compared: 71.5 }),
      point("2025-03", { newBaseline: true, ...later }),
      point("2025-04", { ...later, flexed: true }),
      point("2025-05", { ...band, provisional: true }),
    ],
  },
  {
    why: "limits and signals in some months",
    points: [
      point("2025-01"),
      point("2025-02", {
        limits: { mean: 94.5, lower: 93.25, upper: 95.75 },
        signal: { kind: "concern", side: "low" },
      }),
      point("2025-03", { limits: { mean: 94.5, lower: 93, upper: 96 } }),
    ],
  },
])("a trend comes out as it was packed: $why", ({ points }) => {
  expect(unpackTrend(packTrend(trend(points)))).toEqual(trend(points));
});

test("ten years of two lines are less than 4 KB", () => {
  const points = Array.from({ length: 120 }, (_, month) =>
    point(`20${16 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`, {
      value: 90 + month / 17,
      compared: 70 + month / 13,
    }),
  );
  expect(packTrend(trend(points)).length).toBeLessThan(4096);
});
