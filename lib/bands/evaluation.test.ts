import { describe, expect, test } from "vitest";
import { ratio, roundedText, type Ratio } from "@/lib/metrics/ratio";
import { addMonths, period } from "@/lib/periods/period";
import type { Bounds, ExactBounds } from "./bounds";
import { evaluate, evaluateAll } from "./evaluation";
import type { Grace } from "./flex-rule";
import { flexing, january, judgedUnder, month, season, set, stock } from "./testing/months";

const everyMonth = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

/** Bounds as text, the better one first. */
function inWords(bounds: ExactBounds | null): string {
  if (bounds === null) return "none";
  if (bounds.direction === "in-range") {
    const { inner, outer } = bounds;
    const [a, b, c, d] = [outer.from, inner.from, inner.to, outer.to].map((one) =>
      roundedText(one, 2),
    );
    return `${a} ${b} ${c} ${d}`;
  }
  const { target, floor, stretch } = bounds;
  return [stretch, target, floor]
    .map((one) => (one === null ? "-" : roundedText(one, 2)))
    .join(" ");
}

describe("flexed bounds", () => {
  const peak = season("peak", everyMonth, "1.5");
  const storm = season("storm", everyMonth, "1");

  test.each([
    { rules: [], cap: null, bounds: "97.00 95.00 92.00", why: "no rule" },
    {
      rules: [peak],
      cap: null,
      bounds: "97.00 93.50 90.50",
      why: "target and floor together, never stretch",
    },
    { rules: [peak, storm], cap: null, bounds: "97.00 92.50 89.50", why: "rules add up" },
    {
      rules: [peak, storm],
      cap: "2.0",
      bounds: "97.00 93.00 90.00",
      why: "no further than the cap",
    },
    { rules: [peak, storm], cap: "0", bounds: "97.00 95.00 92.00", why: "a cap of nothing" },
  ])("$bounds: $why", ({ rules, cap, bounds }) => {
    const [one] = judgedUnder(set({ flex: flexing(rules, { cap }) }), ["93"]);
    expect(inWords(one?.bounds ?? null)).toBe(bounds);
  });

  test("lower is better: upwards", () => {
    const bounds: Bounds = { direction: "lower", target: "1", floor: "2", stretch: "0.5" };
    const [one] = judgedUnder(set({ bounds, flex: flexing([storm]) }), ["2.5"]);
    expect(inWords(one?.bounds ?? null)).toBe("0.50 2.00 3.00");
    expect(one).toMatchObject({ level: "watch", baseLevel: "breach" });
  });

  test("demo: van stock in the peak, each bound by its own, up to the cap in size", () => {
    const bounds = stock;
    const rules = [
      { ...peak, effect: { outerFrom: "2", innerFrom: "2", innerTo: "3", outerTo: "2" } },
    ];
    const at = (cap: string | null, value: string) =>
      judgedUnder(set({ bounds, flex: flexing(rules, { cap }) }), [value])[0];
    expect(inWords(at(null, "8")?.bounds ?? null)).toBe("6.00 7.00 12.00 13.00");
    expect(inWords(at("2.5", "8")?.bounds ?? null)).toBe("6.00 7.00 11.50 13.00");
    expect(at(null, "12")).toMatchObject({ level: "on-track", baseLevel: "breach" });
    expect(at(null, "5")).toMatchObject({ level: "breach", baseLevel: "on-track" });
    expect(at(null, "5")?.hasFlexImproved).toBe(false);
    const down = [
      { ...peak, effect: { outerFrom: "-3", innerFrom: "-3", innerTo: "0", outerTo: "0" } },
    ];
    const narrow = judgedUnder(set({ bounds, flex: flexing(down, { cap: "2" }) }), ["3"])[0];
    expect(inWords(narrow?.bounds ?? null)).toBe("2.00 3.00 9.00 11.00");
  });

  test.each([
    { value: "93.6", level: "on-track", baseLevel: "watch", why: "demo: F2 in 2024-09" },
    { value: "93.5", level: "on-track", baseLevel: "watch", why: "the flexed target itself" },
    { value: "93.4999", level: "watch", baseLevel: "watch", why: "just below it" },
    { value: "90.5", level: "watch", baseLevel: "breach", why: "the flexed floor itself" },
    { value: "90.4999", level: "breach", baseLevel: "breach", why: "just below it" },
    { value: "96.9", level: "on-track", baseLevel: "on-track", why: "flex makes nothing ahead" },
    { value: "97", level: "ahead", baseLevel: "ahead", why: "stretch stays" },
  ] as const)("$value is $level, base $baseLevel: $why", ({ value, level, baseLevel }) => {
    const [one] = judgedUnder(set({ flex: flexing([peak]) }), [value]);
    expect(one).toMatchObject({ level, baseLevel });
  });

  test("96.0 is on track at target 96.0, and 95.99 and what rounds to 96.00 aren't, on parts", () => {
    const bounds: Bounds = { direction: "higher", target: "96.0", floor: "94", stretch: null };
    const at = (value: Ratio) =>
      evaluate(month(january, value, { set: set({ bounds }) }), []).level;
    expect(at(ratio(9600, 100))).toBe("on-track");
    expect(at(ratio(9599, 100))).toBe("watch");
    expect(at(ratio(959_999n * 100n, 1_000_000n))).toBe("watch");
  });

  test("measured at the customer nothing flexes and nothing is excused, whatever a stored set says", () => {
    const grace = { misses: 1, periods: 1, from: january, to: null };
    const one = evaluate(
      month(january, "91", { set: set({ flex: flexing([peak]), grace }), measuredAt: "customer" }),
      [],
    );
    expect(one).toMatchObject({ level: "breach", baseLevel: "breach", applied: [], grace: null });
    expect(inWords(one.bounds)).toBe("97.00 95.00 92.00");
  });

  test("without a value or without bounds there is nothing to judge", () => {
    const flex = flexing([peak]);
    expect(evaluate(month(january, null, { set: set({ flex }) }), [])).toMatchObject({
      level: "no-data",
      baseLevel: "no-data",
      applied: [],
      isBelowFloor: false,
    });
    expect(evaluate(month(january, "95"), [])).toMatchObject({ level: "no-data", bounds: null });
  });
});

