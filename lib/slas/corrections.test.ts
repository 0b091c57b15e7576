import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addMonths, period, type Period } from "@/lib/periods/period";
import {
  correctionsOf,
  statedAmounts,
  statedCorrection,
  withCorrections,
  type FrozenAmounts,
} from "./corrections";
import { minorUnitsOf } from "./money";
import { mirrored, type SlaStatement } from "./statement";
import { slaStatements } from "./statements";
import { course, obligation, ofFee, terms, world, type Figures } from "./testing/world";

const months = [0, 1, 2, 3, 4, 5].map((after) => addMonths(period("2024-01"), after));
const agreed = course(
  terms([
    obligation("A", {
      consequence: ofFee("10"),
      earnBack: { windows: 2, threshold: null },
      dependsOn: [{ on: "B", lag: 1, share: "0.5" }],
    }),
    obligation("B", {
      obligor: "us",
      consequence: ofFee("5"),
      grace: { misses: 1, periods: 3, from: period("2024-01"), to: null },
    }),
  ]),
);

type Known = Readonly<Record<string, readonly string[]>>;

/** The statements of the six months by these percentages, of A and of B. */
function statementsBy(known: Known): ReadonlyMap<Period, SlaStatement> {
  const figures: Figures = Object.fromEntries(
    Object.entries(known).map(([key, values]) => [
      key,
      Object.fromEntries(values.map((value, month) => [months[month] ?? "", value])),
    ]),
  );
  const [first = period("2024-01"), until = first] = [months[0], months.at(-1)];
  return new Map(
    slaStatements(agreed, world(figures, "1000"), { first, until }).map((one) => [one.period, one]),
  );
}

const stated = (by: ReadonlyMap<Period, SlaStatement>) => (month: Period) => {
  const found = by.get(month);
  return found === undefined ? [] : statedAmounts(found);
};

/** Closes month after month, each with what the figures are by then; the last of them is still open and given with its corrections. */
function closing(known: readonly Known[]) {
  const frozen: FrozenAmounts[] = [];
  const kept: SlaStatement[] = [];
  known.forEach((figures, index) => {
    const month = months[index];
    const now = statementsBy(figures);
    const statement = month === undefined ? undefined : now.get(month);
    if (month === undefined || statement === undefined) return;
    const corrections = correctionsOf(frozen, stated(now), 2);
    const corrected = withCorrections(statement, corrections, 2);
    kept.push(corrected);
    frozen.push({ period: month, amounts: statedAmounts(corrected) });
  });
  return { frozen, kept };
}

const row = fc.array(fc.constantFrom("90", "93", "96", "disputed", "missing"), {
  minLength: 6,
  maxLength: 6,
});
const histories = fc.array(fc.record({ A: row, B: row }), { minLength: 2, maxLength: 6 });

describe("what is frozen is corrected later, and never changed", () => {
  test("frozen and all corrections together are what would be stated now", () => {
    fc.assert(
      fc.property(histories, (known) => {
        const { frozen } = closing(known);
        const now = stated(statementsBy(known.at(-1) ?? {}));
        const open = frozen.at(-1)?.period;
        for (const { period: month, amounts } of frozen.slice(0, -1)) {
          const own = amounts.filter(({ corrects }) => corrects === null);
          const corrections = frozen
            .flatMap((one) => one.amounts)
            .filter(({ corrects }) => corrects === month);
          const sum = (all: readonly { readonly amount: string }[]) =>
            all.reduce((units, { amount }) => units + minorUnitsOf(amount, 2), 0n);
          expect(sum(own) + sum(corrections)).toBe(sum(now(month)));
        }
        expect(open).toBeDefined();
      }),
      { numRuns: 100 },
    );
  });

  test("nothing is corrected twice", () => {
    fc.assert(
      fc.property(histories, (known) => {
        const { frozen } = closing(known);
        const again = correctionsOf(frozen, stated(statementsBy(known.at(-1) ?? {})), 2);
        expect(again).toEqual([]);
      }),
    );
  });

  test("both sides read the same corrections, and the net counts them", () => {
    fc.assert(
      fc.property(histories, (known) => {
        for (const statement of closing(known).kept) {
          const [ours, theirs] = [mirrored(statement, "us"), mirrored(statement, "them")];
          expect(theirs.we).toEqual(ours.they);
          expect(theirs.they).toEqual(ours.we);
          const net = minorUnitsOf(ours.we.total, 2) - minorUnitsOf(ours.they.total, 2);
          const said = minorUnitsOf(ours.net?.amount ?? "0", 2);
          expect(ours.net?.owes === "they" ? -said : said).toBe(net);
        }
      }),
    );
  });
});

test("a restated miss is credited in the first open month, with what it was and is", () => {
  const met = { A: ["96", "96", "96"], B: ["96", "96", "96"] };
  const restated = { ...met, A: ["90", "96", "96"] };
  const { kept } = closing([met, restated]);
  expect(kept[0]?.sides[1]).toMatchObject({ lines: [], corrections: [], total: "0.00" });
  expect(kept[1]?.sides[1].corrections).toEqual([
    {
      organisation: "them",
      corrects: "2024-01",
      kind: "credit",
      key: "A",
      last: "2024-01",
      was: "0.00",
      is: "100.00",
      amount: "100.00",
    },
  ]);
  expect(kept[1]).toMatchObject({ net: { from: "them", to: "us", amount: "100.00" } });
  const back = closing([met, restated, met]).kept[2];
  expect(back?.sides[1].corrections.map(statedCorrection)).toMatchObject([{ amount: "-100.00" }]);
});
