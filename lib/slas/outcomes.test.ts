import { describe, expect, test } from "vitest";
import { compareRatios, decimal, roundedText } from "@/lib/metrics/ratio";
import { period } from "@/lib/periods/period";
import type { Obligation } from "./terms";
import { outcomesOf, statuses, storm } from "./testing/judged";
import { obligation, terms, world, year, type Figures } from "./testing/world";

describe("the order of judgement", () => {
  const ours = obligation("B", { obligor: "us", threshold: { kind: "at-least", value: "90" } });
  const dependent = (more: Partial<Obligation> = {}) =>
    obligation("A", { dependsOn: [{ on: "B", lag: 0, share: "1" }], ...more });
  const both = (more: Partial<Obligation> = {}) => terms([dependent(more), ours]);

  test.each([
    { a: "96", b: "80", status: "met", why: "nothing to excuse" },
    { a: "94", b: "91", status: "missed", why: "the other side did its part" },
    { a: "94", b: "80", status: "relieved", why: "the other side missed first" },
    { a: "disputed", b: "80", status: "pending", why: "its own figure is disputed" },
    { a: "94", b: "disputed", status: "pending", why: "the other figure is disputed" },
    { a: "94", b: "missing", status: "pending", why: "withholding never helps" },
    { a: "94", b: "not-applicable", status: "missed", why: "nothing was owed there" },
    { a: "96", b: "missing", status: "met", why: "a met obligation waits for nothing" },
  ] as const)("A $a, B $b: $status ($why)", ({ a, b, status }) => {
    expect(statuses(both(), { A: year([a]), B: year([b]) })).toEqual([status]);
  });

  test("a relief says which obligation of which side was missed, and by how much", () => {
    const [found] = outcomesOf(both(), world({ A: year(["93.6"]), B: year(["78.1"]) }));
    const because = found?.relief?.because;
    expect(because).toMatchObject({ kind: "dependency", on: "B", obligor: "us" });
    const value = because?.kind === "dependency" ? because.missed.value : null;
    expect(roundedText(value ?? decimal("0"), 1)).toBe("78.1");
  });

  test("pending names what it waits for", () => {
    const [found] = outcomesOf(both(), world({ A: year(["94"]) }));
    expect(found?.waitsFor).toEqual({ key: "B", last: "2024-01", because: "missing" });
  });

  test("the other side's raw miss counts, though it is relieved in turn", () => {
    const agreed = terms([
      dependent(),
      { ...ours, dependsOn: [{ on: "C", lag: 0, share: "1" }] },
      obligation("C"),
    ]);
    const figures = { A: year(["90"]), B: year(["80"]), C: year(["90"]) };
    expect(outcomesOf(agreed, world(figures), "B")[0]?.status).toBe("relieved");
    expect(statuses(agreed, figures)).toEqual(["relieved"]);
  });

  test("relief isn't transitive: what relieved the other side relieves nothing here", () => {
    const agreed = terms([
      dependent(),
      { ...ours, dependsOn: [{ on: "C", lag: 0, share: "1" }] },
      obligation("C"),
    ]);
    expect(statuses(agreed, { A: year(["90"]), B: year(["95"]), C: year(["90"]) })).toEqual([
      "missed",
    ]);
  });

  test("a lag looks at an earlier window, and before the SLA nothing was owed", () => {
    const agreed = both({ dependsOn: [{ on: "B", lag: 1, share: "1" }] });
    const figures = { A: year(["90", "90", "90"]), B: year(["80", "95", "80"]) };
    expect(statuses(agreed, figures)).toEqual(["missed", "relieved", "missed"]);
  });

  test("the largest share counts, and less than all of it stays missed", () => {
    const agreed = terms([
      dependent({
        dependsOn: [
          { on: "B", lag: 0, share: "0.25" },
          { on: "D", lag: 0, share: "0.75" },
        ],
      }),
      ours,
      { ...ours, key: "D", series: { ...ours.series, metric: "D" } },
    ]);
    const share = (figures: Figures) =>
      outcomesOf(agreed, world(figures))[0]?.relief?.share ?? null;
    const all = { A: year(["90"]), B: year(["80"]), D: year(["80"]) };
    expect(compareRatios(share(all) ?? decimal("0"), decimal("0.75"))).toBe(0);
    expect(statuses(agreed, all)).toEqual(["missed"]);
    const smaller = share({ ...all, D: year(["95"]) });
    expect(compareRatios(smaller ?? decimal("0"), decimal("0.25"))).toBe(0);
    expect(share({ ...all, B: year(["95"]), D: year(["95"]) })).toBeNull();
  });

  test("a month that depends on a quarter looks at the last one that is over", () => {
    const agreed = terms([dependent(), { ...ours, window: { kind: "quarter" } }]);
    const b = year(["80", "80", "80", "99", "99", "99"]);
    const a = year(["90", "90", "90", "90", "90", "90", "90"]);
    expect(statuses(agreed, { A: a, B: b })).toEqual([
      "missed",
      "missed",
      "relieved",
      "relieved",
      "relieved",
      "missed",
      "missed",
    ]);
  });

  test("a declared condition relieves in its months, when the other side has confirmed it", () => {
    const agreed = terms([obligation("A", { exclusions: ["storm"] })]);
    const figures = { A: year(["90", "90", "90"]) };
    expect(statuses(agreed, figures, { conditions: [storm] })).toEqual([
      "relieved",
      "relieved",
      "missed",
    ]);
    const [first] = outcomesOf(agreed, world(figures, null, { conditions: [storm] }));
    expect(first?.relief?.because).toMatchObject({ condition: "storm", number: 7 });
    const unconfirmed = { ...storm, confirmedBy: [] };
    expect(statuses(agreed, figures, { conditions: [unconfirmed] })).toEqual([
      "missed",
      "missed",
      "missed",
    ]);
    expect(statuses(terms([obligation("A")]), figures, { conditions: [storm] })).toEqual([
      "missed",
      "missed",
      "missed",
    ]);
  });

  test("a condition in a part of the window relieves when the rest of it is met", () => {
    const agreed = terms([obligation("A", { window: { kind: "quarter" }, exclusions: ["storm"] })]);
    const status = (values: readonly string[]) =>
      outcomesOf(agreed, world({ A: year(values) }, null, { conditions: [storm] }))[0]?.status;
    expect(status(["80", "80", "96"])).toBe("relieved");
    expect(status(["80", "80", "94"])).toBe("missed");
  });

  test("pending comes before a condition, a condition before a dependency", () => {
    const agreed = both({ exclusions: ["storm"] });
    const facts = (b: string) => ({ A: year(["90"]), B: year([b]) });
    const conditions = [storm];
    expect(statuses(agreed, { A: year(["90"]) }, { conditions })).toEqual(["pending"]);
    const [found] = outcomesOf(agreed, world(facts("80"), null, { conditions }));
    expect(found?.relief?.because.kind).toBe("condition");
  });

  test("a relieved miss uses up no grace", () => {
    const grace = { misses: 1, periods: 3, from: period("2024-01"), to: null };
    const figures = { A: year(["90", "90", "90"]), B: year(["80", "95", "95"]) };
    expect(statuses(both({ grace }), figures)).toEqual(["relieved", "within-grace", "missed"]);
    expect(outcomesOf(both({ grace }), world(figures))[0]?.grace).toBeNull();
  });
});
