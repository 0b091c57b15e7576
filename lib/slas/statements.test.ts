import { describe, expect, test } from "vitest";
import { decimal } from "@/lib/metrics/ratio";
import { period } from "@/lib/periods/period";
import { withinCap } from "./cap";
import { inMinorUnits, moneyText } from "./money";
import { mirrored, type SlaStatement } from "./statement";
import { slaStatements } from "./statements";
import { symmetryOf } from "./symmetry";
import type { SlaFacts } from "./facts";
import type { Obligation, SlaTerms } from "./terms";
import { course, obligation, ofFee, side, terms, world, year } from "./testing/world";

function statements(agreed: SlaTerms, facts: SlaFacts): readonly SlaStatement[] {
  return slaStatements(course(agreed), facts, {
    first: period("2024-01"),
    until: period("2024-12"),
  });
}

/** What "them" owes by month, where it is anything: "2024-01 credit A 10.00". */
function owed(agreed: SlaTerms, facts: SlaFacts): readonly string[] {
  return statements(agreed, facts).flatMap(({ period, sides: [, them] }) =>
    them.lines.map(({ kind, key, amount }) => `${period} ${kind} ${key} ${amount}`),
  );
}

describe("money", () => {
  test.each([
    { amount: "0.005", is: "0.00" },
    { amount: "0.015", is: "0.02" },
    { amount: "0.025", is: "0.02" },
    { amount: "0.0251", is: "0.03" },
    { amount: "-0.005", is: "0.00" },
    { amount: "-0.015", is: "-0.02" },
    { amount: "6400", is: "6400.00" },
  ])("$amount is rounded half to even: $is", ({ amount, is }) => {
    expect(moneyText(inMinorUnits(decimal(amount), 2), 2)).toBe(is);
  });

  test("a currency without a minor unit", () => {
    expect(moneyText(inMinorUnits(decimal("2.5"), 0), 0)).toBe("2");
  });
});

describe("the cap of a month", () => {
  const amounts = (texts: readonly string[]) =>
    texts.map((text, index) => ({ line: `${index}`, amount: decimal(text) }));
  test.each([
    { texts: ["30", "30"], cap: 6000n, is: [3000n, 3000n], why: "just reached" },
    { texts: ["30", "30", "30"], cap: 6000n, is: [2000n, 2000n, 2000n], why: "pro rata" },
    { texts: ["50", "30", "20"], cap: 3333n, is: [1666n, 1000n, 667n], why: "rounded to even" },
    { texts: ["10", "10", "10"], cap: 1000n, is: [334n, 333n, 333n], why: "first of equals" },
    { texts: ["1", "1", "1", "1", "1"], cap: 3n, is: [3n, 0n, 0n, 0n, 0n], why: "pennies" },
    { texts: ["1", "2"], cap: 0n, is: [0n, 0n], why: "a cap of nothing" },
    { texts: ["0.015", "0.015"], cap: null, is: [2n, 2n], why: "no cap" },
  ])("$texts under $cap: $is ($why)", ({ texts, cap, is }) => {
    for (const all of [amounts(texts), amounts(texts).toReversed()]) {
      expect([...withinCap(all, cap, 2)].toSorted().map(([, units]) => units)).toEqual(is);
    }
  });

  test("one cap covers all obligations of one obligor, and not the other's", () => {
    const agreed = terms(
      [
        obligation("A", { consequence: ofFee("5") }),
        obligation("B", { consequence: ofFee("5") }),
        obligation("C", { obligor: "us", consequence: ofFee("5") }),
      ],
      { sides: [side("them", { cap: { kind: "amount", amount: "60" } })] },
    );
    const figures = { A: year(["90"]), B: year(["90"]), C: year(["90"]) };
    const [first] = statements(agreed, world(figures, "1000"));
    expect(first?.sides.map(({ total, cap, isCapBinding }) => [total, cap, isCapBinding])).toEqual([
      ["50.00", null, false],
      ["60.00", "60.00", true],
    ]);
    expect(first?.sides[1].lines.map(({ beforeCap, amount }) => [beforeCap, amount])).toEqual([
      ["50.00", "30.00"],
      ["50.00", "30.00"],
    ]);
    expect(first?.net).toEqual({ from: "them", to: "us", amount: "10.00" });
  });
});

