import { describe, expect, test } from "vitest";
import { decimal, ratio, roundedText, type Ratio } from "@/lib/metrics/ratio";
import { addMonths, period, periodsFrom, type Period } from "@/lib/periods/period";
import { barDrift } from "./bar-drift";
import type { Bounds } from "./bounds";
import { evaluate, type Evaluation } from "./evaluation";

function from(at: string, target: string, direction: "higher" | "lower" = "higher") {
  const floor = direction === "higher" ? "50" : "99";
  const bounds: Bounds = { direction, target, floor, stretch: null };
  return { effectiveFrom: period(at), bounds };
}

function range(at: string, inner: [string, string]) {
  const bounds: Bounds = {
    direction: "in-range",
    inner: { from: inner[0], to: inner[1] },
    outer: { from: "0", to: "99" },
  };
  return { effectiveFrom: period(at), bounds };
}

/** A month in which the bounds had moved by so much. */
function movedBy(at: Period, ...moved: readonly string[]): Evaluation {
  const month = { period: at, partyIds: [], conditions: [], forecasts: [], reportedBy: () => null };
  const judged = evaluate({ value: null, set: null, measuredAt: "stage", month }, []);
  return { ...judged, moved: moved.map(decimal) };
}

const text = (value: Ratio | undefined) => (value === undefined ? null : roundedText(value, 4));

/** Three relaxations, one tightening, and five flexed months in the last twelve. */
const byHand = {
  sets: [
    from("2023-01", "95"),
    from("2023-06", "94"),
    from("2023-10", "93.2"),
    from("2024-02", "94"),
    from("2024-07", "92.5"),
  ],
  flexed: ["1.5", "1.5", "2", "0.75", "0.4"],
};

describe("bar drift", () => {
  const months = [
    // Thirteen months back: it has left the twelve.
    movedBy(period("2023-12"), "3"),
    ...byHand.flexed.map((amount, index) =>
      movedBy(addMonths(period("2024-03"), 2 * index), amount),
    ),
    movedBy(period("2024-10")),
  ];

  test("of three relaxations, one tightening and five flexed months is what they add up to by hand", () => {
    const drift = barDrift(byHand.sets, months, period("2024-12"));
    // Down 1, down 0.8, up 0.8, down 1.5: 2.5. Flex: 1.5 + 1.5 + 2 + 0.75 + 0.4 = 6.15 over 12 months: 0.5125.
    expect(text(drift?.changes)).toBe("2.5000");
    expect(text(drift?.flex)).toBe("0.5125");
    expect(text(drift?.total)).toBe("3.0125");
    expect(drift?.steps.map(({ period: at, by }) => [at, text(by)])).toEqual([
      ["2023-06", "1.0000"],
      ["2023-10", "0.8000"],
      ["2024-02", "-0.8000"],
      ["2024-07", "1.5000"],
    ]);
  });

  test.each([
    { at: "2022-12", total: null, why: "nothing was agreed yet" },
    { at: "2023-05", total: "0.0000", why: "the first agreement is where it counts from" },
    { at: "2023-06", total: "1.0000", why: "the first relaxation" },
    { at: "2023-12", total: "2.0500", why: "two, and a month flexed by 3: 1.8 + 0.25" },
    { at: "2024-02", total: "1.2500", why: "tightened by 0.8" },
  ])("in $at is $total: $why", ({ at, total }) => {
    expect(text(barDrift(byHand.sets, months, period(at))?.total) ?? null).toBe(total);
  });

  test("lower is better: a higher target lowers the bar", () => {
    const sets = [from("2024-01", "1.0", "lower"), from("2024-06", "1.4", "lower")];
    expect(text(barDrift(sets, [], period("2024-06"))?.total)).toBe("0.4000");
  });

  test("of a range is by how much the inner one became wider, by agreement and by flex", () => {
    const sets = [
      range("2024-01", ["5", "9"]),
      range("2024-03", ["4.5", "9"]),
      range("2024-05", ["5", "10"]),
    ];
    expect(text(barDrift(sets, [], period("2024-04"))?.total)).toBe("0.5000");
    expect(text(barDrift(sets, [], period("2024-05"))?.total)).toBe("1.0000");
    // Demo: K3 in the peak has 7 to 12 instead of 5 to 9, one wider.
    const peak = movedBy(period("2024-04"), "2", "2", "3", "2");
    expect(text(barDrift(sets, [peak], period("2024-05"))?.flex)).toBe("0.0833");
  });

  test("a change of direction adds up to nothing", () => {
    const sets = [
      from("2024-01", "95"),
      from("2024-02", "5", "lower"),
      range("2024-03", ["5", "9"]),
    ];
    expect(text(barDrift(sets, [], period("2024-03"))?.total)).toBe("0.0000");
    expect(barDrift(sets, [], period("2024-03"))?.steps).toEqual([]);
  });

  test("a raised bar is below 0, and grace is counted beside it", () => {
    const graced = periodsFrom(period("2023-01"), period("2024-12")).map((at) => ({
      ...movedBy(at),
      grace: { used: at === "2024-12" ? 3 : 1, of: 2 },
    }));
    const drift = barDrift(
      [from("2023-01", "95"), from("2024-01", "96")],
      graced,
      period("2024-12"),
    );
    expect(text(drift?.total)).toBe("-1.0000");
    expect(drift?.graceUsed).toBe(11);
    expect(drift?.flex).toEqual(ratio(0, 12));
  });
});
