import { expect, test } from "vitest";
import { betweenSilos } from "./between-silos";
import type { MonthFigure } from "./series";
import { aSeries } from "./testing/series";

const share = (numerator: number, version = "1"): MonthFigure => ({
  numerator,
  denominator: 100,
  version,
});
const of = (...figures: readonly (MonthFigure | null)[]) =>
  aSeries([], { figures, transform: "asin", better: "higher" });

test("what is lost between partners is what their yields don't explain", () => {
  const lost = betweenSilos("between silos", of(share(70), share(70), null, share(70)), [
    [{ share: 1, series: of(share(90), share(90), share(90), share(0)) }],
    [{ share: 1, series: of(share(80), share(80, "2"), share(80), share(80)) }],
  ]);
  expect(lost).toMatchObject({ name: "between silos", better: "higher", transform: "identity" });
  const [first, second, ...missing] = lost.figures;
  expect(first?.numerator).toBeCloseTo(Math.log(0.7 / (0.9 * 0.8)), 14);
  expect(second?.numerator).toBeCloseTo(Math.log(0.7 / (0.9 * 0.8)), 14);
  expect(second?.version).not.toBe(first?.version);
  expect(missing).toEqual([null, null]);
});

test("of a stage with branches it is their yield by shares, what none takes goes right, and a missing branch is a missing month", () => {
  const [web, phone, visit] = [
    of(share(98), share(98)),
    of(share(95), null),
    of(share(90), share(90)),
  ];
  const lost = betweenSilos("between silos", of(share(70), share(70)), [
    [
      { share: 0.6, series: web },
      { share: 0.4, series: phone },
    ],
    [{ share: 0.5, series: visit }],
  ]);
  expect(lost.figures[0]?.numerator).toBeCloseTo(Math.log(0.7 / (0.968 * 0.95)), 14);
  expect(lost.figures[1]).toBeNull();
});
