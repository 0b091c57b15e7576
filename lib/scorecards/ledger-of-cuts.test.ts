import { describe, expect, test } from "vitest";
import type { KeptScan, KeptSeries } from "@/lib/early-warning/chain-scan-kept";
import { facts, figure, january, march, quiet, slipped, staged } from "./testing/example-chain";
import { ledgerOfCuts, monthsMeasured, type LedgerOfCuts } from "./ledger-of-cuts";

const none = { mean: 0, from: 0, to: 0 };
const series = (key: number, probability: number): KeptSeries => ({
  key,
  standing: "full",
  probability,
  onset: null,
  inSigma: none,
  inUnit: none,
  shocks: [],
  isRestless: false,
});
const scan = (...all: readonly KeptSeries[]): KeptScan => ({
  standing: "full",
  months: [{ period: march, logEvidence: Math.log(100) }],
  look: null,
  act: null,
  onset: null,
  series: all,
});
/** A ledger that there is. */
function known(ledger: LedgerOfCuts | null): LedgerOfCuts {
  if (ledger === null) throw new Error("no ledger");
  return ledger;
}

const quietScan = (one: KeptScan): KeptScan => ({
  ...one,
  months: [{ period: march, logEvidence: Math.log(59) }],
});

const kept = {
  chain: scan(series(1, 0.2), series(2, 0.9)),
  betweenSilos: quietScan(scan(series(0, 1))),
};

describe("a month in which the second stage slipped most", () => {
  const all = facts([...quiet, ...slipped]);
  const ledger = known(ledgerOfCuts(all, kept));

  test("the dearest cut stands first, with what the scan says of it", () => {
    expect(ledger.cuts.map(({ place }) => place)).toEqual([1, 0]);
    expect(ledger.cuts.map((cut) => cut.kept?.probability)).toEqual([0.9, 0.2]);
    expect(ledger.cuts.map(({ worsening }) => worsening)).toEqual([4, 1]);
  });

  test("a stage drifts if the chain does and it more likely does than not", () => {
    expect(ledger.cuts.map(({ drifts }) => drifts)).toEqual([true, false]);
    expect(ledger.between.drifts).toBe(false);
    const calm = known(ledgerOfCuts(all, { ...kept, chain: quietScan(kept.chain) }));
    expect(calm.cuts.map(({ drifts }) => drifts)).toEqual([false, false]);
    expect([ledger.asks, calm.asks]).toEqual([true, false]);
  });

  test("cuts within their own limits are summed, and what is lost between them is told apart", () => {
    expect(ledger.cuts.map(({ judged }) => judged.level)).toEqual(["on-track", "on-track"]);
    const points = ledger.cuts.map(({ cost }) => cost?.points ?? 0);
    expect(ledger.withinLimits?.count).toBe(2);
    // 98 % of 99 % fell to 97 % of 95 %.
    expect(ledger.withinLimits?.cost.points).toBeCloseTo(97.02 - 92.15, 9);
    expect(points.reduce((sum, one) => sum + one, 0)).toBeCloseTo(97.02 - 92.15, 9);
    // Measured 97.5 % fell to 93 %: less than the stages did.
    expect(ledger.between.cost?.points).toBeCloseTo(4.5 - 4.87, 9);
    expect(ledger.lost?.points).toBeCloseTo(4.5, 9);
    expect(ledger.lost?.customers).toBe(45);
  });

  test("a stage below its target is no cut within limits, and one that got better is no cut", () => {
    const changed = facts([
      ...quiet,
      figure(1, march, 985),
      figure(2, march, 940),
      figure(3, march, 930),
    ]);
    const told = ledgerOfCuts(changed, null);
    expect(told?.cuts.map(({ judged }) => judged.level)).toEqual(["watch", "on-track"]);
    expect(told?.cuts[1]?.cost?.points).toBeLessThan(0);
    expect(told?.withinLimits).toBeNull();
    expect(told?.cuts.map((cut) => cut.kept)).toEqual([null, null]);
  });
});

describe("costs are unknown", () => {
  const all = facts([...quiet, ...slipped]);
  test.each([
    { name: "without a reference window", of: { ...all, reference: null } },
    { name: "in the window itself", of: facts(quiet) },
    { name: "while a stage is missing", of: facts([...quiet, ...slipped.slice(1)]) },
    {
      name: "while a stage isn't shared",
      of: staged(all, [...all.stages.slice(0, 1), null]),
    },
  ])("$name", ({ of }) => {
    const ledger = ledgerOfCuts(of, kept);
    expect(ledger?.cuts.length).toBeGreaterThan(0);
    expect(ledger?.cuts.map(({ cost }) => cost)).toEqual(ledger?.cuts.map(() => null));
    expect(ledger?.between.cost).toBeNull();
    expect(ledger?.withinLimits).toBeNull();
  });

  test("and nobody's, before an outcome was ever measured", () => {
    expect(ledgerOfCuts(facts([]), kept)).toBeNull();
  });
});

test("months are counted of the longest series, drafts don't count", () => {
  expect(monthsMeasured(facts(quiet))).toBe(2);
  expect(monthsMeasured(facts([figure(1, january, 9, "draft")]))).toBe(0);
});
