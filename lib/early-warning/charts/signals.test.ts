import * as fc from "fast-check";
import { expect, test } from "vitest";
import { controlChart, type ChartMonth } from "./control-chart";
import cases from "./fixtures/nhs-cases.json";
import { assuranceOf, variationOf, type Better } from "./icons";
import type { Limits } from "./limits";
import { signalsOf, type Signal } from "./signals";

const better: Readonly<Record<string, Better>> = { increase: "higher", decrease: "lower" };

/** What the NHS package calls a signal. */
function calledByNhs({ rule, side }: Signal): string {
  const isHigh = side === "high";
  switch (rule) {
    case "outside":
      return isHigh ? "Above UCL" : "Below LCL";
    case "trend":
      return `7 Point Trend (${isHigh ? "Increasing" : "Decreasing"})`;
    case "near-limit":
      return `2 in 3 ${isHigh ? "Above" : "Below"} CL`;
    case "shift":
      return `7 Points ${isHigh ? "Above" : "Below"} CL`;
  }
}

/** What the NHS package calls the assurance of a target. */
function assuranceSaid(limits: Limits | null, target: number | null, improve: Better) {
  const assured = limits === null ? null : assuranceOf(limits, target, improve);
  return assured === null || assured === "inconsistent" ? assured : `consistent_${assured}`;
}

function months(values: readonly number[], breaks: readonly number[] = []): readonly ChartMonth[] {
  return values.map((value, index) => ({
    value,
    counted: null,
    newBaseline: breaks.includes(index),
  }));
}

test.each(cases)(
  "$case: limits, signals, types and assurance as the NHS package has them",
  (one) => {
    const breaks = one.rebase === null ? [] : [one.rebase - 1];
    const { points } = controlChart(months(one.values, breaks), {
      chart: "individuals",
      lockedAfter: one.fix,
      screened: one.screen,
    });
    const improve = better[one.improve] ?? null;
    const found = points.flatMap(({ signal }, at) => {
      if (signal === null) return [];
      const { kind } = variationOf(signal, improve);
      return [{ at, says: calledByNhs(signal), type: `special_cause_${kind}` }];
    });
    expect(found).toEqual(one.special);
    for (const { from, mean, lower, upper } of one.limits) {
      const limits = points[from]?.limits;
      expect(limits?.mean).toBeCloseTo(mean, 7);
      expect(limits?.lower).toBeCloseTo(lower, 7);
      expect(limits?.upper).toBeCloseTo(upper, 7);
    }
    const said = assuranceSaid(points.at(-1)?.limits ?? null, one.target, improve);
    expect(said).toBe(one.assurance);
  },
);

const limits = { mean: 0, lower: -3, upper: 3, reach: 3 };

/** The rules that values show against a mean of 0 and limits of 3, each by its first letter, high ones as capitals. */
function seen(values: readonly number[]): string {
  return signalsOf(values.map((value) => ({ value, limits })))
    .map((signal) => {
      const letter = signal?.rule.slice(0, 1) ?? ".";
      return signal?.side === "high" ? letter.toUpperCase() : letter;
    })
    .join("");
}

