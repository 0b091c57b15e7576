import { describe, expect, test } from "vitest";
import { exactBounds, type Bounds } from "@/lib/bands/bounds";
import { decimal, roundedText } from "@/lib/metrics/ratio";
import { outcomesOf, statuses } from "./testing/judged";
import { figure, obligation, terms, world, year } from "./testing/world";

describe("the figures of a window against a threshold", () => {
  test.each([
    { threshold: { kind: "at-least", value: "95" }, value: "95", status: "met" },
    { threshold: { kind: "at-least", value: "95" }, value: "94.999", status: "missed" },
    { threshold: { kind: "at-most", value: "2" }, value: "2", status: "met" },
    { threshold: { kind: "at-most", value: "2" }, value: "2.001", status: "missed" },
    { threshold: { kind: "within", from: "5", to: "9" }, value: "5", status: "met" },
    { threshold: { kind: "within", from: "5", to: "9" }, value: "9.001", status: "missed" },
    { threshold: { kind: "within", from: "5", to: "9" }, value: "4.999", status: "missed" },
  ] as const)("$value against $threshold: $status", ({ threshold, value, status }) => {
    expect(statuses(terms([obligation("A", { threshold })]), { A: year([value]) })).toEqual([
      status,
    ]);
  });

  test.each([
    { level: "on-track", value: "93.5", status: "met" },
    { level: "on-track", value: "93.499", status: "missed" },
    { level: "watch", value: "90.5", status: "met" },
    { level: "watch", value: "90.499", status: "missed" },
    { level: "ahead", value: "99", status: "no-data" },
  ] as const)("the level $level in force, flexed: $value is $status", (row) => {
    const flexed: Bounds = { direction: "higher", target: "93.5", floor: "90.5", stretch: null };
    const agreed = terms([obligation("A", { threshold: { kind: "level", level: row.level } })]);
    const found = statuses(
      agreed,
      { A: year([row.value]) },
      { figure: () => ({ ...figure(row.value), bounds: exactBounds(flexed) }) },
    );
    expect(found).toEqual([row.status]);
  });

  test.each([
    { direction: "lower", target: "2", floor: "3", stretch: "1" },
    { direction: "in-range", inner: { from: "1", to: "2" }, outer: { from: "0", to: "3" } },
  ] as const)("a level where $direction is better", (bounds) => {
    const held = (level: "on-track" | "watch", value: string) =>
      statuses(
        terms([obligation("A", { threshold: { kind: "level", level } })]),
        { A: year([value]) },
        { figure: () => ({ ...figure(value), bounds: exactBounds(bounds) }) },
      );
    expect([held("on-track", "2"), held("on-track", "2.1")]).toEqual([["met"], ["missed"]]);
    expect([held("watch", "3"), held("watch", "3.1")]).toEqual([["met"], ["missed"]]);
  });

  test("a quarter pools the counts of its months and never averages their values", () => {
    const counted = (numerator: number, denominator: number) => ({ numerator, denominator });
    const figures = { A: year([counted(94, 100), counted(94, 100), counted(980, 1000)]) };
    const agreed = terms([obligation("A", { window: { kind: "quarter" } })]);
    const [first, second] = outcomesOf(agreed, world(figures));
    expect(first).toMatchObject({ first: "2024-01", last: "2024-03", status: "met" });
    expect(roundedText(first?.raw.value ?? decimal("0"), 2)).toBe("97.33");
    expect(second).toMatchObject({ last: "2024-06", status: "no-data", noData: "missing" });
    const [shifted] = outcomesOf(agreed, world(figures, null, { fiscalYearStart: 2 }));
    expect(shifted?.last).toBe("2024-04");
  });

  test("a window of three months begins with the third month", () => {
    const agreed = terms([obligation("A", { window: { kind: "rolling", months: 3 } })]);
    const figures = { A: year(["95", "95", "95", "94"]) };
    expect(outcomesOf(agreed, world(figures)).map(({ last }) => last)[0]).toBe("2024-03");
    expect(statuses(agreed, figures)).toEqual(["met", "missed"]);
  });

  test.each([
    { value: "missing", noData: "missing" },
    { value: "not-applicable", noData: "not-applicable" },
    { value: { numerator: 0, denominator: 0 }, noData: "nothing-due" },
  ] as const)("no data: $noData", ({ value, noData }) => {
    const [first] = outcomesOf(terms([obligation("A")]), world({ A: year([value]) }));
    expect(first).toMatchObject({ status: "no-data", noData });
  });

  test("figures of two baselines don't add up", () => {
    const agreed = terms([obligation("A", { window: { kind: "quarter" } })]);
    const facts = world({}, null, {
      figure: (_, month) => ({ ...figure("99"), baseline: month < "2024-02" ? "1" : "2" }),
    });
    expect(outcomesOf(agreed, facts)[0]?.noData).toBe("not-comparable");
  });

  test("a closed month without a figure is missed where the SLA says so", () => {
    const strict = terms([obligation("A")], { noDataIsMissed: true });
    expect(outcomesOf(strict, world({}))[0]).toMatchObject({ status: "missed", noData: null });
    const open = world({}, null, { isClosed: () => false });
    expect(outcomesOf(strict, open)[0]).toMatchObject({ status: "no-data", noData: "missing" });
    const notDue = world({ A: year(["not-applicable"]) });
    expect(outcomesOf(strict, notDue)[0]?.status).toBe("no-data");
  });
});
