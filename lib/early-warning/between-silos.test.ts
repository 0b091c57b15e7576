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
    of(share(90), share(90), share(90), share(0)),
    of(share(80), share(80, "2"), share(80), share(80)),
  ]);
  expect(lost).toMatchObject({ name: "between silos", better: "higher", transform: "identity" });
  const [first, second, ...missing] = lost.figures;
  expect(first?.numerator).toBeCloseTo(Math.log(0.7 / (0.9 * 0.8)), 14);
  expect(second?.numerator).toBeCloseTo(Math.log(0.7 / (0.9 * 0.8)), 14);
  expect(second?.version).not.toBe(first?.version);
  expect(missing).toEqual([null, null]);
});
