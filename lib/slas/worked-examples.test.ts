import { describe, expect, test } from "vitest";
import { decimal, roundedText } from "@/lib/metrics/ratio";
import { period } from "@/lib/periods/period";
import { slaOutcomes } from "./outcomes";
import { gainShare } from "./pool-release";
import { slaStatements } from "./statements";
import type { Obligation, SlaTerms } from "./terms";
import { course, obligation, ofFee, side, terms, world, year, type Figures } from "./testing/world";

const january = { first: period("2024-01"), until: period("2024-01") };

/** What "them" owes in January 2024. */
function owedInJanuary(agreed: SlaTerms, figures: Figures, fee: string): readonly string[] {
  const [statement] = slaStatements(course(agreed), world(figures, fee), january);
  const [, them] = statement?.sides ?? [];
  return them === undefined ? [] : [...them.lines.map(({ amount }) => amount), them.total];
}

const missed = { A: year(["90"]), B: year(["90"]), C: year(["90"]) };

describe("credits of published agreements", () => {
  const stake: Obligation["consequence"] = {
    kind: "credit",
    base: { kind: "stake", pool: "50", allocation: "40" },
    tiers: [{ worseBy: "0", percent: "100" }],
  };
  const atRisk = [side("them", { atRisk: "10", cap: { kind: "percent", percent: "10" } })];

  test("[DIR] invoice 100,000, at risk 10 %, pool 50 %, allocation 40 %: 2,000", () => {
    const agreed = terms([obligation("A", { consequence: stake })], { sides: atRisk });
    expect(owedInJanuary(agreed, missed, "100000")).toEqual(["2000.00", "2000.00"]);
  });

  test("[DIR] all credits of the month together are 10,000 at most", () => {
    const large = { ...stake, base: { kind: "stake", pool: "200", allocation: "100" } } as const;
    const all = ["A", "B"].map((key) => obligation(key, { consequence: large }));
    expect(owedInJanuary(terms(all, { sides: atRisk }), missed, "100000").at(-1)).toBe("10000.00");
  });

  test.each([
    { misses: ["A"], total: "30.00" },
    { misses: ["A", "B"], total: "60.00" },
    { misses: ["A", "B", "C"], total: "60.00" },
  ])("[LI2] 3 % of 1,000 for each of $misses, capped at 6 %: $total", ({ misses, total }) => {
    const all = misses.map((key) => obligation(key, { consequence: ofFee("3") }));
    const agreed = terms(all, {
      sides: [side("them", { cap: { kind: "percent", percent: "6" } })],
    });
    expect(owedInJanuary(agreed, missed, "1000").at(-1)).toBe(total);
  });

  test("[LI3] 98 % agreed and 75 % achieved: 23 % of the charges", () => {
    const agreed = terms([
      obligation("A", {
        threshold: { kind: "at-least", value: "98" },
        consequence: { kind: "per-unit", base: { kind: "fee" }, percent: "1" },
      }),
    ]);
    expect(owedInJanuary(agreed, { A: year(["75"]) }, "100")).toEqual(["23.00", "23.00"]);
  });

  test.each([
    { points: "0", percent: "0.00" },
    { points: "4.9", percent: "0.00" },
    { points: "5", percent: "0.00" },
    { points: "10", percent: "2.00" },
    { points: "14.9", percent: "2.00" },
    { points: "15", percent: "4.00" },
    { points: "20", percent: "6.00" },
    { points: "25", percent: "8.00" },
    { points: "30", percent: "10.00" },
    { points: "45", percent: "10.00" },
  ])("[TEL] $points credit points: $percent % of the next bill", ({ points, percent }) => {
    const scale = ["5", "10", "15", "20", "25", "30"].map((from, index) => ({
      from,
      percent: String(index * 2),
    }));
    const consequence = { kind: "points", tiers: [{ worseBy: "0", points }] } as const;
    const agreed = terms([obligation("A", { consequence })], {
      sides: [side("them", { points: { base: { kind: "fee" }, steps: scale } })],
    });
    expect(owedInJanuary(agreed, missed, "100").at(-1)).toBe(percent);
  });

  test("[TEL] availability is averaged with the month before, and a planned outage is left out", () => {
    const agreed = terms([
      obligation("A", { window: { kind: "rolling", months: 2 }, exclusions: ["outage"] }),
    ]);
    const outage = {
      number: 1,
      condition: "outage",
      first: period("2024-03"),
      last: period("2024-03"),
      declaredBy: "them",
      declaredIn: period("2024-02"),
      isWithdrawn: false,
      confirmable: ["us"],
      confirmedBy: ["us"],
    };
    const facts = world({ A: year(["97", "93", "80", "95"]) }, null, { conditions: [outage] });
    const outcomes = slaOutcomes(course(agreed), facts, period("2024-04")).get("A") ?? [];
    expect(outcomes.map(({ last, status }) => `${last} ${status}`)).toEqual([
      "2024-02 met",
      "2024-03 missed",
      "2024-04 relieved",
    ]);
    expect(roundedText(outcomes[0]?.raw.value ?? decimal("0"), 2)).toBe("95.00");
  });

  test("[KLU] 5 bn at 95 %: 3 % of 250 m that weren't in time and in full are 7.5 m", () => {
    const series = { metric: "V", reporter: "them", subject: "" };
    const agreed = terms([
      obligation("A", {
        threshold: { kind: "at-least", value: "98" },
        consequence: {
          kind: "credit",
          base: { kind: "amount", series },
          tiers: [{ worseBy: "0", percent: "3" }],
        },
      }),
    ]);
    const amount = { numerator: 25_000_000_000, denominator: null };
    const figures = { A: year(["95"]), V: year([amount]) };
    expect(owedInJanuary(agreed, figures, "0")).toEqual(["7500000.00", "7500000.00"]);
  });

  test("[OFC] a missed visit at 32.31 and five days' late start at 6.46: 64.61", () => {
    const perUnit = (key: string, amount: string) =>
      obligation(key, {
        threshold: { kind: "at-most", value: "0" },
        consequence: { kind: "amount-per-unit", amount },
      });
    const agreed = terms([perUnit("visits", "32.31"), perUnit("days", "6.46")]);
    const figures = {
      visits: year([{ numerator: 100, denominator: null }]),
      days: year([{ numerator: 500, denominator: null }]),
    };
    expect(owedInJanuary(agreed, figures, "0")).toEqual(["32.30", "32.31", "64.61"]);
  });
});

