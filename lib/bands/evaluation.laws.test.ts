import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareRatios, ratio, roundedText } from "@/lib/metrics/ratio";
import { addMonths, period, periodsFrom } from "@/lib/periods/period";
import type { Bounds } from "./bounds";
import { evaluate, evaluateAll, type Evaluation } from "./evaluation";
import type { FlexRule } from "./flex-rule";
import { levelOf } from "./level";
import { arrival, january, month, set } from "./testing/months";

describe("laws of evaluations", () => {
  const months = periodsFrom(period("2024-01"), period("2025-12"));
  const text = (n: number) => roundedText(ratio(n, 100), 2);
  const size = fc.integer({ min: 0, max: 300 });
  const shift = fc.integer({ min: -300, max: 300 });
  const calendar = fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 6 });
  const four = fc.tuple(shift, shift, shift, shift);
  const rulesOf = <Size>(sizes: fc.Arbitrary<Size>) =>
    fc
      .array(fc.record({ months: calendar, size: sizes, last: sizes, ramps: fc.boolean() }), {
        maxLength: 4,
      })
      .map((rules) => rules.map((rule, index) => ({ ...rule, name: `rule ${index}` })));
  const relaxing = {
    cap: fc.option(size),
    budget: fc.option(fc.integer({ min: 0, max: 6 })),
    misses: fc.integer({ min: 1, max: 3 }),
    window: fc.integer({ min: 3, max: 14 }),
    values: fc.array(fc.option(fc.integer({ min: 8900, max: 9900 }), { freq: 6 }), {
      minLength: months.length,
      maxLength: months.length,
    }),
  };

  type Drawn = {
    cap: number | null;
    budget: number | null;
    misses: number;
    window: number;
    values: readonly (number | null)[];
  };
  type DrawnRule<Size> = { name: string; months: number[]; size: Size; last: Size; ramps: boolean };

  function rulesFrom<Size>(
    rules: readonly DrawnRule<Size>[],
    effectOf: (size: Size) => FlexRule["effect"],
  ): readonly FlexRule[] {
    return rules.map((rule) => ({
      name: rule.name,
      from: period("2024-01"),
      to: period("2025-12"),
      trigger: rule.ramps
        ? { kind: "ramp", last: effectOf(rule.last) }
        : { kind: "season", months: rule.months },
      effect: effectOf(rule.size),
    }));
  }

  function allJudged(
    bounds: Bounds,
    rules: readonly FlexRule[],
    drawn: Drawn,
    sign: 1 | -1 = 1,
  ): readonly Evaluation[] {
    const { cap, budget, misses, window, values } = drawn;
    const band = set({
      bounds,
      flex: { cap: cap === null ? null : text(cap), budget, rules },
      grace: { misses, periods: window, from: period("2024-04"), to: null },
    });
    return evaluateAll(
      months.map((at, index) => {
        const value = values[index] ?? null;
        return month(at, value === null ? null : ratio(sign * value, 100), { set: band });
      }),
    );
  }

  /** What doesn't depend on the side on which the bounds lie. */
  const mirrored = (all: readonly Evaluation[]) =>
    all.map(({ bounds: _bounds, moved: _moved, applied, ...rest }) => ({
      ...rest,
      applied: applied.map(({ name }) => name),
    }));

  const one = (amount: number) => ({ amount: text(amount) });
  const range = ([a, b, c, d]: readonly number[]) => ({
    outerFrom: text(a ?? 0),
    innerFrom: text(b ?? 0),
    innerTo: text(c ?? 0),
    outerTo: text(d ?? 0),
  });

  test("the order of rules never matters", () => {
    fc.assert(
      fc.property(
        rulesOf(size).chain((rules) =>
          fc.tuple(fc.constant(rules), fc.shuffledSubarray(rules, { minLength: rules.length })),
        ),
        fc.record(relaxing),
        ([rules, shuffled], drawn) => {
          const straight = allJudged(arrival, rulesFrom(rules, one), drawn);
          expect(allJudged(arrival, rulesFrom(shuffled, one), drawn)).toEqual(straight);
        },
      ),
    );
  });

  test("swapping the direction mirrors every result", () => {
    const lower: Bounds = { direction: "lower", target: "-95", floor: "-92", stretch: "-97" };
    fc.assert(
      fc.property(rulesOf(size), fc.record(relaxing), (rules, drawn) => {
        const own = rulesFrom(rules, one);
        expect(mirrored(allJudged(lower, own, drawn, -1))).toEqual(
          mirrored(allJudged(arrival, own, drawn)),
        );
      }),
    );
  });

  test("turning a range around mirrors every result", () => {
    const bounds: Bounds = {
      direction: "in-range",
      inner: { from: "93", to: "95" },
      outer: { from: "91", to: "98" },
    };
    const turned: Bounds = {
      direction: "in-range",
      inner: { from: "-95", to: "-93" },
      outer: { from: "-98", to: "-91" },
    };
    fc.assert(
      fc.property(rulesOf(four), fc.record(relaxing), (rules, drawn) => {
        const straight = allJudged(bounds, rulesFrom(rules, range), drawn);
        const back = rulesFrom(rules, ([a, b, c, d]) => range([-d, -c, -b, -a]));
        expect(mirrored(allJudged(turned, back, drawn, -1))).toEqual(mirrored(straight));
      }),
    );
  });

  test("of a metric with a better side, flex and grace never make a level worse, and none of them ahead", () => {
    fc.assert(
      fc.property(rulesOf(size), fc.record(relaxing), (rules, drawn) => {
        const order = ["breach", "watch", "on-track", "ahead"];
        for (const { level, baseLevel } of allJudged(arrival, rulesFrom(rules, one), drawn)) {
          expect(order.indexOf(level)).toBeGreaterThanOrEqual(order.indexOf(baseLevel));
          expect(level === "ahead").toBe(baseLevel === "ahead");
        }
      }),
    );
  });

  test("in any twelve months flex improves no more levels than the budget", () => {
    fc.assert(
      fc.property(rulesOf(size), fc.record(relaxing), (rules, drawn) => {
        const judged = allJudged(arrival, rulesFrom(rules, one), drawn);
        for (const start of judged.keys()) {
          const year = judged
            .slice(start, start + 12)
            .filter(({ hasFlexImproved }) => hasFlexImproved);
          expect(year.length).toBeLessThanOrEqual(drawn.budget ?? 12);
        }
      }),
    );
  });

  test("no bound moves further than the cap", () => {
    fc.assert(
      fc.property(
        rulesOf(four),
        fc.record(relaxing),
        fc.integer({ min: 0, max: 400 }),
        (rules, drawn, cap) => {
          const bounds: Bounds = {
            direction: "in-range",
            inner: { from: "93", to: "95" },
            outer: { from: "91", to: "98" },
          };
          for (const { moved } of allJudged(bounds, rulesFrom(rules, range), { ...drawn, cap })) {
            for (const amount of moved) {
              expect(compareRatios(amount, ratio(cap, 100))).toBeLessThanOrEqual(0);
              expect(compareRatios(amount, ratio(-cap, 100))).toBeGreaterThanOrEqual(0);
            }
          }
        },
      ),
    );
  });

  test("what comes later changes nothing", () => {
    fc.assert(
      fc.property(rulesOf(size), fc.record(relaxing), fc.nat(23), (rules, drawn, months) => {
        const all = allJudged(arrival, rulesFrom(rules, one), drawn);
        const values = drawn.values.map((value, index) => (index < months ? value : 9000));
        const other = allJudged(arrival, rulesFrom(rules, one), { ...drawn, values });
        expect(other.slice(0, months)).toEqual(all.slice(0, months));
      }),
    );
  });

  test("without flex and grace the level is that of the bounds", () => {
    fc.assert(
      fc.property(fc.record(relaxing), ({ values }) => {
        for (const [index, value] of values.entries()) {
          const exact = value === null ? null : ratio(value, 100);
          const found = evaluate(month(addMonths(january, index), exact, { set: set({}) }), []);
          expect(found.level).toBe(levelOf(exact, arrival));
          expect(found.baseLevel).toBe(found.level);
        }
      }),
    );
  });
});
