import { describe, expect, test } from "vitest";
import { periodOf, scanChain, type ScanChoices } from "@/lib/early-warning/chain-scan";
import type { Series } from "@/lib/early-warning/series";
import { chainFigures } from "./chain-figures";
import { period } from "@/lib/periods/period";

const stages = ["B1", "O1", "N1", "K1", "F1", "C1", "L1"];

const series = stages.map((name): Series => ({
  name,
  partner: name,
  stage: name,
  better: "higher",
  transform: "asin",
  figures: chainFigures
    .filter(({ metric }) => metric === name)
    .map(({ numerator, denominator }) => ({ numerator, denominator, version: "1" })),
}));

const chain = { name: "Harbour Broadband", first: period("2023-01"), series };

/** The story as the engine tells it, with month names. */
function told(choices: ScanChoices = {}) {
  const scan = scanChain(chain, choices);
  const named = (month: number | null) => (month === null ? null : periodOf(chain, month));
  return { scan, look: named(scan.look), act: named(scan.act) };
}

describe("the demo network's seven stages", () => {
  test("are worth a look from 2024-09 and to act on from 2024-10", () => {
    const { look, act, scan } = told();
    expect(look).toBe("2024-09");
    expect(act).toBe("2024-10");
    expect(scan.standing).toBe("full");
  });

  test("are quiet until the story begins", () => {
    const { logs } = told().scan;
    expect(Math.max(...logs.subarray(12, 18))).toBeLessThan(2.1);
  });

  test.each([
    { choices: { whiten: false } },
    { choices: { harmonics: 0 } },
    { choices: { harmonics: 0, whiten: false } },
  ] as const)("tell it in the same quarter with $choices", ({ choices }) => {
    const { look, act } = told(choices);
    expect(["2024-08", "2024-09"]).toContain(look);
    expect(["2024-09", "2024-10"]).toContain(act);
  });

  test("have singles and chain as views, half each: partners and stages are one to one", () => {
    const views = told().scan.readings.at(-1)?.views ?? [];
    expect(views.map(({ view }) => view.kind)).toEqual([...stages.map(() => "series"), "chain"]);
    expect(views.map(({ view }) => view.weight)).toEqual([...stages.map(() => 1 / 14), 1 / 2]);
  });

  test("all drift by 2025-12, each by what it lost since 2024-06", () => {
    const lost = [-1.45, -1.61, -1.81, -1.69, -3.08, -2.72, -1.95];
    const reading = told().scan.readings.at(-1);
    for (const [place, found] of (reading?.series ?? []).entries()) {
      expect(found.probability).toBeGreaterThan(0.9);
      const since = (lost[place] ?? 0) / 18;
      expect(found.inUnit.mean / since).toBeGreaterThan(0.85);
      expect(found.inUnit.mean / since).toBeLessThan(1.15);
      expect(found.inUnit.from).toBeLessThan(found.inUnit.mean);
      expect(found.inUnit.to).toBeGreaterThan(found.inUnit.mean);
    }
  });
});
