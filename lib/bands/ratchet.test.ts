import * as fc from "fast-check";
import { expect, test } from "vitest";
import { compareRatios, decimal, ratio } from "@/lib/metrics/ratio";
import type { Bounds } from "./bounds";
import { ratchet } from "./ratchet";

function target(direction: "higher" | "lower", at: string): Bounds {
  return { direction, target: at, floor: at, stretch: null };
}

const year = (value: string) => Array.from({ length: 12 }, () => decimal(value));
const range: Bounds = {
  direction: "in-range",
  inner: { from: "5", to: "9" },
  outer: { from: "4", to: "11" },
};

test.each([
  {
    bounds: target("higher", "95"),
    months: year("97"),
    average: "97",
    is: "96.00",
    why: "[SEA] 95, 97",
  },
  {
    bounds: target("higher", "95"),
    months: year("97"),
    average: "96.333",
    is: "95.67",
    why: "rounded",
  },
  {
    bounds: target("lower", "1.0"),
    months: year("0.6"),
    average: "0.6",
    is: "0.80",
    why: "lower is better",
  },
  {
    bounds: target("higher", "95"),
    months: year("97").slice(1),
    average: "97",
    is: null,
    why: "eleven months",
  },
  {
    bounds: target("higher", "95"),
    months: [...year("97").slice(1), decimal("95")],
    average: "97",
    is: null,
    why: "a month at the target isn't better than it",
  },
  {
    bounds: target("higher", "95"),
    months: [...year("97").slice(1), null],
    average: "97",
    is: null,
    why: "a month is missing",
  },
  {
    bounds: target("higher", "95"),
    months: year("97"),
    average: null,
    is: null,
    why: "no average",
  },
  {
    bounds: target("higher", "95"),
    months: year("95.001"),
    average: "95.001",
    is: null,
    why: "rounding leaves the target as it is",
  },
  { bounds: range, months: year("7"), average: "7", is: null, why: "in a range no side is better" },
])("$is: $why", ({ bounds, months, average, is }) => {
  expect(ratchet(bounds, months, average === null ? null : decimal(average))).toBe(is);
});

test("lies between target and average, and lower mirrors higher", () => {
  const hundredths = fc.integer({ min: 1, max: 5000 });
  fc.assert(
    fc.property(hundredths, hundredths, (at, better) => {
      const [aim, value] = [ratio(at, 100), ratio(at + better, 100)];
      const text = (n: number) =>
        `${n < 0 ? "-" : ""}${Math.floor(Math.abs(n) / 100)}.${String(Math.abs(n) % 100).padStart(2, "0")}`;
      const months = Array.from({ length: 12 }, () => value);
      const found = ratchet(target("higher", text(at)), months, value);
      if (found !== null) {
        expect(compareRatios(decimal(found), aim)).toBe(1);
        expect(compareRatios(decimal(found), value)).toBeLessThanOrEqual(0);
      }
      const mirrored = months.map(() => ratio(-at - better, 100));
      const other = ratchet(target("lower", text(-at)), mirrored, ratio(-at - better, 100));
      expect(other).toBe(found === null ? null : `-${found}`);
    }),
  );
});