describe("credits", () => {
  test.each([
    { value: "95", owed: [] },
    { value: "94.5", owed: ["2024-01 credit A 10.00"] },
    { value: "94", owed: ["2024-01 credit A 20.00"] },
    { value: "90", owed: ["2024-01 credit A 50.00"] },
    { value: "10", owed: ["2024-01 credit A 50.00"] },
  ])("tiers by how much worse: $value", ({ value, owed: expected }) => {
    const consequence: Obligation["consequence"] = {
      kind: "credit",
      base: { kind: "fee" },
      tiers: [
        { worseBy: "1", percent: "2" },
        { worseBy: "5", percent: "5" },
        { worseBy: "0", percent: "1" },
      ],
    };
    const agreed = terms([obligation("A", { consequence })]);
    expect(owed(agreed, world({ A: year([value]) }, "1000"))).toEqual(expected);
  });

  test("a miss that reaches no tier brings nothing", () => {
    const consequence: Obligation["consequence"] = {
      kind: "credit",
      base: { kind: "fee" },
      tiers: [{ worseBy: "2", percent: "5" }],
    };
    expect(
      owed(terms([obligation("A", { consequence })]), world({ A: year(["94"]) }, "1000")),
    ).toEqual([]);
  });

  test("relief by a share takes that share off, and the steps say so", () => {
    const agreed = terms([
      obligation("A", {
        consequence: ofFee("1"),
        dependsOn: [{ on: "B", lag: 0, share: "0.25" }],
      }),
      obligation("B", { obligor: "us" }),
    ]);
    const facts = world({ A: year(["90"]), B: year(["90"]) }, "1000");
    expect(owed(agreed, facts)).toEqual(["2024-01 credit A 7.50"]);
    const steps = statements(agreed, facts)[0]?.sides[1].lines[0]?.steps ?? [];
    expect(steps.map(({ what }) => what)).toEqual(["fee", "rate", "not-relieved"]);
  });

  test("without the fee a credit can't be told, and nothing is made up", () => {
    const agreed = terms([obligation("A", { consequence: ofFee("1") })]);
    const [first] = statements(agreed, world({ A: year(["90"]) }));
    expect(first?.sides[1]).toMatchObject({ lines: [], unpriced: ["A"], total: "0.00" });
  });

  test("a quarter's credit stands in its last month, priced by that month's fee", () => {
    const agreed = terms([
      obligation("A", { window: { kind: "quarter" }, consequence: ofFee("1") }),
    ]);
    const facts = world({ A: year(["90", "90", "90"]) }, null, {
      fee: (_, __, month) => decimal(month === "2024-03" ? "300" : "100"),
    });
    expect(owed(agreed, facts)).toEqual(["2024-03 credit A 3.00"]);
  });

  test("points of all obligations add up to one credit", () => {
    const consequence: Obligation["consequence"] = {
      kind: "points",
      tiers: [{ worseBy: "0", points: "6" }],
    };
    const agreed = terms([obligation("A", { consequence }), obligation("B", { consequence })], {
      sides: [
        side("them", {
          points: { base: { kind: "fee" }, steps: [{ from: "10", percent: "2" }] },
        }),
      ],
    });
    const halved: SlaTerms = {
      ...agreed,
      obligations: [
        ...agreed.obligations.map((own) => ({
          ...own,
          dependsOn: [{ on: "D", lag: 0, share: "0.5" }],
        })),
        obligation("D", { obligor: "us" }),
      ],
    };
    const relieved = world({ A: year(["90"]), B: year(["90"]), D: year(["90"]) }, "1000");
    expect(owed(halved, relieved)).toEqual([]);
    const one = world({ A: year(["90"]), B: year(["96"]) }, "1000");
    const two = world({ A: year(["90"]), B: year(["90"]) }, "1000");
    expect([owed(agreed, one), owed(agreed, two)]).toEqual([[], ["2024-01 points  20.00"]]);
  });
});

