import { expect, test } from "vitest";
import { boundsProblems, type Bounds, type BoundsProblem } from "./bounds";

type Row = { readonly bounds: Bounds; readonly is: readonly BoundsProblem[]; readonly why: string };

function oneSided(
  direction: "higher" | "lower",
  bounds: { target: string; floor: string; stretch?: string },
): Bounds {
  return { direction, stretch: null, ...bounds };
}

function inRange(inner: [string, string], outer: [string, string]): Bounds {
  return {
    direction: "in-range",
    inner: { from: inner[0], to: inner[1] },
    outer: { from: outer[0], to: outer[1] },
  };
}

const rows: readonly Row[] = [
  { bounds: oneSided("higher", { target: "95", floor: "92" }), is: [], why: "no stretch" },
  {
    bounds: oneSided("higher", { target: "95", floor: "95", stretch: "95" }),
    is: [],
    why: "all equal",
  },
  {
    bounds: oneSided("higher", { target: "9", floor: "10" }),
    is: ["floor-above-target"],
    why: "numbers, not text",
  },
  {
    bounds: oneSided("higher", { target: "95", floor: "90", stretch: "94.9" }),
    is: ["stretch-below-target"],
    why: "a stretch easier than the target",
  },
  {
    bounds: oneSided("higher", { target: "95", floor: "96", stretch: "94" }),
    is: ["floor-above-target", "stretch-below-target"],
    why: "the order of the other direction",
  },
  {
    bounds: oneSided("lower", { target: "1.0", floor: "2.0", stretch: "0.5" }),
    is: [],
    why: "lower is better",
  },
  {
    bounds: oneSided("lower", { target: "1.0", floor: "1.00" }),
    is: [],
    why: "one number written in two ways",
  },
  {
    bounds: oneSided("lower", { target: "2", floor: "1" }),
    is: ["floor-below-target"],
    why: "a floor stricter than the target",
  },
  {
    bounds: oneSided("lower", { target: "1", floor: "2", stretch: "1.5" }),
    is: ["stretch-above-target"],
    why: "a stretch easier than the target",
  },
  { bounds: inRange(["5", "9"], ["4", "11"]), is: [], why: "van stock in days" },
  { bounds: inRange(["5", "5"], ["5", "5"]), is: [], why: "a single point" },
  {
    bounds: inRange(["9", "5"], ["4", "11"]),
    is: ["inner-reversed"],
    why: "from and to exchanged",
  },
  {
    bounds: inRange(["5", "9"], ["11", "4"]),
    is: ["outer-reversed"],
    why: "nothing more to say of the inner one",
  },
  {
    bounds: inRange(["9", "5"], ["11", "4"]),
    is: ["inner-reversed", "outer-reversed"],
    why: "both",
  },
  { bounds: inRange(["3", "9"], ["4", "11"]), is: ["inner-outside-outer"], why: "below" },
  { bounds: inRange(["5", "12"], ["4", "11"]), is: ["inner-outside-outer"], why: "above" },
  { bounds: inRange(["-2", "1"], ["-10", "1"]), is: [], why: "negative bounds" },
];

test.each(rows)("$bounds.direction has $is: $why", ({ bounds, is }) => {
  expect(boundsProblems(bounds)).toEqual(is);
});

test("a bound that is no decimal text throws", () => {
  expect(() => boundsProblems(oneSided("higher", { target: "95 %", floor: "90" }))).toThrow(
    RangeError,
  );
});
