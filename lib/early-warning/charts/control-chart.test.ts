import { expect, test } from "vitest";
import { controlChart, type ChartMonth, type ChartOptions } from "./control-chart";

const individuals: ChartOptions = { chart: "individuals", lockedAfter: 12, screened: true };

function months(values: readonly (number | null)[], ...breaks: number[]): readonly ChartMonth[] {
  return values.map((value, index) => ({
    value,
    counted: null,
    newBaseline: breaks.includes(index),
  }));
}

const wave = (count: number, from = 90) =>
  Array.from({ length: count }, (_, at) => from + (at % 3));

test.each([
  { count: 11, trial: true, why: "trial limits from eleven months" },
  { count: 12, trial: false, why: "limits from twelve" },
])("$why", ({ count, trial }) => {
  const { baselines } = controlChart(months(wave(count)), individuals);
  expect(baselines).toEqual([{ from: 0, limitsTo: count - 1, months: count, trial, sigmaZ: null }]);
});

test("limits are locked: months after the first twelve don't move them", () => {
  const before = controlChart(months(wave(12)), individuals).points.at(-1)?.limits;
  const after = controlChart(months([...wave(12), 50, 130, 50]), individuals);
  expect(after.points.map(({ limits }) => limits)).toEqual(
    Array.from({ length: 15 }, () => before),
  );
  expect(after.points.at(-1)?.signal).toEqual({ rule: "outside", side: "low" });
  const moved = controlChart(months([...wave(12), 50, 130, 50]), {
    ...individuals,
    lockedAfter: null,
  });
  expect(moved.points.at(-1)?.limits).not.toEqual(before);
});

test("a missing month has no point, and its neighbours are neighbours", () => {
  const gapped = controlChart(months([1, 2, null, 1, null, null, 2, 1]), individuals);
  const closed = controlChart(months([1, 2, 1, 2, 1]), individuals);
  expect(gapped.points[2]).toEqual({ limits: null, signal: null });
  expect(gapped.points[7]).toEqual(closed.points[4]);
  expect(gapped.baselines).toMatchObject([{ from: 0, limitsTo: 7, months: 5 }]);
});

test("limits and rules begin anew with a baseline", () => {
  const six = [1, 1.2, 1, 1.2, 1, 1.2];
  const { points, baselines } = controlChart(
    months([...six, ...six.map((v) => v + 9)], 6),
    individuals,
  );
  expect(baselines.map(({ from, trial }) => [from, trial])).toEqual([
    [0, true],
    [6, true],
  ]);
  expect(points[5]?.limits?.mean).toBeCloseTo(1.1);
  expect(points[6]?.limits?.mean).toBeCloseTo(10.1);
  expect(points.every(({ signal }) => signal === null)).toBe(true);
});

test("a run that crosses a new baseline is no run", () => {
  const high = [8, 5, 8, 5];
  const low = [3, 0, 3, 0];
  const values = [...high, ...low, ...low, ...high];
  const all = { ...individuals, lockedAfter: null };
  const whole = controlChart(months(values), all);
  const broken = controlChart(months(values, 8), all);
  expect(whole.points.some(({ signal }) => signal?.rule === "shift")).toBe(true);
  expect(broken.points.some(({ signal }) => signal?.rule === "shift")).toBe(false);
});

test.each([
  { values: [], baselines: 0 },
  { values: [null, null], baselines: 0 },
  { values: [null, 4], baselines: 1 },
])("$values has no limits", ({ values, baselines }) => {
  const chart = controlChart(months(values), individuals);
  expect(chart.baselines).toHaveLength(baselines);
  expect(chart.points).toEqual(values.map(() => ({ limits: null, signal: null })));
});

test("a chart of counts has limits of its own each month, in the unit of the values, and tells sigma z", () => {
  const sizes = [100, 400, 100, 400, 100, 400];
  const counted = sizes.map((denominator, at) => ({
    numerator: denominator * (at % 3 === 0 ? 0.8 : 0.9),
    denominator,
  }));
  const drawn = controlChart(
    counted.map((one) => ({
      value: (100 * one.numerator) / one.denominator,
      counted: one,
      newBaseline: false,
    })),
    {
      chart: { counted: "proportion", widened: true, scale: 100 },
      lockedAfter: 12,
      screened: true,
    },
  );
  const [small, large] = drawn.points.map(({ limits }) => limits);
  expect(small?.mean).toBeCloseTo(86.6667, 4);
  expect(large?.mean).toBe(small?.mean);
  expect((small?.reach ?? 0) / (large?.reach ?? 1)).toBeCloseTo(2, 10);
  expect(drawn.baselines[0]?.sigmaZ).toBeGreaterThan(1);
});