describe("earn-back and gain share of published agreements", () => {
  test.each([
    { events: 40, late: 2, percent: "95.00", status: "met" },
    { events: 35, late: 2, percent: "94.29", status: "missed" },
    { events: 60, late: 3, percent: "95.00", status: "met" },
    { events: 59, late: 3, percent: "94.92", status: "missed" },
  ])("[FIN] $late of $events late at 95 %: $percent, $status", ({ events, late, ...expected }) => {
    const parts = { numerator: events - late, denominator: events };
    const facts = world({ A: year([parts]) });
    const outcomes = slaOutcomes(course(terms([obligation("A")])), facts, period("2024-01"));
    const [outcome] = outcomes.get("A") ?? [];
    const value = outcome?.raw.value ?? decimal("0");
    expect({ percent: roundedText(value, 2), status: outcome?.status }).toEqual(expected);
  });

  test.each([
    { spent: "200000", gain: "25000.00", why: "nothing below 80 %" },
    { spent: "400000", gain: "25000.00", why: "exactly 80 %" },
    { spent: "450000", gain: "12500.00", why: "half of the range" },
    { spent: "500000", gain: "0.00", why: "the target" },
    { spent: "600000", gain: "-20000.00", why: "above it by a range that ends at 110 %" },
  ])("[NEC] target 500,000, spent $spent: $gain ($why)", ({ spent, gain }) => {
    const release = {
      kind: "ranges",
      target: "500000",
      ranges: [
        { from: "80", to: "100", percent: "25" },
        { from: "0", to: "80", percent: "0" },
        { from: "100", to: "110", percent: "40" },
      ],
    } as const;
    expect(roundedText(gainShare(release, decimal(spent)), 2)).toBe(gain);
  });
});
