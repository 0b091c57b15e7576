import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  compareRatios,
  decimal,
  multiplyRatios,
  ratio,
  roundedText,
  type Ratio,
} from "@/lib/metrics/ratio";
import { gap, rolledYield, stageYield, weakestStage, yieldBounds } from "./yields";

const hundred = ratio(100, 1);

function known<Value>(value: Value | null): Value {
  if (value === null) throw new Error("a value is missing");
  return value;
}

function shown(share: Ratio | null, decimals = 2): string | null {
  return share && roundedText(multiplyRatios(share, hundred), decimals);
}

const december2025 = [10201, 10148, 10096, 10201, 9786, 9891, 10201].map((numerator) =>
  stageYield({ numerator, denominator: 10500 }),
);

describe("one stage", () => {
  test.each([
    { parts: { numerator: 9786, denominator: 10500 }, is: "93.20", why: "right first time of all" },
    { parts: { numerator: 0, denominator: 5 }, is: "0.00", why: "none went right" },
    { parts: { numerator: 5, denominator: 5 }, is: "100.00", why: "all did" },
    { parts: { numerator: 0, denominator: 0 }, is: null, why: "nothing was due" },
    { parts: { numerator: 5, denominator: null }, is: null, why: "half a figure" },
    { parts: null, is: null, why: "not reported" },
  ])("$is: $why", ({ parts, is }) => {
    expect(shown(stageYield(parts))).toBe(is);
  });

  test.each([
    { numerator: 6, denominator: 5 },
    { numerator: -1, denominator: 5 },
  ])("$numerator of $denominator is no yield", (parts) => {
    expect(() => stageYield(parts)).toThrow(RangeError);
  });
});

describe("the rolled yield of published examples", () => {
  test.each([
    {
      key: "[APQC]",
      yields: ["0.98", "0.97", "0.99", "0.82"],
      decimals: 2,
      is: "77.17",
      why: "perfect order",
    },
    {
      key: "[SCM]",
      yields: ["0.9995", "0.992", "0.96", "0.99", "0.998"],
      decimals: 2,
      is: "94.04",
      why: "perfect order",
    },
    {
      key: "[SCOR]",
      yields: ["1", "1", "0", "1"],
      decimals: 0,
      is: "0",
      why: "one failing component",
    },
    {
      key: "[SCOR]",
      yields: ["1", "1", "1", "1"],
      decimals: 0,
      is: "100",
      why: "all four components",
    },
    {
      key: "[MINI]",
      yields: ["0.95", "0.84", "0.88"],
      decimals: 2,
      is: "70.22",
      why: "yields rounded first: not what we do",
    },
    {
      key: "[MFG]",
      yields: ["0.98", "0.97", "0.99", "0.96"],
      decimals: 2,
      is: "90.35",
      why: "four steps",
    },
    {
      key: "[MFG]",
      yields: ["0.99", "0.97", "0.99", "0.96"],
      decimals: 2,
      is: "91.27",
      why: "step 1 at 99",
    },
    {
      key: "[BUY]",
      yields: ["0.95", "0.95", "0.95", "0.95", "0.95"],
      decimals: 1,
      is: "77.4",
      why: "five departments",
    },
    {
      key: "[BUY]",
      yields: ["0.95", "0.95", "0.6", "0.95", "0.95"],
      decimals: 1,
      is: "48.9",
      why: "one at 60 per cent",
    },
    {
      key: "[SIG]",
      yields: ["0.87", "0.93", "0.95"],
      decimals: 2,
      is: "76.86",
      why: "13, 7 and 5 defects per 100",
    },
    {
      key: "[AWS]",
      yields: ["0.9999", "0.9999", "0.9995", "0.999"],
      decimals: 2,
      is: "99.83",
      why: "serial parts",
    },
    { key: "[OSLO]", yields: ["0.95", "0.95"], decimals: 2, is: "90.25", why: "the product" },
    { key: "[FRE]", yields: ["0.7", "0.8"], decimals: 0, is: "56", why: "independent" },
  ])("$key $is: $why", ({ yields, decimals, is }) => {
    expect(shown(rolledYield(yields.map(decimal)), decimals)).toBe(is);
  });

  test("[MINI] 1000, 950, 800, 700 is 70 per cent exactly", () => {
    const counts = [
      { numerator: 950, denominator: 1000 },
      { numerator: 800, denominator: 950 },
      { numerator: 700, denominator: 800 },
    ];
    const rolled = rolledYield(counts.map(stageYield));
    expect(rolled && compareRatios(rolled, decimal("0.7"))).toBe(0);
  });

  test("[MFG] of 10,000 units 9,127 are good and 873 lost", () => {
    const rolled = rolledYield(["0.99", "0.97", "0.99", "0.96"].map(decimal));
    const good = rolled && roundedText(multiplyRatios(rolled, ratio(10_000, 1)), 0);
    expect(good).toBe("9127");
    expect(10_000 - Number(good)).toBe(873);
  });

  test("demo: the seven stages of 2025-12 compose to 74.81", () => {
    expect(shown(rolledYield(december2025))).toBe("74.81");
  });

  test("demo: the seven targets compose to 73.91, the seven floors to 63.70", () => {
    const targets = ["0.97", "0.965", "0.96", "0.97", "0.93", "0.94", "0.97"].map(decimal);
    const floors = ["0.955", "0.95", "0.94", "0.955", "0.9", "0.91", "0.955"].map(decimal);
    expect(shown(rolledYield(targets))).toBe("73.91");
    expect(shown(rolledYield(floors))).toBe("63.70");
  });
});