test.each([
  { values: [3.1, 0, -3.1], is: "O.o", why: "beyond a limit" },
  { values: [3, -3], is: "..", why: "a limit itself is within" },
  { values: [1, 1, 1, 1, 1, 1], is: "......", why: "six on one side" },
  { values: [1, 1, 1, 1, 1, 1, 1, -1], is: "SSSSSSS.", why: "seven on one side" },
  { values: [-1, -1, -1, 0, -1, -1, -1, -1], is: "........", why: "on the mean is on no side" },
  { values: [-1.5, -1, -0.5, 0.5, 1, 1.5], is: "......", why: "six that rise" },
  { values: [-1.5, -1, -0.5, 0.1, 0.5, 1, 1.5], is: "TTTTTTT", why: "seven that rise" },
  { values: [1.5, 1, 0.5, 0.5, -0.5, -1, -1.5, -1.7], is: "........", why: "a tie ends a trend" },
  {
    values: [-1.5, -1, -0.5, 0, 0.5, 1, 1.5, 1, 0.5, 0, -0.5, -1, -1.5],
    is: "TTTTTTTtttttt",
    why: "a peak belongs to the rise",
  },
  { values: [2.1, 1, 2.1], is: "N.N", why: "two of three near a limit, the one between isn't" },
  { values: [2.1, -1, 2.1], is: "...", why: "the three aren't on one side" },
  { values: [2, 2, 1], is: "...", why: "two thirds of the way itself isn't near" },
  { values: [3.5, 2.1, 1], is: "O..", why: "beyond a limit isn't near it" },
  {
    values: [-1.5, -1, -0.5, 0.1, 2.1, 2.2, 3.2],
    is: "TTTTTTO",
    why: "outside is named before a trend, a trend before near a limit",
  },
  {
    values: [1, 1, 1, 1, 2.1, 1, 2.1],
    is: "SSSSNSN",
    why: "near a limit is named before a shift",
  },
])("$values: $why", ({ values, is }) => {
  expect(seen(values)).toBe(is);
});

test.each([
  { target: 3.1, higher: "fail", lower: "pass", why: "above both limits" },
  { target: 3, higher: "inconsistent", lower: "inconsistent", why: "on the upper limit" },
  { target: -3, higher: "inconsistent", lower: "inconsistent", why: "on the lower limit" },
  { target: -3.1, higher: "pass", lower: "fail", why: "below both limits" },
])("a target $why: $higher where higher is better, $lower where lower is", ({ target, ...is }) => {
  expect(assuranceOf(limits, target, "higher")).toBe(is.higher);
  expect(assuranceOf(limits, target, "lower")).toBe(is.lower);
  expect(assuranceOf(limits, target, null)).toBeNull();
  expect(assuranceOf(limits, null, "higher")).toBeNull();
});

test("months that are all alike are on their mean, whatever doubles make of it", () => {
  const alike = months(Array.from({ length: 10 }, () => 0.1));
  const { points } = controlChart(alike, {
    chart: "individuals",
    lockedAfter: null,
    screened: true,
  });
  expect(points.every(({ signal }) => signal === null)).toBe(true);
});

const series = fc.array(fc.integer({ min: -60, max: 60 }), { minLength: 2, maxLength: 60 });
const individuals = { chart: "individuals", lockedAfter: 12, screened: true } as const;

test("turned upside down, better and worse change places and nothing else", () => {
  fc.assert(
    fc.property(series, (values) => {
      const up = controlChart(months(values), individuals).points;
      const down = controlChart(months(values.map((value) => -value)), individuals).points;
      for (const [index, { signal }] of up.entries()) {
        const mirrored = down[index]?.signal ?? null;
        expect(mirrored?.rule).toBe(signal?.rule);
        expect(variationOf(mirrored, "lower").kind).toBe(variationOf(signal, "higher").kind);
      }
    }),
  );
});

test("units don't matter: signals are the same in them", () => {
  const unit = fc.constantFrom(0.01, 0.1, 7, 1000);
  fc.assert(
    fc.property(series, unit, fc.constantFrom(0, 50), (values, factor, shift) => {
      const signals = (of: readonly number[]) =>
        controlChart(months(of), individuals).points.map(({ signal }) => signal);
      const inUnits = values.map((value) => value * factor + shift);
      expect(signals(inUnits)).toEqual(signals(values));
    }),
  );
});

test("a baseline knows nothing of the others: in any order each has its own limits and signals", () => {
  fc.assert(
    fc.property(series, series, (one, other) => {
      const together = (first: readonly number[], second: readonly number[]) =>
        controlChart(months([...first, ...second], [0, first.length]), individuals).points;
      const ways = [together(one, other), together(other, one)];
      expect(ways[0]?.slice(0, one.length)).toEqual(ways[1]?.slice(other.length));
      expect(ways[0]?.slice(one.length)).toEqual(ways[1]?.slice(0, other.length));
    }),
  );
});
