import { describe, expect, test } from "vitest";
import { roundedText } from "@/lib/metrics/ratio";
import { addMonths } from "@/lib/periods/period";
import type { Metric } from "@/lib/reporting/metric";
import { customerFacetOf, customerFacets } from "./customer-facet";
import { customerMeasures, worseThanReference, type Move } from "./customer-measures";
import { february, figure, fit, january, march, outcome, version } from "./testing/example-chain";

describe("which question a metric answers", () => {
  test.each([
    { name: "Failure demand", unit: "%", is: "failure-demand" },
    { name: "Handoffs per issue", unit: "handoffs per issue", is: "hand-offs" },
    { name: "Hand-overs per case", unit: "per case", is: "hand-offs" },
    { name: "No second contact in 7 days", unit: "%", is: "repeat-contacts" },
    { name: "Promises kept", unit: "%", is: "promises-kept" },
    { name: "Churn in first 90 days", unit: "%", is: "churn" },
    { name: "Satisfaction, top two answers", unit: "%", is: "satisfaction" },
    { name: "Order to service, 90th percentile", unit: "days", is: "end-to-end-time" },
    { name: "First promised date met", unit: "%", is: null },
    { name: "Promises per closed issue", unit: "promises per issue", is: null },
  ])("$name, $unit: $is", ({ name, unit, is }) => {
    expect(customerFacetOf({ name, unit })).toBe(is);
  });
});

/** A metric of this name, of two series. */
function named(code: string, name: string, base: Metric = outcome): Metric {
  const [series] = base.series;
  if (series === undefined) throw new Error("no series");
  return {
    ...base,
    code,
    versions: [version({ name })],
    series: [
      { ...series, key: 4 },
      { ...series, key: 5 },
    ],
  };
}

const kept = named("E4", "Promises kept");
const reference = { first: january, last: february };
const lastYear = addMonths(march, -12);
const figures = [lastYear, january, february].flatMap((at) => [
  figure(4, at, 980),
  figure(5, at, 960),
]);
const moveText = (move: Move | null | undefined) =>
  move === null || move === undefined ? null : [roundedText(move.by, 2), move.better];

describe("what customers experienced in a month", () => {
  const all = [...figures, figure(4, march, 900), figure(5, march, 880)];
  const measures = customerMeasures({ metrics: [kept], stages: [fit] }, all, {
    period: march,
    reference,
  });
  const [one] = measures.exceptions;

  test("is taken over all who report it, from their counts, and what is off track stands first", () => {
    expect(one?.judged.parts).toEqual({ numerator: 1780, denominator: 2000 });
    expect(one?.judged.level).toBe("watch");
    expect(measures.others).toEqual([]);
  });

  test("moved against the month before, last year and the reference window", () => {
    expect(moveText(one?.moved.lastMonth)).toEqual(["-8.00", false]);
    expect(moveText(one?.moved.lastYear)).toEqual(["-8.00", false]);
    expect(moveText(one?.moved.reference)).toEqual(["-8.00", false]);
  });

  test("a question that nobody measures is named", () => {
    expect(measures.unmeasured).toEqual(
      customerFacets.filter((facet) => facet !== "promises-kept"),
    );
  });
});

test("what one of several hasn't reported has no value, and calls for a look", () => {
  const { exceptions } = customerMeasures(
    { metrics: [kept], stages: [] },
    [...figures, figure(4, march, 900)],
    { period: march, reference },
  );
  expect(exceptions.map(({ judged }) => judged.level)).toEqual(["no-data"]);
  expect(exceptions[0]?.moved.lastMonth).toBeNull();
});

test("a month of the reference window isn't compared with its own future", () => {
  const { others } = customerMeasures({ metrics: [kept], stages: [] }, figures, {
    period: february,
    reference,
  });
  expect(others[0]?.moved.reference).toBeNull();
  expect(moveText(others[0]?.moved.lastMonth)).toEqual(["0.00", null]);
});

test("a stage answers a question that nothing else does", () => {
  const second = named("C1", "No second contact in 7 days", fit);
  const { others, unmeasured } = customerMeasures({ metrics: [], stages: [second] }, figures, {
    period: february,
    reference: null,
  });
  expect(others.map(({ facet }) => facet)).toEqual(["repeat-contacts"]);
  expect(unmeasured).not.toContain("repeat-contacts");
});

test("how many of what can be compared with the reference is worse now, on track or not", () => {
  const of = (now: number) =>
    worseThanReference(
      customerMeasures(
        { metrics: [kept, { ...named("E9", "Churn"), series: [] }], stages: [] },
        [...figures, figure(4, march, now), figure(5, march, now)],
        { period: march, reference },
      ),
    );
  expect(of(969)).toEqual({ worse: 1, of: 1 });
  expect(of(970)).toEqual({ worse: 0, of: 1 });
  expect(of(971)).toEqual({ worse: 0, of: 1 });
});
