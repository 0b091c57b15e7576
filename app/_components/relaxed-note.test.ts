import { expect, test } from "vitest";
import { evaluate, evaluateAll, type Evaluation } from "@/lib/bands/evaluation";
import { flexing, january, month, season, set, stock } from "@/lib/bands/testing/months";
import { addMonths, period } from "@/lib/periods/period";
import { version } from "@/lib/scorecards/testing/example-chain";
import { relaxedNote } from "./relaxed-note";

const names = new Map([
  ["brt", "BRT"],
  ["fwc", "FWC"],
  ["mno", "MNO"],
]);
const september = period("2024-09");
const driver = { seriesKey: 7, part: "denominator" } as const;

function note(evaluation: Evaluation | undefined, unit = "%") {
  if (evaluation === undefined) throw new Error("nothing was judged");
  const relaxed = { ...evaluation, agreedBy: ["brt", "fwc"] };
  return relaxedNote({ level: evaluation.level, relaxed, version: version({ unit }) }, names);
}

test("volume: level, base, rule, why, who, and how far", () => {
  const trigger = { kind: "volume", driver, over: "10", growth: null } as const;
  const peak = { ...season("peak", [], "3.5"), trigger };
  const judged = evaluate(
    month(september, "93.6", {
      set: set({ flex: flexing([peak]) }),
      month: {
        period: september,
        partyIds: [],
        conditions: [],
        forecasts: [
          { ...driver, period: september, amount: 12800, agreedIn: january, proposalNumber: 1 },
        ],
        reportedBy: () => ({ numerator: 1, denominator: 15600 }),
      },
    }),
    [],
  );
  expect(note(judged)).toEqual({
    mark: "Flexed; base Watch",
    says: "On track (flexed; base Watch): peak, volume 121.9 % of forecast, agreed by BRT and FWC. Target and floor moved by 3.5 points: on track from 91.5 %, watch from 88.5 %.",
  });
});

test("a condition: who declared and who confirmed it, and whether after the fact", () => {
  const storm = {
    ...season("storm", [], "2"),
    trigger: { kind: "condition", condition: "storm" } as const,
  };
  const judged = evaluate(
    month(september, "93", {
      set: set({ flex: flexing([storm]) }),
      month: {
        period: september,
        partyIds: ["mno", "brt"],
        forecasts: [],
        reportedBy: () => null,
        conditions: [
          {
            number: 4,
            condition: "storm",
            first: september,
            last: september,
            declaredBy: "mno",
            declaredIn: period("2024-10"),
            isWithdrawn: false,
            confirmable: ["mno", "brt", "fwc"],
            confirmedBy: ["brt", "fwc"],
          },
        ],
      },
    }),
    [],
  );
  expect(note(judged)?.says).toBe(
    "On track (flexed; base Watch): storm, condition 4 declared by MNO, confirmed by BRT and FWC, after the fact. Target and floor moved by 2 points: on track from 93 %, watch from 90 %.",
  );
});

test("grace: how much of it is used, and when it is spent", () => {
  const grace = { misses: 2, periods: 3, from: january, to: null };
  const months = [0, 1, 2].map((index) =>
    month(addMonths(january, index), "91", { set: set({ grace }) }),
  );
  expect(evaluateAll(months).map((one) => note(one))).toEqual([
    { mark: "Within grace; base Breach", says: "Watch (grace 1 of 2 used; base Breach)." },
    { mark: "Within grace; base Breach", says: "Watch (grace 2 of 2 used; base Breach)." },
    { mark: "Grace spent", says: "Breach (grace spent, 3 misses where 2 are excused)." },
  ]);
});

test("the budget: what would have applied", () => {
  const flex = flexing([season("summer", [1], "1")], { budget: 0 });
  expect(note(evaluate(month(january, "94.5", { set: set({ flex }) }), []))).toEqual({
    mark: "Flex budget spent",
    says: "Watch (flex budget spent): summer, season, agreed by BRT and FWC.",
  });
});

test("flex and grace together, and a range with its bounds", () => {
  const effect = { outerFrom: "2", innerFrom: "2", innerTo: "3", outerTo: "2" };
  const flex = flexing([{ ...season("peak", [1], "0"), effect }]);
  const grace = { misses: 1, periods: 1, from: january, to: null };
  const judged = evaluate(month(january, "5", { set: set({ bounds: stock, flex, grace }) }), []);
  expect(note(judged, "days")).toEqual({
    mark: "Flexed, Within grace; base On track",
    says: "Watch (flexed, grace 1 of 1 used; base On track): peak, season, agreed by BRT and FWC. Bounds moved: on track 7–12 days, watch 6–13 days.",
  });
});

test("nothing is said where flex left the level as it was", () => {
  const flex = flexing([season("peak", [1], "1")]);
  expect(note(evaluate(month(january, "96", { set: set({ flex }) }), []))).toBeNull();
});
