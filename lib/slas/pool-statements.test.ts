import { describe, expect, test } from "vitest";
import { decimal, roundedText } from "@/lib/metrics/ratio";
import { period } from "@/lib/periods/period";
import { releasedBy } from "./pool-release";
import { poolStatements, type PoolStatement } from "./pool-statements";
import type { PoolRelease, PoolTerms } from "./pool-terms";
import { world, year, type Reported } from "./testing/world";

/** The demo's rule: baseline 12.4 %, 62 pounds an imperfect order, half to the brand and half to two partners in equal parts. */
const demo: PoolTerms = {
  parties: ["brand", "one", "two"],
  outcome: { metric: "E1", reporter: "brand", subject: "" },
  window: { kind: "quarter" },
  release: { kind: "saving", counts: "right", baseline: "12.4", unitCost: "62", patience: 2 },
  shares: [
    { organisation: "brand", weight: 2, contribution: "0" },
    { organisation: "one", weight: 1, contribution: "0" },
    { organisation: "two", weight: 1, contribution: "0" },
  ],
};

function paid(
  terms: PoolTerms,
  values: readonly Reported[],
  until = "2024-12",
): readonly PoolStatement[] {
  const course = { versions: [{ effectiveFrom: period("2024-01"), terms }], endedFrom: null };
  const bounds = { first: period("2024-01"), until: period(until) };
  return poolStatements(course, world({ E1: year(values) }), bounds);
}

const counted = (numerator: number, denominator: number) => ({ numerator, denominator });
const amounts = ({ lines }: PoolStatement) => lines.map(({ amount }) => amount);

describe("savings against a baseline", () => {
  test("demo: 12.4 to 10.0 % of 12,000 orders save 17,856, half to each side", () => {
    const quarter = [counted(3600, 4000), counted(3600, 4000), counted(3600, 4000)];
    const [first] = paid(demo, quarter, "2024-03");
    expect(first).toMatchObject({ first: "2024-01", last: "2024-03", status: "settled" });
    expect(first && amounts(first)).toEqual(["8928.00", "4464.00", "4464.00"]);
    expect(first?.net).toBe("17856.00");
  });

  test("counts are pooled over the quarter, not averaged by month", () => {
    // 3,000 of 3,000, 0 of 1,000 and 6,000 of 6,000: 10 % of 10,000 wrong.
    const [first] = paid(demo, [counted(3000, 3000), counted(0, 1000), counted(6000, 6000)]);
    expect(roundedText(first?.value ?? decimal("0"), 2)).toBe("90.00");
    expect(first?.net).toBe("14880.00");
  });

  test("above it nobody pays for two quarters running, and from the third on each side half", () => {
    const good = counted(900, 1000);
    const bad = counted(800, 1000);
    const months = [bad, bad, bad].flatMap((one) => [one, one, one]);
    const found = paid(demo, [...months, good, good, good]);
    expect(found.map(({ running, net }) => [running, net])).toEqual([
      [1, "0.00"],
      [2, "0.00"],
      [3, "-14136.00"],
      [0, "4464.00"],
    ]);
    expect(found[2] && amounts(found[2])).toEqual(["-7068.00", "-3534.00", "-3534.00"]);
    expect(roundedText(found[0]?.result ?? decimal("0"), 2)).toBe("-14136.00");
  });

  test("a quarter in between begins the count anew", () => {
    const [good, bad] = [counted(900, 1000), counted(800, 1000)];
    const found = paid(demo, [bad, bad, bad, bad, bad, bad, good, good, good, bad, bad, bad]);
    expect(found.map(({ net }) => net)).toEqual(["0.00", "0.00", "4464.00", "0.00"]);
  });

  test("the baseline itself is neither a saving nor worse", () => {
    const even = counted(876, 1000);
    const found = paid(demo, [even, even, even], "2024-03");
    expect(found[0]).toMatchObject({ running: 0, net: "0.00" });
  });

  test.each([
    { value: "missing", status: "no-data" },
    { value: "disputed", status: "pending" },
  ] as const)("a month that is $value leaves the quarter $status", ({ value, status }) => {
    const found = paid(demo, [counted(9, 10), value, counted(9, 10)], "2024-03");
    expect(found[0]).toMatchObject({ status, lines: [], net: "0.00", running: 0 });
  });
});

describe("what was paid in", () => {
  const shares = [
    { organisation: "brand", weight: 1, contribution: "600" },
    { organisation: "one", weight: 1, contribution: "400" },
  ];
  const line: PoolRelease = { kind: "line", target: "85", floor: "78", pain: "5" };
  const steps: PoolRelease = {
    kind: "steps",
    better: "higher",
    steps: [
      { from: "78", percent: "40" },
      { from: "85", percent: "100" },
    ],
    floor: "78",
    pain: "5",
  };

  test.each([
    { release: line, value: "90", is: ["500.00", "500.00"], why: "wholly above the target" },
    { release: line, value: "85", is: ["500.00", "500.00"], why: "wholly at the target" },
    { release: line, value: "81.5", is: ["250.00", "250.00"], why: "half way" },
    { release: line, value: "78", is: ["0.00", "0.00"], why: "nothing at the floor" },
    { release: line, value: "76", is: ["-60.00", "-40.00"], why: "two units of pain" },
    { release: steps, value: "84.9", is: ["200.00", "200.00"], why: "the first step" },
    { release: steps, value: "85", is: ["500.00", "500.00"], why: "the second step" },
    { release: steps, value: "77", is: ["-30.00", "-20.00"], why: "below all steps" },
  ] as const)("$release.kind at $value: $is ($why)", ({ release, value, is }) => {
    const terms: PoolTerms = { ...demo, window: { kind: "month" }, release, shares };
    const [found] = paid(terms, [value], "2024-01");
    expect(found && amounts(found)).toEqual(is);
    expect(found?.lines.map(({ paidIn }) => paidIn)).toEqual(["600.00", "400.00"]);
  });

  test("where less is better the line runs the other way", () => {
    const release = { kind: "line", target: "2", floor: "4", pain: "10" } as const;
    const at = (value: string) => releasedBy(release, decimal(value), { ...demo, shares, release });
    expect(roundedText(at("3").all, 2)).toBe("500.00");
    expect(roundedText(at("2").all, 2)).toBe("1000.00");
    expect(roundedText(at("5").ofContribution, 2)).toBe("0.10");
  });

  test("target and floor in one: all or nothing", () => {
    const release = { kind: "line", target: "85", floor: "85", pain: "0" } as const;
    const at = (value: string) =>
      roundedText(releasedBy(release, decimal(value), { ...demo, shares, release }).all, 0);
    expect([at("85"), at("84.999")]).toEqual(["1000", "0"]);
  });
});
