import { describe, expect, test } from "vitest";
import { period } from "@/lib/periods/period";
import { scanChain, type ChainScan } from "../chain-scan";
import { defaultLevels } from "../levels";
import { aGrid } from "../testing/series";
import { noiseOf } from "../testing/noise";
import { asJson } from "./as-json";
import { asReport } from "./report";
import { sparkline } from "./sparkline";

/** A chain of 2 × 3 series of which the first two lose two sigma and more from month 24 on. */
function scanOf(months: number, slope: number): ChainScan {
  const { normal } = noiseOf(21);
  const values = Array.from({ length: 6 }, (_, place) =>
    Array.from(
      { length: months },
      (_, month) => 100 + normal() + (place < 2 ? slope * Math.max(0, month - 23) : 0),
    ),
  );
  const series = aGrid(values, 3).map((one) => ({
    ...one,
    name: `${one.name} with a name that is much too long for a column\u{1b}[31m`,
  }));
  return scanChain({ name: "north", first: period("2021-01"), series });
}

const reportOf = (scan: ChainScan) => asReport([scan], defaultLevels);

describe("a report", () => {
  test.each([
    { months: 5, slope: 0, says: "Too early: the longest series has 5 months with a figure" },
    { months: 18, slope: 0, says: "A trial verdict" },
    { months: 40, slope: 0, says: "No drift seen: evidence is " },
    { months: 40, slope: 0.3, says: "Act: something drifts for the worse." },
  ])("of $months months with a slope of $slope says $says", ({ months, slope, says }) => {
    const text = reportOf(scanOf(months, slope));
    expect(text.replaceAll("\n", " ")).toContain(says);
    expect(text).toContain("Next step");
    expect(text.split("\n").filter((line) => Array.from(line).length > 80)).toEqual([]);
  });

  test("names no p-value, and nothing of a file steers the terminal", () => {
    const text = reportOf(scanOf(40, 0.3));
    expect(text).not.toMatch(/p[ -]?value|significan/i);
    expect(text).not.toContain("\u{1b}");
  });

  test("a chain that isn't summed yet is too early, whatever its length", () => {
    const { chain } = scanOf(20, 0);
    const text = reportOf(scanChain(chain, { start: 30 })).replaceAll("\n", " ");
    expect(text).toContain("a verdict needs 30 before the month it speaks of");
    expect(text).toContain("scan again with those of 2023-07.");
  });

  test("figures that never move are nothing to judge by", () => {
    const still = aGrid([Array.from({ length: 30 }, () => 5)], 1);
    const chain = { name: "still", first: period("2021-01"), series: still };
    expect(reportOf(scanChain(chain))).toContain("Nothing to judge by: in 30 months");
  });

  test("a chain that has calmed down says when it was not", () => {
    const scan = scanOf(40, 0.3);
    const calm = { ...scan, logs: scan.logs.map((one, month) => (month > 36 ? 1 : one)) };
    expect(reportOf(calm).replaceAll("\n", " ")).toContain("Quiet again: evidence reached 370 in ");
  });
});

test("machines get the dates, the evidence, the views and the slopes", () => {
  const read: unknown = JSON.parse(asJson([scanOf(40, 0.3)]));
  expect(read).toMatchObject({
    chains: [
      {
        chain: "north",
        look: expect.stringMatching(/^202[34]-\d\d$/),
        act: expect.stringMatching(/^202[34]-\d\d$/),
        onset: { period: expect.any(String), from: expect.any(String), to: expect.any(String) },
      },
    ],
  });
  const text = JSON.stringify(read);
  expect(text).toMatch(/"periods":\[\{"period":"2022-01","logEvidence":-?\d/);
  expect(text).toMatch(/"view":"stage s0","weight":\d/);
  expect(text).toMatch(
    /"probability":[\d.]+,"slopePerMonth":-?[\d.]+,"slopeFrom":-?[\d.]+,"slopeTo":/,
  );
});

test("a chain too young has dates of nothing", () => {
  expect(JSON.parse(asJson([scanOf(5, 0)]))).toEqual({
    chains: [
      { chain: "north", look: null, act: null, periods: [], onset: null, views: [], series: [] },
    ],
  });
});

test.each([
  { numbers: [1, 2, 3], is: "▁▅█" },
  { numbers: [5, 5], is: "▅▅" },
  { numbers: [0, Number.NaN, 7], is: "▁ █" },
  { numbers: [], is: "" },
])("bars of $numbers are $is", ({ numbers, is }) => {
  expect(sparkline(numbers)).toBe(is);
});