describe("the budget", () => {
  const flex = flexing([season("peak", everyMonth, "2")], { budget: 2 });
  const levels = (values: readonly (string | null)[]) =>
    judgedUnder(set({ flex }), values).map(
      ({ level, budgetSpent }) => `${level}${budgetSpent ? "!" : ""}`,
    );

  test("counts months that flex improved; when it is spent the base level binds", () => {
    expect(levels(["94", "94", "94"])).toEqual(["on-track", "on-track", "watch!"]);
  });

  test("doesn't count months that flex left as they were, nor missing ones", () => {
    expect(levels(["96", "92.5", null, "94", "94", "94"])).toEqual([
      "on-track",
      "watch",
      "no-data",
      "on-track",
      "on-track",
      "watch!",
    ]);
  });

  test("is there again when a month is the twelfth before", () => {
    const year = levels(["94", "94", ...Array.from({ length: 11 }, () => "94")]);
    expect(year.slice(0, 12)).toEqual([
      "on-track",
      "on-track",
      ...Array.from({ length: 10 }, () => "watch!"),
    ]);
    expect(year[12]).toBe("on-track");
  });

  test("of 0 lets nothing flex", () => {
    const [one] = judgedUnder(set({ flex: { ...flex, budget: 0 } }), ["94"]);
    expect(one).toMatchObject({ level: "watch", budgetSpent: true, moved: [] });
    expect(one?.applied).toHaveLength(1);
  });

  test("is counted for each band set", () => {
    const [first, second] = [set({ flex }), set({ flex, effectiveFrom: period("2024-03") })];
    const months = [first, first, second, second, second].map((band, index) =>
      month(addMonths(january, index), "94", { set: band }),
    );
    expect(evaluateAll(months).map(({ budgetSpent }) => budgetSpent)).toEqual([
      false,
      false,
      false,
      false,
      true,
    ]);
  });
});

describe("grace", () => {
  const two: Grace = { misses: 2, periods: 3, from: january, to: null };
  const levels = (grace: Grace, values: readonly (string | null)[]) =>
    judgedUnder(set({ grace }), values).map(({ level, grace: used }) =>
      used === null ? level : `${level} ${used.used}/${used.of}`,
    );

  test.each([
    {
      values: ["91", "91", "91"],
      are: ["watch 1/2", "watch 2/2", "breach 3/2"],
      why: "the third miss",
    },
    {
      values: ["91", "93", "91", "91"],
      are: ["watch 1/2", "watch", "watch 2/2", "watch 2/2"],
      why: "the first one has left the window",
    },
    {
      values: ["91", "91", "91", "91"],
      are: ["watch 1/2", "watch 2/2", "breach 3/2", "breach 3/2"],
      why: "a breach counts as a miss too",
    },
    {
      values: ["91", null, "91"],
      are: ["watch 1/2", "no-data", "watch 2/2"],
      why: "missing is no miss",
    },
    { values: ["92", "95"], are: ["watch", "on-track"], why: "no miss uses none" },
  ])("$why: $are", ({ values, are }) => {
    expect(levels(two, values)).toEqual(are);
  });

  test("counts from the month in which it took force, and ends with its last", () => {
    const grace = { ...two, from: period("2024-02"), to: period("2024-03") };
    expect(levels(grace, ["91", "91", "91", "91"])).toEqual([
      "breach",
      "watch 1/2",
      "watch 2/2",
      "breach",
    ]);
  });

  test("counts what lies below the effective floor: a flexed month is no miss", () => {
    const flex = flexing([season("peak", [1], "2")]);
    const grace = { misses: 1, periods: 2, from: january, to: null };
    expect(judgedUnder(set({ flex, grace }), ["91", "91"]).map(({ level }) => level)).toEqual([
      "watch",
      "watch",
    ]);
    expect(judgedUnder(set({ grace }), ["91", "91"]).map(({ level }) => level)).toEqual([
      "watch",
      "breach",
    ]);
  });

  test("goes on over a new band set that repeats it", () => {
    const grace = { misses: 1, periods: 6, from: january, to: null };
    const [old, renewed] = [set({ grace }), set({ grace, effectiveFrom: period("2024-02") })];
    const months = [old, renewed].map((band, index) =>
      month(addMonths(january, index), "91", { set: band }),
    );
    expect(evaluateAll(months).map(({ level }) => level)).toEqual(["watch", "breach"]);
  });

  test("a range is missed outside its outer range", () => {
    const bounds = stock;
    const grace = { misses: 1, periods: 2, from: january, to: null };
    const found = judgedUnder(set({ bounds, grace }), ["3", "10", "12", "12"]);
    expect(found.map(({ level }) => level)).toEqual(["watch", "watch", "watch", "breach"]);
  });
});