describe("earn-back", () => {
  const withEarnBack = (earnBack: Obligation["earnBack"]) =>
    terms([obligation("A", { consequence: ofFee("1"), earnBack })]);
  const threshold = { kind: "at-least", value: "96" } as const;

  test.each([
    {
      values: ["90", "96", "96"],
      lines: ["2024-01 credit A 10.00", "2024-03 earned-back A -10.00"],
    },
    { values: ["90", "96", "95.9"], lines: ["2024-01 credit A 10.00"] },
    { values: ["90", "96"], lines: ["2024-01 credit A 10.00"] },
    { values: ["90", "96", "missing", "96"], lines: ["2024-01 credit A 10.00"] },
    { values: ["90", "96", "disputed", "96"], lines: ["2024-01 credit A 10.00"] },
    {
      values: ["90", "90", "96", "96"],
      lines: ["2024-01 credit A 10.00", "2024-02 credit A 10.00"],
    },
  ])("its own level in each of the next two windows: $values", ({ values, lines }) => {
    const facts = world({ A: year(values) }, "1000");
    expect(owed(withEarnBack({ windows: 2, threshold }), facts)).toEqual(lines);
  });

  test("a disputed window leaves it open, a failed one ends it", () => {
    const progress = (values: readonly string[]) =>
      statements(withEarnBack({ windows: 2, threshold }), world({ A: year(values) }, "1000"))[0]
        ?.sides[1].lines[0]?.earnBack;
    // Months after those that are given are missing, so the first of them fails it unless it isn't asked.
    expect(progress(["90", "96", "disputed"])?.state).toBe("open");
    expect(progress(["90", "disputed", "96"])?.state).toBe("open");
    expect(progress(["90", "95", "96"])?.state).toBe("lost");
    expect(progress(["90", "96", "96"])?.state).toBe("returned");
  });

  test("a credit of nothing doesn't come back", () => {
    const capped = {
      ...withEarnBack({ windows: 1, threshold }),
      sides: [side("them", { cap: { kind: "amount", amount: "0" } as const })],
    };
    expect(owed(capped, world({ A: year(["90", "96"]) }, "1000"))).toEqual([
      "2024-01 credit A 0.00",
    ]);
  });

  test("by default the obligation's own level, and none where none is agreed", () => {
    const facts = world({ A: year(["90", "95", "95"]) }, "1000");
    expect(owed(withEarnBack({ windows: 2, threshold: null }), facts)).toHaveLength(2);
    expect(owed(withEarnBack({ windows: 2, threshold }), facts)).toHaveLength(1);
    expect(owed(withEarnBack(null), facts)).toHaveLength(1);
  });

  test("never for a serious breach", () => {
    const facts = world({ A: year(["90", "90", "96", "96", "90", "96", "96"]) }, "1000");
    expect(owed(withEarnBack({ windows: 2, threshold }), facts)).toEqual([
      "2024-01 credit A 10.00",
      "2024-02 credit A 10.00",
      "2024-05 credit A 10.00",
      "2024-07 earned-back A -10.00",
    ]);
  });

  test("what comes back is what was credited under the cap, and the line says how far it is", () => {
    const agreed = {
      ...withEarnBack({ windows: 2, threshold }),
      sides: [side("them", { cap: { kind: "amount", amount: "4" } as const })],
    };
    const found = statements(agreed, world({ A: year(["90", "96", "96"]) }, "1000"));
    expect(found[2]?.sides[1].lines[0]).toMatchObject({ kind: "earned-back", amount: "-4.00" });
    expect(found[2]?.net).toEqual({ from: "us", to: "them", amount: "4.00" });
    const progress = found[0]?.sides[1].lines[0]?.earnBack;
    expect(progress).toEqual({ needed: 2, reached: 2, state: "returned", returnedIn: "2024-03" });
  });
});

describe("both sides", () => {
  test("each reads the same statement with we and they exchanged", () => {
    const agreed = terms([obligation("A", { consequence: ofFee("1") })]);
    const [first] = statements(agreed, world({ A: year(["90"]) }, "1000"));
    if (first === undefined) throw new Error("no statement");
    const [ours, theirs] = [mirrored(first, "us"), mirrored(first, "them")];
    expect(ours.we).toEqual(theirs.they);
    expect(ours.they).toEqual(theirs.we);
    expect([ours.net, theirs.net]).toEqual([
      { owes: "they", amount: "10.00" },
      { owes: "we", amount: "10.00" },
    ]);
    expect(() => mirrored(first, "somebody")).toThrow(RangeError);
  });

  test("the symmetry meter counts obligations and what they can cost, under the cap", () => {
    const series = { metric: "V", reporter: "us", subject: "" };
    const agreed = terms(
      [
        obligation("A", { consequence: ofFee("5") }),
        obligation("B", { consequence: ofFee("5") }),
        obligation("C", {
          obligor: "us",
          consequence: {
            kind: "credit",
            base: { kind: "amount", series },
            tiers: [{ worseBy: "0", percent: "0.5" }],
          },
        }),
        obligation("D", {
          obligor: "us",
          consequence: { kind: "amount-per-unit", amount: "3" },
        }),
      ],
      { sides: [side("them", { cap: { kind: "percent", percent: "8" } })] },
    );
    const facts = world({ V: year([{ numerator: 3_600_000, denominator: null }]) }, "1000");
    const at = (month: string) =>
      symmetryOf(agreed, facts, period(month)).map(({ obligations, money, openEnded }) => [
        obligations,
        money,
        openEnded,
      ]);
    expect(at("2024-01")).toEqual([
      [2, "180.00", 1],
      [2, "80.00", 0],
    ]);
    expect(at("2024-02")[0]).toEqual([2, "0.00", 2]);
  });
});
