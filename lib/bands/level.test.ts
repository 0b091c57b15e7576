import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareRatios, decimal, ratio, roundedText } from "@/lib/metrics/ratio";
import type { Bounds } from "./bounds";
import { isOnTrackOrBetter, levelOf, type Level } from "./level";

const delivery: Bounds = { direction: "higher", target: "95", floor: "92", stretch: "98" };
const cancelled: Bounds = { direction: "lower", target: "1", floor: "2", stretch: "0.5" };
const stock: Bounds = {
  direction: "in-range",
  inner: { from: "5", to: "9" },
  outer: { from: "4", to: "11" },
};
const plain: Bounds = { direction: "higher", target: "85", floor: "78", stretch: null };

const rows: readonly { value: string; bounds: Bounds; is: Level; why: string }[] = [
  { value: "98", bounds: delivery, is: "ahead", why: "[SN] the low end of a level belongs to it" },
  { value: "97.999", bounds: delivery, is: "on-track", why: "[SN] the high end doesn't" },
  { value: "95", bounds: delivery, is: "on-track", why: "the target itself" },
  { value: "94.999999", bounds: delivery, is: "watch", why: "just below the target" },
  { value: "92", bounds: delivery, is: "watch", why: "the floor itself" },
  { value: "91.999999", bounds: delivery, is: "breach", why: "just below the floor" },
  { value: "-1000000", bounds: delivery, is: "breach", why: "[SN] no lower end" },
  { value: "1000000", bounds: delivery, is: "ahead", why: "[SN] no upper end" },
  { value: "0.5", bounds: cancelled, is: "ahead", why: "lower: the stretch itself" },
  { value: "0.500001", bounds: cancelled, is: "on-track", why: "lower: just above it" },
  { value: "1", bounds: cancelled, is: "on-track", why: "lower: the target itself" },
  { value: "1.000001", bounds: cancelled, is: "watch", why: "lower: just above the target" },
  { value: "2", bounds: cancelled, is: "watch", why: "lower: the floor itself" },
  { value: "2.000001", bounds: cancelled, is: "breach", why: "lower: just above the floor" },
  { value: "5", bounds: stock, is: "on-track", why: "in range: the inner lower end" },
  { value: "9", bounds: stock, is: "on-track", why: "in range: the inner upper end" },
  { value: "4.999", bounds: stock, is: "watch", why: "in range: just below the inner range" },
  { value: "9.001", bounds: stock, is: "watch", why: "in range: just above it" },
  { value: "4", bounds: stock, is: "watch", why: "in range: the outer lower end" },
  { value: "11", bounds: stock, is: "watch", why: "in range: the outer upper end" },
  { value: "3.999", bounds: stock, is: "breach", why: "in range: just below the outer range" },
  { value: "11.001", bounds: stock, is: "breach", why: "in range: just above it" },
  { value: "100", bounds: plain, is: "on-track", why: "no stretch, no ahead" },
  {
    value: "90",
    bounds: { ...plain, target: "90" },
    is: "on-track",
    why: "[FCC1] answered in 90 %",
  },
];

test.each(rows)("$value is $is: $why", ({ value, bounds, is }) => {
  expect(levelOf(decimal(value), bounds)).toBe(is);
});

const counted: readonly {
  n: number;
  d: number;
  bounds: Bounds;
  shown: string;
  is: Level;
  why: string;
}[] = [
  { n: 949, d: 1000, bounds: delivery, shown: "95", is: "watch", why: "949 of 1000 isn't 95 %" },
  { n: 950, d: 1000, bounds: delivery, shown: "95", is: "on-track", why: "950 of 1000 is" },
  { n: 38, d: 40, bounds: delivery, shown: "95", is: "on-track", why: "[FIN] 2 late of 40 is met" },
  { n: 33, d: 35, bounds: delivery, shown: "94", is: "watch", why: "[FIN] 2 late of 35 is missed" },
  {
    n: 7960,
    d: 10500,
    bounds: plain,
    shown: "76",
    is: "breach",
    why: "demo: the outcome of 2025-12",
  },
  {
    n: 10538,
    d: 12400,
    bounds: plain,
    shown: "85",
    is: "watch",
    why: "demo: the outcome of 2024-10, 84.98",
  },
];

test.each(counted)("$n of $d, shown as $shown, is $is: $why", ({ n, d, bounds, shown, is }) => {
  const value = ratio(n * 100, d);
  expect(roundedText(value, 0)).toBe(shown);
  expect(levelOf(value, bounds)).toBe(is);
});

test("[WAL] 92 per cent misses the band of January 2024 and meets that of February", () => {
  const january: Bounds = { direction: "higher", target: "98", floor: "98", stretch: null };
  const february: Bounds = { direction: "higher", target: "90", floor: "90", stretch: null };
  expect(levelOf(decimal("92"), january)).toBe("breach");
  expect(levelOf(decimal("92"), february)).toBe("on-track");
});

test("missing is not green", () => {
  expect(levelOf(null, delivery)).toBe("no-data");
  expect(levelOf(decimal("99"), null)).toBe("no-data");
  expect(levelOf(null, null)).toBe("no-data");
});

test.each([
  { level: "ahead", is: true },
  { level: "on-track", is: true },
  { level: "watch", is: false },
  { level: "breach", is: false },
  { level: "no-data", is: false },
] as const)("$level is on track or better: $is", ({ level, is }) => {
  expect(isOnTrackOrBetter(level)).toBe(is);
});

const text = (n: number) => roundedText(ratio(n, 100), 2);

function higher([floor = 0, target = 0, stretch = 0]: readonly number[]): Bounds {
  return {
    direction: "higher",
    floor: text(floor),
    target: text(target),
    stretch: text(stretch),
  };
}

function lower([floor = 0, target = 0, stretch = 0]: readonly number[]): Bounds {
  return { direction: "lower", floor: text(floor), target: text(target), stretch: text(stretch) };
}

describe("laws of levels", () => {
  const best: readonly Level[] = ["breach", "watch", "on-track", "ahead"];
  const rank = (level: Level) => best.indexOf(level);
  const hundredths = fc.integer({ min: -1000, max: 1000 });
  const three = fc
    .tuple(hundredths, hundredths, hundredths)
    .map((bounds) => bounds.toSorted((a, b) => a - b));

  test("a better value never has a worse level", () => {
    fc.assert(
      fc.property(three, hundredths, hundredths, (bounds, a, b) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        const worse = levelOf(ratio(low, 100), higher(bounds));
        const better = levelOf(ratio(high, 100), higher(bounds));
        expect(rank(better)).toBeGreaterThanOrEqual(rank(worse));
      }),
    );
  });

  test("lower is better mirrors higher is better", () => {
    fc.assert(
      fc.property(three, hundredths, (bounds, value) => {
        const negated = bounds.map((bound) => -bound);
        expect(levelOf(ratio(-value, 100), lower(negated))).toBe(
          levelOf(ratio(value, 100), higher(bounds)),
        );
      }),
    );
  });

  test("each level is the part of the line that its bounds cut out", () => {
    fc.assert(
      fc.property(three, hundredths, (bounds, value) => {
        const reached = bounds.filter(
          (bound) => compareRatios(ratio(value, 100), ratio(bound, 100)) >= 0,
        );
        expect(rank(levelOf(ratio(value, 100), higher(bounds)))).toBe(reached.length);
      }),
    );
  });
});
