import { expect, test } from "vitest";
import { period } from "@/lib/periods/period";
import { slaStatements } from "./statements";
import { course, obligation, terms, world } from "./testing/world";
import { slaAsIfInForce, triedMonths } from "./tried";

const month = period("2024-06");

test("two years up to a month are tried", () => {
  expect(triedMonths(period("2025-12"))).toEqual({ first: "2024-01", until: "2025-12" });
});

test("grace without an end counts from the first month that is tried, grace with one in its months", () => {
  const grace = { misses: 1, periods: 6, from: period("2026-01"), to: null };
  const figures = { A: { "2024-06": "94" } };
  const statusWith = (one: typeof grace | { readonly to: ReturnType<typeof period> }) => {
    const agreed = terms([obligation("A", { grace: { ...grace, ...one } })]);
    const [found] = slaStatements(slaAsIfInForce(agreed, month), world(figures, null), {
      first: month,
      until: month,
    });
    return found?.sides.flatMap(({ outcomes }) => outcomes).map(({ status }) => status);
  };
  expect(statusWith(grace)).toEqual(["within-grace"]);
  expect(statusWith({ to: period("2026-06") })).toEqual(["missed"]);
});

test("what is tried anew as it was agreed comes out as it did", () => {
  const agreed = terms([obligation("A")]);
  const figures = world({ A: { "2024-06": "94", "2024-07": "96" } }, null);
  const months = { first: month, until: period("2024-07") };
  expect(slaStatements(slaAsIfInForce(agreed, month), figures, months)).toEqual(
    slaStatements(course(agreed), figures, months),
  );
});
