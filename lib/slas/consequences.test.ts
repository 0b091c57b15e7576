import { describe, expect, test } from "vitest";
import type { DeclaredCondition } from "@/lib/bands/environment";
import { period } from "@/lib/periods/period";
import { slaOutcomes } from "./outcomes";
import type { Obligation } from "./terms";
import { outcomesOf, statuses, storm } from "./testing/judged";
import { inLetters, obligation, ofFee, terms, world, year } from "./testing/world";

describe("grace, serious breaches and remedies", () => {
  const from = period("2024-02");

  test.each([
    { misses: 1, periods: 3, to: null, values: "mmommoom", is: "mgommoog" },
    { misses: 2, periods: 2, to: null, values: "mmmom", is: "mggog" },
    { misses: 2, periods: 2, to: "2024-03", values: "mmmom", is: "mggom" },
    { misses: 1, periods: 1, to: null, values: "mmmom", is: "mggog" },
  ])("$misses of $periods from February to $to: $values are $is", (row) => {
    const { misses, periods, to, values } = row;
    const grace = { misses, periods, from, to: to === null ? null : period(to) };
    const figures = { A: inLetters(values) };
    const signs: Readonly<Record<string, string>> = { missed: "m", met: "o", "within-grace": "g" };
    const found = statuses(terms([obligation("A", { grace })]), figures);
    expect(found.map((one) => signs[one]).join("")).toBe(row.is);
  });

  test.each([
    { rule: { misses: 2, windows: 2 }, values: "mommom", serious: "2024-04" },
    { rule: { misses: 2, windows: 2 }, values: "momomo", serious: "" },
    { rule: { misses: 3, windows: 6 }, values: "mommoo", serious: "2024-04" },
    { rule: { misses: 3, windows: 6 }, values: "mooomoom", serious: "" },
    { rule: { misses: 3, windows: 6 }, values: "moomom", serious: "2024-06" },
  ])("$rule in $values: $serious", ({ rule, values, serious }) => {
    const figures = { A: inLetters(values) };
    const found = outcomesOf(terms([obligation("A")], { serious: [rule] }), world(figures));
    const months = found.filter((one) => one.isSerious).map(({ last }) => last);
    expect(months.join(" ")).toBe(serious);
  });

  test("only misses count towards serious, not what is in grace or relieved", () => {
    const graced = { misses: 1, periods: 1, from, to: from };
    const serious = (more: Partial<Obligation>, conditions: readonly DeclaredCondition[]) =>
      outcomesOf(
        terms([obligation("A", more)]),
        world({ A: inLetters("mmmoooooo") }, null, { conditions }),
      ).filter(({ isSerious }) => isSerious).length;
    expect(serious({}, [])).toBe(2);
    expect(serious({ grace: graced }, [])).toBe(0);
    expect(serious({ exclusions: ["storm"] }, [storm])).toBe(0);
  });

  const credit = obligation("A", { consequence: ofFee("1") });
  test.each([
    { remedy: { order: "at-once" }, is: "credit - credit credit - - credit" },
    { remedy: { order: "second-miss" }, is: "- - credit credit - - credit" },
    { remedy: { order: "plan-first", months: 2 }, is: "plan - plan credit - - credit" },
    { remedy: { order: "plan-first", months: 11 }, is: "plan - plan plan - - plan" },
  ] as const)("$remedy: $is", ({ remedy, is }) => {
    const values = ["90", "96", "90", "90", "96", "96", "90"];
    const found = outcomesOf(terms([credit], { remedy }), world({ A: year(values) }));
    const shown = found.slice(0, 7).map((one) => one.remedy ?? "-");
    expect(shown.join(" ")).toBe(is);
  });

  test.each([
    { consequence: { kind: "none" }, remedy: null },
    { consequence: { kind: "plan" }, remedy: "plan" },
  ] as const)("$consequence brings $remedy", ({ consequence, remedy }) => {
    const [found] = outcomesOf(
      terms([obligation("A", { consequence })]),
      world({ A: year(["90"]) }),
    );
    expect(found?.remedy).toBe(remedy);
  });

  test("each month is judged by the version in force in it, and none from the end on", () => {
    const versions = [
      { effectiveFrom: period("2024-01"), terms: terms([obligation("A")]) },
      {
        effectiveFrom: period("2024-03"),
        terms: terms([obligation("A", { threshold: { kind: "at-least", value: "90" } })]),
      },
    ];
    const facts = world({ A: year(["92", "92", "92", "92", "92"]) });
    const found = slaOutcomes({ versions, endedFrom: period("2024-05") }, facts, period("2024-12"));
    expect(found.get("A")?.map(({ last, status }) => `${last} ${status}`)).toEqual([
      "2024-01 missed",
      "2024-02 missed",
      "2024-03 met",
      "2024-04 met",
    ]);
  });
});