describe("bounds", () => {
  test.each([
    { key: "[FRE]", yields: ["0.7", "0.8"], least: "50.00", most: "70.00", why: "two events" },
    {
      key: "[OSLO]",
      yields: ["0.95", "0.95"],
      least: "90.00",
      most: "95.00",
      why: "failures never coincide",
    },
    { key: "", yields: ["0.3", "0.4"], least: "0.00", most: "30.00", why: "never below nought" },
    { key: "", yields: ["0.9"], least: "90.00", most: "90.00", why: "a single stage" },
  ])("$key $least to $most: $why", ({ yields, least, most }) => {
    const bounds = yieldBounds(yields.map(decimal));
    expect(shown(bounds && bounds.least)).toBe(least);
    expect(shown(bounds && bounds.most)).toBe(most);
  });

  test("demo: 2025-12 lies between 71.66 and 93.20", () => {
    const bounds = yieldBounds(december2025);
    expect(shown(bounds && bounds.least)).toBe("71.66");
    expect(shown(bounds && bounds.most)).toBe("93.20");
  });
});

describe("the gap", () => {
  test("demo: the outcome of 2025-12 is 1.0 points above the composed yield", () => {
    const measured = stageYield({ numerator: 7960, denominator: 10500 });
    expect(shown(measured)).toBe("75.81");
    expect(shown(gap(measured, rolledYield(december2025)), 1)).toBe("1.0");
  });

  test.each([
    { measured: "0.70", composed: "0.75", is: "-5.00", why: "lost between the stages" },
    { measured: "0.75", composed: "0.75", is: "0.00", why: "as the stages say" },
    { measured: null, composed: "0.75", is: null, why: "no outcome" },
    { measured: "0.75", composed: null, is: null, why: "an incomplete chain" },
  ])("$is points: $why", ({ measured, composed, is }) => {
    const found = gap(
      measured === null ? null : decimal(measured),
      composed === null ? null : decimal(composed),
    );
    expect(shown(found)).toBe(is);
  });
});

test.each([
  { yields: [], why: "no stage" },
  { yields: [decimal("0.9"), null], why: "one is missing" },
  { yields: [null], why: "all are missing" },
])("nothing is composed: $why", ({ yields }) => {
  expect(rolledYield(yields)).toBeNull();
  expect(yieldBounds(yields)).toBeNull();
});

test.each([
  { yields: ["0.9", "0.8", "0.95"], is: 1, why: "the lowest" },
  { yields: ["0.9", "0.80", "0.8"], is: 1, why: "the first one on a tie" },
  { yields: [null, "0.9", null, "0.8"], is: 3, why: "among those that are known" },
  { yields: [null, null], is: null, why: "none is known" },
  { yields: [], is: null, why: "no stage" },
])("the weakest stage is $is: $why", ({ yields, is }) => {
  expect(weakestStage(yields.map((one) => (one === null ? null : decimal(one))))).toBe(is);
});

test("demo: the weakest stage of 2025-12 is the installation", () => {
  expect(weakestStage(december2025)).toBe(4);
});

describe("laws", () => {
  const share = fc
    .tuple(fc.nat(10_000), fc.integer({ min: 1, max: 10_000 }))
    .map(([n, d]) => ratio(Math.min(n, d), d));
  const chain = fc.array(share, { minLength: 1, maxLength: 10 });

  test("the product lies within the bounds", () => {
    fc.assert(
      fc.property(chain, (yields) => {
        const rolled = known(rolledYield(yields));
        const { least, most } = known(yieldBounds(yields));
        expect(compareRatios(least, rolled)).not.toBe(1);
        expect(compareRatios(rolled, most)).not.toBe(1);
      }),
    );
  });

  test("the order of stages doesn't matter", () => {
    const shuffled = chain.chain((yields) =>
      fc.shuffledSubarray(yields, { minLength: yields.length }).map((other) => ({ yields, other })),
    );
    fc.assert(
      fc.property(shuffled, ({ yields, other }) => {
        const [bounds, otherBounds] = [known(yieldBounds(yields)), known(yieldBounds(other))];
        expect(compareRatios(known(rolledYield(other)), known(rolledYield(yields)))).toBe(0);
        expect(compareRatios(otherBounds.least, bounds.least)).toBe(0);
        expect(compareRatios(otherBounds.most, bounds.most)).toBe(0);
      }),
    );
  });

  test("a stage where everything goes right changes nothing", () => {
    fc.assert(
      fc.property(chain, (yields) => {
        const perfect = [...yields, ratio(1, 1)];
        const [bounds, otherBounds] = [known(yieldBounds(yields)), known(yieldBounds(perfect))];
        expect(compareRatios(known(rolledYield(perfect)), known(rolledYield(yields)))).toBe(0);
        expect(compareRatios(otherBounds.least, bounds.least)).toBe(0);
        expect(compareRatios(otherBounds.most, bounds.most)).toBe(0);
      }),
    );
  });

  test("however failures coincide, the share of cases right everywhere lies within the bounds", () => {
    const cases = fc.array(fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()), { minLength: 1 });
    fc.assert(
      fc.property(cases, (rows) => {
        const rightAt = (stage: 0 | 1 | 2) => ({
          numerator: rows.filter((row) => row[stage]).length,
          denominator: rows.length,
        });
        const stages = [rightAt(0), rightAt(1), rightAt(2)];
        const { least, most } = known(yieldBounds(stages.map(stageYield)));
        const everywhere = ratio(rows.filter((row) => row.every(Boolean)).length, rows.length);
        expect(compareRatios(least, everywhere)).not.toBe(1);
        expect(compareRatios(everywhere, most)).not.toBe(1);
      }),
    );
  });
});
